#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(PythonStatements, Assign) {
  const Lowered rows[] = {
      {.code = "a, *b = c", .tree = R"(
assign =
  list
    variable a
    operation spread
      variable b
  variable c
)"},
      {.code = "a = b = 1", .tree = R"(
assign =
  variable a
  assign =
    variable b
    text "1"
)"},
      {.code = "a.b += 1", .tree = R"(
assign +=
  member b
    variable a
  text "1"
)"},
      {.code = "x: str", .tree = R"(
)"},
      {.code = "x: str = y", .tree = R"(
assign =
  variable x
  variable y
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, Branch) {
  const Lowered rows[] = {
      {.code = R"(if a:
  f()
elif b:
  g()
else:
  h())",
       .tree = R"(
branch
  variable a
  sequence
    invoke
      variable f
  sequence
    branch
      variable b
      sequence
        invoke
          variable g
      sequence
        invoke
          variable h
)"},
      {.code = R"(if __name__ == '__main__':
  main())",
       .tree = R"(
branch
  operation ==
    variable __name__
    text "__main__"
  sequence
    invoke
      variable main
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, Loop) {
  const Lowered rows[] = {
      {.code = R"(for a, b in c:
  continue
else:
  f())",
       .tree = R"(
loop
  list
    variable a
    variable b
  variable c
  nothing
  sequence
    leave continue
sequence
  invoke
    variable f
)"},
      {.code = R"(while True:
  break)",
       .tree = R"(
loop
  nothing
  nothing
  text "True"
  sequence
    leave break
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, OpenWithAName) {
  const Lowered rows[] = {
      {.code = R"(with requests.Session() as s, g():
  s.get(u))",
       .tree = R"(
assign =
  variable s
  invoke
    member Session
      variable requests
invoke
  variable g
invoke
  member get
    variable s
  arg variable u
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, TryAndHandle) {
  const Lowered rows[] = {
      {.code = R"(try:
  f()
except A as e:
  raise X from e
else:
  g()
finally:
  h())",
       .tree = R"(
attempt
  sequence
    invoke
      variable f
    invoke
      variable g
  sequence
    leave throw
      variable X
  sequence
    invoke
      variable h
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, MatchLikeBranches) {
  const Lowered rows[] = {
      {.code = R"(match cmd:
  case 'a' | 'b':
    f()
  case [x, y] if z:
    g()
  case _:
    h())",
       .tree = R"(
branch
  operation ||
    operation ==
      variable cmd
      text "a"
    operation ==
      variable cmd
      text "b"
  sequence
    invoke
      variable f
  sequence
    branch
      operation &&
        operation match
          variable cmd
        variable z
      sequence
        invoke
          variable g
      sequence
        invoke
          variable h
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, Import) {
  const Lowered rows[] = {
      {.code = "import a.b as c, d.e", .tree = R"(
import import as c
  text "a.b"
import import as d.e
  text "d.e"
)"},
      {.code = "from ..a import b as c, d", .tree = R"(
import from
  text "..a"
  arg c= text "b"
  arg d= text "d"
)"},
      {.code = "from . import x", .tree = R"(
import from
  text "."
  arg x= text "x"
)"},
      {.code = "from z import *", .tree = R"(
import from
  text "z"
  arg *= text "*"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonStatements, PrintAsPython2Did) {
  const Lowered rows[] = {
      {.code = "print 'x', y", .tree = R"(
invoke
  variable print
  arg text "x"
  arg variable y
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

}  // namespace
}  // namespace patscope::script
