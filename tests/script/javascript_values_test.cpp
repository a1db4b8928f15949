#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(JavaScriptValues, AreLiteralsWithTheirEscapesReplaced) {
  const Lowered rows[] = {
      {.code = "x('a\\n\\x41\\u{e9}\\q')", .tree = R"(
invoke
  variable x
  arg text "a\nAéq"
)"},
      {.code = "x(1, -2.5, true, null, undefined)", .tree = R"(
invoke
  variable x
  arg text "1"
  arg text "-2.5"
  arg text "true"
  arg nothing
  arg nothing
)"},
      {.code = "u.replace(/\\/$/g, '')", .tree = R"(
invoke
  member replace
    variable u
  arg operation regex
    text "\/$"
    text "g"
  arg text ""
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, OfElementsAreWhatTheyCompute) {
  const Lowered rows[] = {
      {.code = "x(<A b={c} d='e'>text {f} <G/></A>, <><b>{...h}</b></>)", .tree = R"(
invoke
  variable x
  arg list
    variable c
    variable f
  arg list
    operation spread
      variable h
)"},
      // Only the grammar without elements knows this form, and only the bytes in the string call for the other.
      {.code = "x(<T>y, '</a>')", .tree = R"(
invoke
  variable x
  arg variable y
  arg text "</a>"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, JoinTemplates) {
  const Lowered rows[] = {
      {.code = "x(`${base}/_apis/${a.b}\\``)", .tree = R"(
invoke
  variable x
  arg join
    variable base
    text "/_apis/"
    member b
      variable a
    text "`"
)"},
      {.code = "sql`a${b}`", .tree = R"(
invoke
  variable sql
  arg join
    text "a"
    variable b
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, AreListsAndMapsWithSpreads) {
  const Lowered rows[] = {
      {.code = "x([1, ...a])", .tree = R"(
invoke
  variable x
  arg list
    text "1"
    operation spread
      variable a
)"},
      {.code = "x({ a, 'b-c': 1, [k]: 2, ...rest, f() { return 1 } })", .tree = R"(
invoke
  variable x
  arg map
    text "a"
    variable a
    text "b-c"
    text "1"
    variable k
    text "2"
    nothing
    operation spread
      variable rest
    text "f"
    lambda
      function f
        sequence
          give_back
            text "1"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, UseOneSpellingForOperators) {
  const Lowered rows[] = {
      {.code = "a === b", .tree = R"(
operation ==
  variable a
  variable b
)"},
      {.code = "a !== !b", .tree = R"(
operation !=
  variable a
  operation not
    variable b
)"},
      {.code = "a ?? b || c && d", .tree = R"(
operation ??
  variable a
  operation ||
    variable b
    operation &&
      variable c
      variable d
)"},
      {.code = "typeof a", .tree = R"(
operation typeof
  variable a
)"},
      {.code = "a++", .tree = R"(
assign +=
  variable a
  text "1"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, ChooseOneOfTwo) {
  const Lowered rows[] = {
      {.code = "a ? b : c", .tree = R"(
choose
  variable a
  variable b
  variable c
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, TakeParts) {
  const Lowered rows[] = {
      {.code = "a?.b?.[0]!['k'].c", .tree = R"(
member c
  index
    index
      member b
        variable a
      text "0"
    text "k"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, LeaveTypesOut) {
  const Lowered rows[] = {
      {.code = "x(<any>a as string satisfies T)", .tree = R"(
invoke
  variable x
  arg variable a
)"},
      {.code = "f<string>(1)", .tree = R"(
invoke
  variable f
  arg text "1"
)"},
      {.code = R"(interface I { a: string }
type T = { b: 1 };)",
       .tree = R"(
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, AreFunctions) {
  const Lowered rows[] = {
      {.code = "x(async (a, b = 1, ...c) => a)", .tree = R"(
invoke
  variable x
  arg lambda
    function  async
      parameter a
      parameter b
        text "1"
      parameter c rest
      sequence
        give_back
          variable a
)"},
      {.code = "x(y => { y() })", .tree = R"(
invoke
  variable x
  arg lambda
    function 
      parameter y
      sequence
        invoke
          variable y
)"},
      {.code = "x(function* n() { yield 1; yield* g(); })", .tree = R"(
invoke
  variable x
  arg lambda
    function n
      sequence
        operation yield
          text "1"
        operation yield
          operation spread
            invoke
              variable g
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, AreTheOperandOfAwait) {
  const Lowered rows[] = {
      {.code = "await get(u)", .tree = R"(
invoke
  variable get
  arg variable u
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptValues, AreEnumsAsMaps) {
  const Lowered rows[] = {
      {.code = "enum E { A, B = 'b' }", .tree = R"(
assign = (local)
  variable E
  map
    text "A"
    text "0"
    text "B"
    text "b"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

}  // namespace
}  // namespace patscope::script
