#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/calls_made_up.h"
#include "report/find/judge.h"
#include "report/formats/agent_commands.h"
#include "report/formats/check.h"

namespace patscope::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(AgentCommands, EscapeAsTheAgentDecodes) {
  EXPECT_EQ(agent_command("task.logissue", {{"type", "error"}, {"sourcepath", "a;b]c%"}, {"code", ""}}, "50%\nof\r"),
            "##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc%AZP25]50%AZP25%0Aof%0D\n");
}

TEST(AgentCommands, OfOthersStartNothing) {
  struct Row {
    const char* text;
    const char* shown;
  };
  const Row rows[] = {{"##vso[task.complete]", "## vso[task.complete]"},
                      {"x ##VSO[a] ##[error]b", "x ## VSO[a] ## [error]b"},
                      {"####[group]", "#### [group]"},
                      {"## a heading, #[x]", "## a heading, #[x]"},
                      {"##", "##"}};
  for (const auto& row : rows) EXPECT_EQ(without_agent_commands(row.text), row.shown);
}

struct Sample {
  Sources sources = made_up::four_requests();
  Report report;
};

Sample sample(std::string_view reason) {
  Sample made;
  made.report.pipelines = {"release.yml"};
  made.report.files = {"release.yml"};
  made.report.calls = {made_up::call(made_up::list_builds(), 1), made_up::call(made_up::queue_build(), 3)};
  made.report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  for (int i = 0; i < 12; ++i)
    made.report.unread.push_back(
        {.region = {.place = made_up::place_on_line(4), .reason = std::string(reason) + std::to_string(i)}});
  judge(made.report, made.sources, made_up::scopes());
  return made;
}

std::string rendered(const Sample& made, HostType host = HostType::build) {
  return check_as_azure(
      made.report, made.sources, made_up::scopes(), {.path_prefix = {}},
      {.root = "/agent/s", .summary_file = "/t/patscope.md", .sarif_file = "/t/patscope.sarif", .host = host});
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t number = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++number;
  return number;
}

TEST(Azure, PutsTheWorstFirstAndNoMoreIssuesThanTheAgentKeeps) {
  const auto text = rendered(sample("not read "));
  EXPECT_EQ(times(text, "##vso[task.logissue type=error;sourcepath=/agent/s/release.yml;linenumber=3;columnnumber="),
            1U);
  EXPECT_EQ(times(text, "##vso[task.logissue type=warning;"), 10U);
  EXPECT_LT(text.find("type=error"), text.find("type=warning"));
  EXPECT_THAT(text, HasSubstr("2 findings more in the log"));
}

TEST(Azure, NamesTheFileOfAnIssueWhereverItIsOnTheDisk) {
  struct Row {
    const char* path;
    const char* shown;
  };
  const Row rows[] = {{"ci/x.yml", "/agent/s/ci/x.yml"},
                      {"ci/x.yml@shared", "/agent/shared/ci/x.yml"},
                      {"ci/x@y.yml", "/agent/s/ci/x@y.yml"},
                      {"/etc/x.yml", "/etc/x.yml"}};
  for (const auto& row : rows) {
    Sample made;
    const auto source = made.sources.add(row.path, "steps: []\n");
    made.report.findings = {{.rule = "missing-scope", .place = Span{source, 0, 5}, .message = "m"}};
    const auto text = check_as_azure(made.report, made.sources, made_up::scopes(), {.path_prefix = {}},
                                     {.root = "/agent/s", .repositories = {{"shared", "/agent/shared"}}});
    EXPECT_THAT(text, HasSubstr(std::string("sourcepath=") + row.shown + ";linenumber=1"));
  }
}

TEST(Azure, SetsOutputVariables) {
  const auto text = rendered(sample("x"));
  EXPECT_THAT(text,
              HasSubstr("##vso[task.setvariable variable=requiredScopes;isoutput=true]{\"ReleasePat\":[\"vso.build_"));
  EXPECT_THAT(text, HasSubstr("variable=missingScopes;isoutput=true]{\"ReleasePat\":[\"vso.build_execute\"]}"));
  EXPECT_THAT(text, HasSubstr("variable=result;isoutput=true]missing"));
  EXPECT_THAT(text, HasSubstr("variable=sarifFile;isoutput=true]/t/patscope.sarif"));
}

TEST(Azure, UploadsTheSarifFileInBuildsOnly) {
  EXPECT_THAT(
      rendered(sample("x")),
      HasSubstr(
          "##vso[artifact.upload containerfolder=CodeAnalysisLogs;artifactname=CodeAnalysisLogs]/t/patscope.sarif"));
  EXPECT_THAT(rendered(sample("x"), HostType::other), Not(HasSubstr("artifact.upload")));
}

TEST(Azure, LetsNoForeignTextStartACommand) {
  const auto text = rendered(sample("##vso[task.complete result=Succeeded]\n##[error]"));
  EXPECT_THAT(text, Not(HasSubstr("##vso[task.complete")));
  EXPECT_THAT(text, Not(HasSubstr("##[error]")));
}

}  // namespace
}  // namespace patscope::report
