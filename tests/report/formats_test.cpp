#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/calls_made_up.h"
#include "report/find/judge.h"
#include "report/formats/calls.h"
#include "report/formats/check.h"
#include "report/formats/scopes.h"

namespace patscope::report {
namespace {

using nlohmann::json;
using testing::HasSubstr;

Report sample() {
  Report report;
  report.pipelines = {"release.yml"};
  report.files = {"release.yml"};
  report.calls = {made_up::call(made_up::list_builds(), 1), made_up::call(made_up::queue_build(), 3)};
  report.calls[0].call.via = {made_up::place_on_line(2)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  report.unread = {{.region = {.place = made_up::place_on_line(4), .reason = "why"}}};
  return report;
}

Report judged(const Sources& sources) {
  auto report = sample();
  judge(report, sources, made_up::scopes());
  return report;
}

TEST(CallsJson, KeepsItsContract) {
  const auto sources = made_up::four_requests();
  const auto document = json::parse(calls_as_json(sample(), sources, made_up::scopes()));
  EXPECT_EQ(document["schema"], "patscope/1");
  ASSERT_EQ(document["calls"].size(), 2U);
  EXPECT_EQ(document["calls"][0], json::parse(R"({
    "file": "release.yml", "line": 1, "column": 3, "method": "GET",
    "url": "https://dev.azure.com/contoso/shop/_apis/build/builds", "resolution": "exact",
    "operation": "build/Builds_List", "candidates": ["build/Builds_List"],
    "scopes": {"rule": "any-of", "anyOf": ["vso.build"]},
    "credential": {"kind": "pat", "name": "ReleasePat"}, "idiom": "curl", "reach": "always",
    "via": [{"file": "release.yml", "line": 2}]})"));
  EXPECT_EQ(document["coverage"], json::parse(R"({
    "files": ["release.yml"],
    "unread": [{"file": "release.yml", "line": 4, "column": 3, "endLine": 4, "kind": "script", "reason": "why"}]})"));
}

TEST(CallsJson, BytesThatAreNoUtf8AreReplaced) {
  auto report = sample();
  report.calls[0].call.url = Text("https://dev.azure.com/\xff");
  const auto sources = made_up::four_requests();
  const auto document = json::parse(calls_as_json(report, sources, made_up::scopes()));
  EXPECT_EQ(document["calls"][0]["url"], "https://dev.azure.com/\xef\xbf\xbd");
}

TEST(CallsText, SaysWhereWhatAndAsWhom) {
  const auto sources = made_up::four_requests();
  EXPECT_EQ(calls_as_text(sample(), sources, made_up::scopes(), {.path_prefix = {}}),
            "release.yml:1:3: GET https://dev.azure.com/contoso/shop/_apis/build/builds\n"
            "    build/Builds_List | vso.build | PAT ReleasePat | curl\n"
            "release.yml:3:3: POST https://dev.azure.com/contoso/shop/_apis/build/builds\n"
            "    build/Builds_Queue | vso.build_execute | PAT ReleasePat | curl\n"
            "\n"
            "2 calls in 1 file read\n"
            "\n"
            "Not read:\n"
            "  release.yml:4:3: why\n");
}

TEST(CheckText, ShowsTheLineTheChainAndTheBalanceOfEachPat) {
  const auto sources = made_up::four_requests();
  auto report = judged(sources);
  const auto text = check_as_text(report, sources, made_up::scopes(), {.path_prefix = {}});
  EXPECT_THAT(text, HasSubstr("release.yml:3:3: error: ReleasePat lacks vso.build_execute for POST "));
  EXPECT_THAT(text, HasSubstr(" 3 | - curl three\n   |   ^~~~\n"));
  EXPECT_THAT(text, HasSubstr("PAT ReleasePat: missing\n"
                              "  needed   vso.build_execute\n"
                              "  held     vso.build (--grant)\n"
                              "  missing  vso.build_execute, \"Build (Read & execute)\"\n"
                              "  but      a lower bound: 1 part of scripts not read\n"));
  EXPECT_THAT(text, HasSubstr("1 error and 1 warning; 2 calls in 1 file\n"));
}

TEST(CheckText, WithoutColoursThereIsNoEscape) {
  const auto sources = made_up::four_requests();
  auto report = judged(sources);
  report.findings[0].message = "\x1b[2J";
  EXPECT_EQ(check_as_text(report, sources, made_up::scopes(), {.path_prefix = {}}).find('\x1b'), std::string::npos);
}

TEST(CheckJson, HoldsFindingsAndCredentials) {
  const auto sources = made_up::four_requests();
  const auto document = json::parse(check_as_json(judged(sources), sources, made_up::scopes()));
  EXPECT_EQ(document["findings"][0]["rule"], "missing-scope");
  EXPECT_EQ(document["findings"][0]["line"], 3);
  EXPECT_EQ(document["credentials"][0], json::parse(R"({
    "kind": "pat", "name": "ReleasePat", "verdict": "missing", "needed": ["vso.build_execute"], "fullAccess": false,
    "exact": false, "gaps": ["1 part of scripts not read"],
    "granted": {"scopes": ["vso.build"], "fullAccess": false, "source": "--grant"},
    "missing": ["vso.build_execute"], "excess": []})"));
}

TEST(ScopesText, NamesEachScopeAsThePatPageDoesWithItsCalls) {
  const auto sources = made_up::four_requests();
  EXPECT_THAT(scopes_as_text(judged(sources), sources, made_up::scopes(), {.path_prefix = {}}),
              HasSubstr("PAT ReleasePat: vso.build_execute\n"
                        "  Build (Read & execute)  vso.build_execute\n"
                        "      release.yml:1  GET https://dev.azure.com/contoso/shop/_apis/build/builds\n"
                        "      release.yml:3  POST https://dev.azure.com/contoso/shop/_apis/build/builds\n"
                        "  This is a lower bound: 1 part of scripts not read.\n"));
}

TEST(ScopesJson, SaysWhetherItIsExact) {
  const auto sources = made_up::four_requests();
  const auto document = json::parse(scopes_as_json(judged(sources), sources, made_up::scopes()));
  EXPECT_EQ(document["credentials"][0]["exact"], false);
  EXPECT_EQ(document["credentials"][0]["scopes"][0]["label"], "Build (Read & execute)");
  EXPECT_EQ(document["credentials"][0]["scopes"][0]["calls"].size(), 2U);
}

}  // namespace
}  // namespace patscope::report
