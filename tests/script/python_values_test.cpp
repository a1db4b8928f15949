#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(PythonValues, AreLiteralsWithTheirEscapesReplaced) {
  const Lowered rows[] = {
      {.code = "'a\\n\\x41\\u00e9\\q'", .tree = R"(
text "a\nAé\q"
)"},
      {.code = "rb'\\d{2}'", .tree = R"(
text "\d{2}"
)"},
      {.code = "x = 1, -2.5, True, None", .tree = R"(
assign =
  variable x
  list
    text "1"
    text "-2.5"
    text "True"
    nothing
)"},
      {.code = R"("""one
two""")",
       .tree = R"(
text "one\ntwo"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, JoinWhatIsInterpolatedOrAdjacent) {
  const Lowered rows[] = {
      {.code = "f\"{base}/{org!r:>{w}}{{x}}\"", .tree = R"(
join
  variable base
  text "/"
  variable org
  text "{x}"
)"},
      {.code = "f\"{a}/_apis\" \"/x\" f\"{b}\"", .tree = R"(
join
  variable a
  text "/_apis/x"
  variable b
)"},
      {.code = R"(u = ('a'
  'b'))",
       .tree = R"(
assign =
  variable u
  text "ab"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, AreListsAndMapsWithSpreads) {
  const Lowered rows[] = {
      {.code = "[*a, (1, 2), {3}]", .tree = R"(
list
  operation spread
    variable a
  list
    text "1"
    text "2"
  list
    text "3"
)"},
      {.code = "{**headers(), 'x': 1}", .tree = R"(
map
  nothing
  operation spread
    invoke
      variable headers
  text "x"
  text "1"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, UseOneSpellingForOperators) {
  const Lowered rows[] = {
      {.code = "a and b or not c", .tree = R"(
operation ||
  operation &&
    variable a
    variable b
  operation not
    variable c
)"},
      {.code = "a is not b", .tree = R"(
operation !=
  variable a
  variable b
)"},
      {.code = "1 < a <= 3", .tree = R"(
operation &&
  operation <
    text "1"
    variable a
  operation <=
    variable a
    text "3"
)"},
      {.code = "'%s' % x", .tree = R"(
operation %
  text "%s"
  variable x
)"},
      {.code = "-n", .tree = R"(
operation -
  variable n
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, ChooseOneOfTwo) {
  const Lowered rows[] = {
      {.code = "a if c else b", .tree = R"(
choose
  variable c
  variable a
  variable b
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, TakeParts) {
  const Lowered rows[] = {
      {.code = "a.b[0]['k'].c", .tree = R"(
member c
  index
    index
      member b
        variable a
      text "0"
    text "k"
)"},
      {.code = "a[1:]", .tree = R"(
index
  variable a
  operation slice
    text "1"
    nothing
)"},
      {.code = "a[:-1]", .tree = R"(
index
  variable a
  operation slice
    nothing
    text "-1"
)"},
      {.code = "a[::2]", .tree = R"(
index
  variable a
  operation slice
    nothing
    nothing
    text "2"
)"},
      {.code = "a[1, 2]", .tree = R"(
index
  variable a
  list
    text "1"
    text "2"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, MayBeAnonymousFunctions) {
  const Lowered rows[] = {
      {.code = "lambda q, *w, k=1: q", .tree = R"(
lambda
  function 
    parameter q
    parameter w rest
    parameter k
      text "1"
    sequence
      give_back
        variable q
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, ComeFromComprehensionsAsLoops) {
  const Lowered rows[] = {
      {.code = "[f(x) for x in a if x]", .tree = R"(
list
  loop
    variable x
    variable a
    nothing
    branch
      variable x
      invoke
        variable f
        arg variable x
)"},
      {.code = "{k: v for k, v in p}", .tree = R"(
map
  nothing
  operation spread
    list
      loop
        list
          variable k
          variable v
        variable p
        nothing
        map
          variable k
          variable v
)"},
      {.code = "any(y for x in a for y in x)", .tree = R"(
invoke
  variable any
  arg list
    loop
      variable x
      variable a
      nothing
      loop
        variable y
        variable x
        nothing
        variable y
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, AreTheOperandOfAwait) {
  const Lowered rows[] = {
      {.code = "await get(u)", .tree = R"(
invoke
  variable get
  arg variable u
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonValues, MayBeAssignedInPassing) {
  const Lowered rows[] = {
      {.code = "(n := f())", .tree = R"(
assign =
  variable n
  invoke
    variable f
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

}  // namespace
}  // namespace patscope::script
