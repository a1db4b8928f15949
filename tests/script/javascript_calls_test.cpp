#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(JavaScriptCalls, MaySpanLinesAndSpread) {
  const Lowered rows[] = {
      {.code = R"(axios
  .post(u, ...a)
  .then((r) => r.data))",
       .tree = R"(
invoke
  member then
    invoke
      member post
        variable axios
      arg variable u
      spread variable a
  arg lambda
    function 
      parameter r
      sequence
        give_back
          member data
            variable r
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptCalls, MayMakeObjects) {
  const Lowered rows[] = {
      {.code = "new azdev.WebApi(u, h)", .tree = R"(
invoke new
  member WebApi
    variable azdev
  arg variable u
  arg variable h
)"},
      {.code = "new X", .tree = R"(
invoke new
  variable X
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptCalls, ReadAndWriteTheEnvironment) {
  const Lowered rows[] = {
      {.code = "process.env.A", .tree = R"(
environment A
)"},
      {.code = "process.env['A']", .tree = R"(
environment A
)"},
      {.code = "process.env[n]", .tree = R"(
index
  member env
    variable process
  variable n
)"},
      {.code = "process.env.A = x", .tree = R"(
assign =
  environment A
  variable x
)"},
      {.code = "const { A, B: b = 'x' } = process.env", .tree = R"(
assign = (local)
  variable A
  environment A
assign = (local)
  variable b
  operation ??
    environment B
    text "x"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptCalls, KnowTheEnvironmentUnderOtherNames) {
  const Lowered rows[] = {
      {.code = "const env = process.env; env.A", .tree = R"(
assign = (local)
  variable env
  member env
    variable process
environment A
)"},
      {.code = "import { env as e } from 'node:process'; e.A", .tree = R"(
import module
  text "node:process"
  arg e= text "env"
environment A
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptCalls, LeaveOtherObjectsAlone) {
  const Lowered rows[] = {
      {.code = "config.env.A", .tree = R"(
member A
  member env
    variable config
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

}  // namespace
}  // namespace patscope::script
