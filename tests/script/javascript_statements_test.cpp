#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(JavaScriptStatements, Branch) {
  const Lowered rows[] = {
      {.code = "if (a) f(); else if (b) g(); else { h() }", .tree = R"(
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
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptStatements, SwitchLikeBranches) {
  const Lowered rows[] = {
      {.code = "switch (a) { case 1: case 2: f(); break; default: g() }", .tree = R"(
branch
  operation ||
    operation ==
      variable a
      text "1"
    operation ==
      variable a
      text "2"
  sequence
    invoke
      variable f
  sequence
    invoke
      variable g
)"},
      {.code = "switch (f()) { case 'x': return 1 }", .tree = R"(
assign = (local)
  variable #1
  invoke
    variable f
branch
  operation ==
    variable #1
    text "x"
  sequence
    give_back
      text "1"
  sequence
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptStatements, Loop) {
  const Lowered rows[] = {
      {.code = "for (let i = 0; i < 2; i++) f(i)", .tree = R"(
assign = (local)
  variable i
  text "0"
loop
  nothing
  nothing
  operation <
    variable i
    text "2"
  sequence
    invoke
      variable f
      arg variable i
    assign +=
      variable i
      text "1"
)"},
      {.code = "for await (const [k, v] of o) { continue }", .tree = R"(
loop
  variable #1
  variable o
  nothing
  sequence
    assign = (local)
      list
        variable k
        variable v
      variable #1
    leave continue
)"},
      {.code = "for (const k in o) f(k)", .tree = R"(
loop in
  variable k
  variable o
  nothing
  sequence
    invoke
      variable f
      arg variable k
)"},
      {.code = "do f(); while (a)", .tree = R"(
loop
  nothing
  nothing
  variable a
  sequence
    invoke
      variable f
)"},
      {.code = "l: while (a) break l;", .tree = R"(
loop
  nothing
  nothing
  variable a
  sequence
    leave break
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptStatements, TryAndHandle) {
  const Lowered rows[] = {
      {.code = "try { f() } catch (e) { throw e } finally { h() }", .tree = R"(
attempt
  sequence
    invoke
      variable f
  sequence
    leave throw
      variable e
  sequence
    invoke
      variable h
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

}  // namespace
}  // namespace patscope::script
