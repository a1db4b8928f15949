#include "cli/options/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/world_error.h"

namespace patscope::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Options read(std::vector<const char*> words) {
  words.insert(words.begin(), "patscope");
  return read_command_line(static_cast<int>(words.size()), words.data()).value();
}

std::string refusal(std::vector<const char*> words) {
  try {
    (void)read(std::move(words));
  } catch (const WorldError& error) {
    EXPECT_EQ(error.exit_code, ExitCode::usage);
    return error.what();
  }
  return "not refused";
}

TEST(Options, ReadsWhatToAnalyse) {
  const auto options =
      read({"check", "a.yml", "b.yml", "--parameter", "x=1", "--parameter", "y=2", "--variable", "v=w", "--grant",
            "A=vso.code vso.build", "--fail-on", "unproven", "--strict", "--format", "json"});
  EXPECT_EQ(options.command, Command::check);
  EXPECT_THAT(options.input.paths, ElementsAre("a.yml", "b.yml"));
  EXPECT_THAT(options.input.parameters, ElementsAre("x=1", "y=2"));
  EXPECT_THAT(options.input.grants, ElementsAre("A=vso.code vso.build"));
  EXPECT_EQ(options.check.fail_on, report::Severity::warning);
  EXPECT_EQ(options.check.strict, Strict::yes);
  EXPECT_EQ(options.format, Format::json);
}

TEST(Options, ARepeatableOptionDoesNotSwallowThePathBehindIt) {
  EXPECT_THAT(read({"calls", "--parameter", "x=1", "a.yml"}).input.paths, ElementsAre("a.yml"));
}

TEST(Options, WhatIsExplainedKeepsItsWords) {
  EXPECT_THAT(read({"explain", "PATCH", "_apis/wit/$batch"}).explain.what, ElementsAre("PATCH", "_apis/wit/$batch"));
}

TEST(Options, ARefusalNamesTheOptionAndWhatWasExpected) {
  EXPECT_THAT(refusal({"check", "--format", "xml"}),
              AllOf(HasSubstr("--format"), HasSubstr("azure, html, json, junit, markdown, sarif, text")));
  EXPECT_THAT(refusal({"check", "--fail-on", "x"}), AllOf(HasSubstr("--fail-on"), HasSubstr("missing")));
  EXPECT_THAT(refusal({"check", "--frobnicate"}), HasSubstr("--frobnicate"));
  EXPECT_THAT(refusal({"chek"}), HasSubstr("'chek' is no command; did you mean check?"));
  EXPECT_THAT(refusal({"expand"}), HasSubstr("FILE"));
  EXPECT_THAT(refusal({}), HasSubstr("expected a command: check"));
}

TEST(Options, AValueIsWhatFollowsTheFirstEqualsSign) {
  EXPECT_EQ(key_and_value("a=b=c", "--variable"), std::pair(std::string("a"), std::string("b=c")));
  EXPECT_EQ(key_and_value("a=", "--variable"), std::pair(std::string("a"), std::string()));
  EXPECT_THROW((void)key_and_value("a", "--variable"), WorldError);
  EXPECT_THROW((void)key_and_value("=a", "--variable"), WorldError);
}

}  // namespace
}  // namespace patscope::cli
