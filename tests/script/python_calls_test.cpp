#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(PythonCalls, TakePlainNamedAndSpreadArguments) {
  const Lowered rows[] = {
      {.code = "requests.get(u, *a, headers=h, **kw)", .tree = R"(
invoke
  member get
    variable requests
  arg variable u
  spread variable a
  arg headers= variable h
  spread variable kw
)"},
      {.code = R"(requests \
  .request('GET', u).json())",
       .tree = R"(
invoke
  member json
    invoke
      member request
        variable requests
      arg text "GET"
      arg variable u
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonCalls, ReachTheBaseClassThroughSuper) {
  const Lowered rows[] = {
      {.code = "super().__init__(a)", .tree = R"(
invoke
  member constructor
    variable super
  arg variable a
)"},
      {.code = "super(A, self).run()", .tree = R"(
invoke
  member run
    variable super
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonCalls, ReadAndWriteTheEnvironment) {
  const Lowered rows[] = {
      {.code = R"(import os
os.environ['A'])",
       .tree = R"(
import import as os
  text "os"
environment A
)"},
      {.code = "os.environ.get('A', 'b')", .tree = R"(
operation default
  environment A
  text "b"
)"},
      {.code = "os.getenv('A')", .tree = R"(
environment A
)"},
      {.code = "os.getenv(n)", .tree = R"(
index
  member environ
    variable os
  variable n
)"},
      {.code = "os.environ['A'] = x", .tree = R"(
assign =
  environment A
  variable x
)"},
      {.code = "os.environ.setdefault('A', 'b')", .tree = R"(
assign ??=
  environment A
  text "b"
)"},
      {.code = "os.putenv('A', v)", .tree = R"(
assign =
  environment A
  variable v
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonCalls, KnowTheEnvironmentUnderOtherNames) {
  const Lowered rows[] = {
      {.code = R"(import os as o
o.environ['A'])",
       .tree = R"(
import import as o
  text "os"
environment A
)"},
      {.code = R"(from os import environ as e, getenv
e.get('A')
getenv('B', default='c'))",
       .tree = R"(
import from
  text "os"
  arg e= text "environ"
  arg getenv= text "getenv"
environment A
operation default
  environment B
  text "c"
)"},
      {.code = R"(import os
env = os.environ
env['A'])",
       .tree = R"(
import import as os
  text "os"
assign =
  variable env
  member environ
    variable os
environment A
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonCalls, LeaveOtherObjectsAlone) {
  const Lowered rows[] = {
      {.code = "config.environ['A']", .tree = R"(
index
  member environ
    variable config
  text "A"
)"},
      {.code = "data.get('A', 'b')", .tree = R"(
invoke
  member get
    variable data
  arg text "A"
  arg text "b"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

}  // namespace
}  // namespace patscope::script
