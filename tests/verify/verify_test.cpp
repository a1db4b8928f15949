#include "verify/verify.h"

#include <gtest/gtest.h>

#include "catalog/embedded.h"
#include "fake_transport.h"
#include "text/world_error.h"

namespace patscope::verify {
namespace {

const catalog::ScopeTable& scopes() {
  static const auto table = [] {
    for (const auto& file : catalog::embedded_files())
      if (file.name == "scopes.txt") return catalog::ScopeTable::parse(file.bytes);
    return catalog::ScopeTable::parse("");
  }();
  return table;
}

catalog::ScopeId id(std::string_view name) {
  return *scopes().find(name);
}

const net::Header known_user{"x-vss-userdata", "42:me@example.com"};
const Service contoso{.organization = "contoso", .server = {}, .project = "Shop"};

LiveResult run(FakeTransport& transport, std::vector<std::string_view> needed, Options options = {}) {
  std::vector<catalog::ScopeId> ids;
  for (const auto name : needed) ids.push_back(id(name));
  const net::Secret authorization("Basic canary");
  return verify_token(transport, contoso, authorization, ids, scopes(), options);
}

/// The liveness request is answered as for a token that is alive.
struct Alive : FakeTransport {
  Alive() { on("connectionData", 200, "{}", {known_user}); }
};

TEST(Verify, ProvesAReadScopeByItsProbe) {
  Alive transport;
  transport.on("_apis/build/builds", 200, "{}", {known_user});
  const auto result = run(transport, {"vso.build"});
  EXPECT_EQ(result.liveness.standing, Standing::alive);
  EXPECT_EQ(judge_scope(id("vso.build"), result, nullptr, scopes()), require::Verdict::covered);
}

TEST(Verify, NeverClaimsAWriteScopeFromARead) {
  Alive transport;
  transport.on("_apis/build/builds", 200, "{}", {known_user});
  const auto result = run(transport, {"vso.build_execute"});
  EXPECT_EQ(judge_scope(id("vso.build_execute"), result, nullptr, scopes()), require::Verdict::unproven);
}

TEST(Verify, TakesTheLackOfAPartForTheLackOfTheWhole) {
  Alive transport;
  transport.on("_apis/build/builds", 401);
  const auto result = run(transport, {"vso.build_execute"});
  EXPECT_EQ(judge_scope(id("vso.build_execute"), result, nullptr, scopes()), require::Verdict::missing);
}

TEST(Verify, TakesAMissingPermissionForAScopeThatIsThere) {
  Alive transport;
  transport.on("_apis/git/repositories", 403);
  EXPECT_EQ(judge_scope(id("vso.code"), run(transport, {"vso.code"}), nullptr, scopes()), require::Verdict::covered);
}

TEST(Verify, ProvesNothingByAnAnswerThatAnybodyGets) {
  Alive transport;
  transport.on("_apis/git/repositories", 200);
  EXPECT_EQ(judge_scope(id("vso.code"), run(transport, {"vso.code"}), nullptr, scopes()), require::Verdict::unproven);
  EXPECT_EQ(transport.sent.back().substr(0, 9), "anonymous");
}

TEST(Verify, TellsWhatATokenIsBeforeAskingWhatItMay) {
  struct Row {
    int status;
    const char* body;
    Standing standing;
  };
  const Row rows[] = {
      {401, "The Personal Access Token used has expired", Standing::expired},
      {203, "", Standing::invalid},
      {404, "", Standing::no_organization},
      {429, "", Standing::throttled},
      {500, "", Standing::server_error},
      {401, "VS403463", Standing::blocked},
      {299, "", Standing::unknown},
  };
  for (const auto& row : rows) {
    FakeTransport transport;
    transport.on("connectionData", row.status, row.body);
    const auto result = run(transport, {"vso.code"});
    EXPECT_EQ(result.liveness.standing, row.standing) << row.status;
    EXPECT_TRUE(result.evidence.empty()) << row.status;
    EXPECT_FALSE(advice(row.standing).empty());
  }
  FakeTransport nobody;
  EXPECT_EQ(run(nobody, {"vso.code"}).liveness.standing, Standing::unreachable);
}

TEST(Verify, DoesNotCallAScopeLackingWhereTheTokenMayBeOfAnotherOrganization) {
  FakeTransport transport;
  transport.on("connectionData", 401).on("_apis/git/repositories", 401);
  const auto result = run(transport, {"vso.code"});
  EXPECT_EQ(result.liveness.standing, Standing::wrong_organization);
  EXPECT_EQ(judge_scope(id("vso.code"), result, nullptr, scopes()), require::Verdict::unproven);
}

TEST(Verify, SendsNoWriteProbesUnlessTold) {
  Alive transport;
  transport.on("GET", 200, "{}", {known_user});
  const auto result = run(transport, {"vso.work_write", "vso.code_write"});
  for (const auto& line : transport.sent) EXPECT_NE(line.find("GET"), std::string::npos) << line;
  EXPECT_EQ(judge_scope(id("vso.work_write"), result, nullptr, scopes()), require::Verdict::unproven);
}

TEST(Verify, StopsLoudlyWhenAWriteProbeSucceeds) {
  Alive transport;
  transport.on("GET", 200, "{}", {known_user}).on("PATCH", 200);
  EXPECT_THROW((void)run(transport, {"vso.work_write"}, {.strongest_probe = ProbeKind::write}), WorldError);
}

TEST(Verify, ProvesAWriteScopeByARefusedBody) {
  Alive transport;
  transport.on("GET", 200, "{}", {known_user}).on("PATCH", 404);
  const auto result = run(transport, {"vso.work_write"}, {.strongest_probe = ProbeKind::write});
  EXPECT_EQ(judge_scope(id("vso.work_write"), result, nullptr, scopes()), require::Verdict::covered);
}

TEST(Verify, TrustsTheRecordOverProbes) {
  const TokenRecord record{
      .display_name = "release", .authorization_id = "1", .scope = "vso.code_write", .valid_to = {}};
  const auto grant = grant_of(record, "ReleasePat", "token administration", scopes());
  const LiveResult nothing{.liveness = {}, .evidence = {}};
  EXPECT_EQ(judge_scope(id("vso.code"), nothing, &grant, scopes()), require::Verdict::covered);
  EXPECT_EQ(judge_scope(id("vso.build"), nothing, &grant, scopes()), require::Verdict::missing);
  const auto full =
      grant_of({.display_name = {}, .authorization_id = {}, .scope = "app_token", .valid_to = {}}, "P", "", scopes());
  EXPECT_TRUE(full.full_access);
}

}  // namespace
}  // namespace patscope::verify
