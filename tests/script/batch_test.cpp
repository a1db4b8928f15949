#include <gtest/gtest.h>

#include "lowering.h"

namespace patscope::script {
namespace {

void expect_rows(std::initializer_list<LoweringRow> rows) {
  for (const auto& row : rows) EXPECT_EQ(with_line_break(lowered(Language::batch, row.code)), row.expected) << row.code;
}

TEST(BatchWords, ExpandVariablesOfAllForms) {
  expect_rows({
      {"@curl -s -u :%PAT% \"%URL%/x y?a=!B!\" ^\n  -o out.json\n", R"(
command
  arg text "curl"
  flag -s
  flag -u
  arg join
    text ":"
    environment PAT
  arg join
    environment URL
    text "/x y?a="
    environment B
  flag -o
  arg text "out.json"
)"},
      {"x %REPO:~0,3% %REPO:a=b% %~dp0run.ps1 100%% ^& {{Hole}}\n", R"(
command
  arg text "x"
  arg operation substring as :
    environment REPO
    text "0"
    text "3"
  arg operation replace as //
    environment REPO
    text "a"
    text "b"
  arg join
    variable PSScriptRoot
    text "\run.ps1"
  arg text "100%"
  arg text "&"
  arg text "{Hole}"
)"},
      {"curl -d \"{\\\"a\\\": \\\"b c\\\"}\" u\n", R"(
command
  arg text "curl"
  flag -d
  arg text "{"a": "b c"}"
  arg text "u"
)"},
  });
}

TEST(BatchVariables, AreSetInTheEnvironment) {
  expect_rows({
      {"set URL=https://%H%/a b\nset \"T=%~1\"\nset /a N=1+2\nset /p A=Name?\nset E=\nset E\n", R"(
parameter 1
assign =
  environment URL
  join
    text "https://"
    environment H
    text "/a b"
assign =
  environment T
  variable 1
assign =
  environment N
  operation arithmetic
assign =
  environment A
  operation read
assign =
  environment E
  text ""
)"},
  });
}

TEST(BatchControlFlow, IsBranchesAndLoops) {
  expect_rows({
      {"if /i not \"%A%\"==\"b\" (x) else if not exist f y\n", R"(
branch
  operation not
    operation ==
      environment A
      text "b"
  sequence
    command
      arg text "x"
  sequence
    branch
      operation not
        operation exist
          text "f"
      sequence
        command
          arg text "y"
)"},
      {"for /f \"usebackq\" %%i in (`curl u ^| jq .x`) do set A=%%~i\n", R"(
loop
  variable i
  capture
    sequence
      pipe
        command
          arg text "curl"
          arg text "u"
        command
          arg text "jq"
          arg text ".x"
  nothing
  sequence
    assign =
      environment A
      variable i
)"},
      {"for %%f in (a %B%) do (x %%f)\n", R"(
loop
  variable f
  list
    text "a"
    environment B
  nothing
  sequence
    command
      arg text "x"
      arg variable f
)"},
      {"a | b && c || d > f 2>nul\n", R"(
operation ||
  operation &&
    pipe
      command
        arg text "a"
      command
        arg text "b"
    command
      arg text "c"
  command
    arg text "d"
    output: text "f"
)"},
  });
}

TEST(BatchLabels, AreFunctions) {
  expect_rows({{"call :sub a\ngoto end\n:Sub\nx %*\n:end\ny\nexit /b 1\n", R"(
function
  function :sub
    sequence
      command
        arg text "x"
        spread variable @
      command
        arg text ":end"
function
  function :end
    sequence
      command
        arg text "y"
      give_back
        text "1"
command
  arg text ":sub"
  arg text "a"
sequence
  command
    arg text ":end"
  give_back
)"}});
}

TEST(BatchWords, StandWhereTheirLiteralsSay) {
  EXPECT_EQ(misplaced_literals(Language::batch, "set \"A=b^&c %D% e\"\r\ncurl \"a\\\"b\" x^^y %Z%w ^\r\n  \"q r\"\r\n"),
            "");
}

}  // namespace
}  // namespace patscope::script
