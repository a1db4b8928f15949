// What readers of SARIF rely on. The file was validated with Microsoft's multitool by hand; these are its demands that
// a change could break.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/calls_made_up.h"
#include "report/find/fingerprint.h"
#include "report/find/judge.h"
#include "report/formats/check.h"
#include "report/formats/sarif_places.h"
#include "report/rules/rules.h"

namespace patscope::report {
namespace {

using nlohmann::json;

Report sample() {
  Report report;
  report.pipelines = {"release.yml"};
  report.files = {"release.yml"};
  report.calls = {made_up::call(made_up::queue_build(), 3)};
  report.calls[0].call.via = {made_up::place_on_line(1), made_up::place_on_line(2)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"}), made_up::grant("Unused", {})};
  report.unread = {{.region = {.place = made_up::place_on_line(4), .reason = "why"}}};
  return report;
}

json run_of(const Report& report, const Sources& sources, const RunFacts& facts = {.version = "1.2.3"}) {
  return json::parse(check_as_sarif(report, sources, facts))["runs"][0];
}

TEST(Sarif, EveryResultNamesItsRuleByIdAndIndex) {
  const auto sources = made_up::four_requests();
  auto report = sample();
  judge(report, sources, made_up::scopes());
  const auto run = run_of(report, sources);
  const auto& listed = run["tool"]["driver"]["rules"];
  EXPECT_EQ(listed.size(), rules().size());
  for (const auto& rule : listed) {
    EXPECT_FALSE(rule["help"]["text"].get<std::string>().empty());
    EXPECT_TRUE(rule["helpUri"].get<std::string>().starts_with("https://"));
  }
  ASSERT_FALSE(run["results"].empty());
  for (const auto& result : run["results"]) {
    EXPECT_EQ(listed[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_FALSE(result["locations"].empty()) << "viewers drop a result without a place";
    EXPECT_EQ(result["suppressions"], json::array());
  }
}

TEST(Sarif, APlaceIsARegionOfAFileOfTheRepository) {
  const auto sources = made_up::four_requests();
  auto report = sample();
  judge(report, sources, made_up::scopes());
  const auto run = run_of(report, sources);
  json missing;
  for (const auto& result : run["results"])
    if (result["ruleId"] == "missing-scope") missing = result;
  EXPECT_EQ(missing["locations"][0]["physicalLocation"], json::parse(R"({
    "artifactLocation": {"uri": "release.yml", "uriBaseId": "%SRCROOT%"},
    "region": {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 7, "snippet": {"text": "curl"}}})"));
  EXPECT_EQ(missing["relatedLocations"].size(), 2U);
  EXPECT_EQ(missing["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 1);
}

TEST(Sarif, PathsAreUris) {
  EXPECT_EQ(artifact_location("a b/#%ü.yml")["uri"], "a%20b/%23%25%C3%BC.yml");
  EXPECT_EQ(artifact_location("c:d.yml")["uri"], "c%3Ad.yml");
  EXPECT_FALSE(artifact_location("../x.yml").contains("uriBaseId"));
  EXPECT_EQ(artifact_location("/etc/x.yml")["uri"], "file:///etc/x.yml");
}

TEST(Sarif, WhatWasNotReadIsANotificationOfTheRun) {
  const auto sources = made_up::four_requests();
  const auto invocation = run_of(sample(), sources)["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], true);
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["message"]["text"], "Not read: why.");
}

TEST(Sarif, WhatSomebodyLivesWithIsAResultThatSaysSo) {
  const auto sources = made_up::four_requests();
  auto report = sample();
  report.suppressed = {{.finding = {.rule = "unread-script", .message = "m"}, .reason = "known", .in_source = true}};
  const auto results = run_of(report, sources)["results"];
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0]["suppressions"][0]["kind"], "inSource");
  EXPECT_EQ(results[0]["suppressions"][0]["justification"], "known");
}

TEST(Sarif, NamesTheRevisionWhenItIsKnown) {
  const auto sources = made_up::four_requests();
  EXPECT_FALSE(run_of(sample(), sources).contains("versionControlProvenance"));
  const auto run = run_of(sample(), sources, {.version = "1", .repository_uri = "https://h/r", .revision = "abc"});
  EXPECT_EQ(run["versionControlProvenance"][0]["revisionId"], "abc");
}

TEST(Fingerprint, StaysWhenLinesMoveAndTellsEqualsApart) {
  Sources sources;
  const auto before = sources.add("p.yml", "x\n  - curl a\n");
  const auto after = sources.add("p.yml", "x\ny\nz\n      - curl  a\n");
  const Finding old{.rule = "r", .place = Span{before, 6, 10}, .credential = "Pat"};
  const Finding moved{.rule = "r", .place = Span{after, 14, 18}, .credential = "Pat"};
  const Finding other{.rule = "r", .place = Span{before, 0, 1}, .credential = "Pat"};
  EXPECT_EQ(fingerprints({old}, sources), fingerprints({moved}, sources));
  EXPECT_NE(fingerprints({old}, sources), fingerprints({other}, sources));
  const auto twice = fingerprints({old, moved}, sources);
  EXPECT_NE(twice[0], twice[1]);
}

}  // namespace
}  // namespace patscope::report
