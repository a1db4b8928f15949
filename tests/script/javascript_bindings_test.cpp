#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(JavaScriptBindings, DeclareAndAssign) {
  const Lowered rows[] = {
      {.code = "const a = 1, b = 2; let c;", .tree = R"(
assign = (local)
  variable a
  text "1"
assign = (local)
  variable b
  text "2"
assign = (local)
  variable c
  nothing
)"},
      {.code = "a = b", .tree = R"(
assign =
  variable a
  variable b
)"},
      {.code = "a.b ||= c", .tree = R"(
assign ||=
  member b
    variable a
  variable c
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptBindings, TakeObjectsApart) {
  const Lowered rows[] = {
      {.code = "const { data } = await axios.get(u)", .tree = R"(
assign = (local)
  variable data
  member data
    invoke
      member get
        variable axios
      arg variable u
)"},
      {.code = "const { a, b: { c }, ...d } = f()", .tree = R"(
assign = (local)
  variable #1
  invoke
    variable f
assign = (local)
  variable a
  member a
    variable #1
assign = (local)
  variable c
  member c
    member b
      variable #1
assign = (local)
  variable d
  variable #1
)"},
      {.code = "({ a: x.y, b } = o)", .tree = R"(
assign =
  member y
    variable x
  member a
    variable o
assign =
  variable b
  member b
    variable o
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptBindings, TakeListsApart) {
  const Lowered rows[] = {
      {.code = "const [a, , b = 2, { c }, ...d] = f()", .tree = R"(
assign = (local)
  list
    variable a
    nothing
    variable b
    variable #1
    operation spread
      variable d
  invoke
    variable f
assign ??= (local)
  variable b
  text "2"
assign = (local)
  variable c
  member c
    variable #1
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptBindings, TakeParametersApart) {
  const Lowered rows[] = {
      {.code = "function f({ a, b = 1 } = {}, [c]) {}", .tree = R"(
function
  function f
    parameter #1
      map
    parameter #2
    sequence
      assign = (local)
        variable a
        member a
          variable #1
      assign = (local)
        variable b
        operation ??
          member b
            variable #1
          text "1"
      assign = (local)
        list
          variable c
        variable #2
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

}  // namespace
}  // namespace patscope::script
