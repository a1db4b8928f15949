#include "cli/config/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/options/grant.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const catalog::ScopeTable& scopes() {
  static const auto table = catalog::ScopeTable::parse(
      "app_token | Full access | * | documented | docs |\n"
      "vso.build | Build (Read) |  | documented | docs |\n"
      "vso.code | Code (Read) |  | documented | docs |\n");
  return table;
}

Config read(const std::string& yaml) {
  Sources sources;
  return read_config(sources, ".patscope.yml", yaml, scopes());
}

std::string refusal(const std::string& yaml) {
  try {
    (void)read(yaml);
  } catch (const WorldError& error) {
    EXPECT_EQ(error.exit_code, ExitCode::usage);
    return error.what();
  }
  return "not refused";
}

TEST(Config, ReadsCredentialsPipelinesAndCalls) {
  const auto config = read(
      "credentials:\n"
      "  ReleasePat: {scopes: [vso.code, VSO.Build]}\n"
      "  AdminPat: {scopes: [app_token]}\n"
      "pipelines: [a.yml, pipelines/]\n"
      "calls:\n"
      "  - credential: ReleasePat\n"
      "    request: POST https://dev.azure.com/{organization}/{project}/_apis/build/builds\n");
  ASSERT_EQ(config.grants.size(), 2U);
  EXPECT_EQ(config.grants[0].grant.credential, "ReleasePat");
  EXPECT_THAT(config.grants[0].grant.scopes, ElementsAre(*scopes().find("vso.build"), *scopes().find("vso.code")));
  EXPECT_TRUE(config.grants[0].place.has_value());
  EXPECT_TRUE(config.grants[1].grant.full_access);
  EXPECT_THAT(config.pipelines, ElementsAre("a.yml", "pipelines/"));
  ASSERT_EQ(config.calls.size(), 1U);
  EXPECT_EQ(config.calls[0].method, "POST");
  EXPECT_EQ(config.calls[0].url.with_blanks(), "https://dev.azure.com/{}/{}/_apis/build/builds");
  EXPECT_EQ(config.calls[0].credential, (Credential{CredentialKind::pat, "ReleasePat"}));
}

TEST(Config, AnEmptyFileSaysNothing) {
  EXPECT_TRUE(read("").grants.empty());
  EXPECT_TRUE(read("# only a comment\n").pipelines.empty());
}

TEST(Config, AMistakeIsRefusedAtItsPlaceWithTheNearestName) {
  struct Row {
    const char* yaml;
    const char* place;
    const char* message;
  };
  const Row rows[] = {
      {.yaml = "pipelnes: [a.yml]\n", .place = ".patscope.yml:1:1", .message = "did you mean 'pipelines'?"},
      {.yaml = "nonsense: 1\n", .place = ":1:1", .message = "expected one of credentials, pipelines, calls"},
      {.yaml = "credentials:\n  P: {scopes: [vso.cod]}\n", .place = ":2:16", .message = "did you mean vso.code?"},
      {.yaml = "credentials:\n  P: {scope: []}\n", .place = ":2:7", .message = "did you mean 'scopes'?"},
      {.yaml = "credentials: [P]\n", .place = ":1:1", .message = "credentials: expected a mapping"},
      {.yaml = "pipelines: a.yml\n", .place = ":1:12", .message = "pipelines: expected a list"},
      {.yaml = "calls:\n  - {credential: P}\n", .place = ":2:", .message = "credential and request"},
      {.yaml = "calls:\n  - {credential: P, request: hello}\n", .place = ":2:30", .message = "expected METHOD URL"},
      {.yaml = "a: [\n", .place = ".patscope.yml:", .message = ""},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(refusal(row.yaml), HasSubstr(row.place)) << row.yaml;
    EXPECT_THAT(refusal(row.yaml), HasSubstr(row.message)) << row.yaml;
  }
}

TEST(Grant, ScopesAreSeparatedByBlanksOrCommas) {
  const auto declared = parse_grant("P=vso.code, vso.build", scopes());
  EXPECT_EQ(declared.grant.credential, "P");
  EXPECT_EQ(declared.grant.scopes.size(), 2U);
  EXPECT_FALSE(declared.grant.full_access);
  EXPECT_TRUE(parse_grant("P=app_token", scopes()).grant.full_access);
  EXPECT_TRUE(parse_grant("P=", scopes()).grant.scopes.empty());
}

TEST(Grant, AnUnknownScopeIsRefusedWithTheNearest) {
  try {
    (void)parse_grant("P=vso.biuld", scopes());
    FAIL() << "not refused";
  } catch (const WorldError& error) {
    EXPECT_EQ(error.exit_code, ExitCode::usage);
    EXPECT_STREQ(error.what(), "--grant P: 'vso.biuld' is no scope; did you mean vso.build?");
  }
}

TEST(Grant, TheLaterOneForACredentialWins) {
  std::vector<report::DeclaredGrant> grants{parse_grant("ReleasePat=vso.code", scopes())};
  add_grant(grants, parse_grant("RELEASEPAT=vso.build", scopes()));
  ASSERT_EQ(grants.size(), 1U);
  EXPECT_THAT(grants[0].grant.scopes, ElementsAre(*scopes().find("vso.build")));
}

}  // namespace
}  // namespace patscope::cli
