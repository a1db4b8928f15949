#include <gtest/gtest.h>

#include <algorithm>

#include "live_fixture.h"
#include "text/world_error.h"
#include "verify/tokens.h"

namespace patscope::verify {
namespace {

using require::Verdict;
using stand_in::Organization;
using stand_in::SignIn;
using stand_in::TokenKind;

TEST(Live, TellsTheStandingsOfTokensApart) {
  struct Row {
    const char* situation;
    stand_in::Settings settings;
    const char* organization;
    Standing standing;
    Verdict verdict;  ///< on vso.code
  };
  const Row rows[] = {
      {"full access", {.tokens = {{.secret = "t"}}}, "contoso", Standing::alive, Verdict::covered},
      {"the scope", {.tokens = {{.secret = "t", .scope = "vso.code"}}}, "contoso", Standing::alive, Verdict::covered},
      {"more than the scope",
       {.tokens = {{.secret = "t", .scope = "vso.code_manage"}}},
       "contoso",
       Standing::alive,
       Verdict::covered},
      {"another scope",
       {.tokens = {{.secret = "t", .scope = "vso.build"}}},
       "contoso",
       Standing::alive,
       Verdict::missing},
      {"expired",
       {.tokens = {{.secret = "t", .kind = TokenKind::expired}}},
       "contoso",
       Standing::expired,
       Verdict::unproven},
      {"revoked: the sign-in page", {}, "contoso", Standing::invalid, Verdict::unproven},
      {"revoked: a redirect", {.sign_in = SignIn::redirect}, "contoso", Standing::invalid, Verdict::unproven},
      {"revoked, in a public organization", {.is_public = true}, "contoso", Standing::invalid, Verdict::unproven},
      {"of another organization",
       {.tokens = {{.secret = "t", .kind = TokenKind::of_another_organization}}},
       "contoso",
       Standing::wrong_organization,
       Verdict::unproven},
      {"an organization that does not exist",
       {.tokens = {{.secret = "t"}}},
       "fabrikam",
       Standing::no_organization,
       Verdict::unproven},
      {"conditional access",
       {.tokens = {{.secret = "t", .kind = TokenKind::blocked}}},
       "contoso",
       Standing::blocked,
       Verdict::unproven},
      {"scope without permission",
       {.tokens = {{.secret = "t", .scope = "vso.code", .kind = TokenKind::without_permission}}},
       "contoso",
       Standing::alive,
       Verdict::covered},
      {"throttled once", {.tokens = {{.secret = "t"}}, .throttled = 1}, "contoso", Standing::alive, Verdict::covered},
      {"throttled for good",
       {.tokens = {{.secret = "t"}}, .throttled = 99},
       "contoso",
       Standing::throttled,
       Verdict::unproven},
  };
  for (const auto& row : rows) {
    const Organization contoso(row.settings);
    const auto asked = ask(contoso, "t", {"vso.code"}, {}, row.organization);
    EXPECT_EQ(asked.result.liveness.standing, row.standing) << row.situation << ": " << asked.result.liveness.evidence;
    EXPECT_EQ(asked.verdicts.front(), row.verdict) << row.situation;
  }
}

/// Every line of probes.txt for a read scope, against the catalogue's own rules.
TEST(Live, EachReadProbeTellsItsScopeFromOthers) {
  const Organization contoso({.tokens = {{.secret = "all"}, {.secret = "none", .scope = "vso.profile_write"}}});
  for (const auto& probe : probe_table(scope_table())) {
    if (probe.kind != ProbeKind::read) continue;
    const std::string_view scope = scope_table().info(probe.scope).id;
    EXPECT_EQ(ask(contoso, "all", {scope}).verdicts.front(), Verdict::covered) << scope;
    EXPECT_EQ(ask(contoso, "none", {scope}).verdicts.front(), Verdict::missing) << scope;
  }
}

TEST(Live, EachWriteProbeProvesItsScopeWithoutEffect) {
  const Organization contoso({.tokens = {{.secret = "all"}, {.secret = "none", .scope = "vso.profile_write"}}});
  for (const auto& probe : probe_table(scope_table())) {
    if (probe.kind != ProbeKind::write) continue;
    const std::string_view scope = scope_table().info(probe.scope).id;
    const Options writing{.strongest_probe = ProbeKind::write};
    EXPECT_EQ(ask(contoso, "all", {scope}, writing).verdicts.front(), Verdict::covered) << scope;
    EXPECT_EQ(ask(contoso, "none", {scope}, writing).verdicts.front(), Verdict::missing) << scope;
    EXPECT_EQ(ask(contoso, "all", {scope}).verdicts.front(), Verdict::unproven) << scope;
  }
}

TEST(Live, StopsAtTheFirstWriteProbeThatTakesEffect) {
  const Organization contoso({.tokens = {{.secret = "t"}}, .writes_take_effect = true});
  EXPECT_THROW((void)ask(contoso, "t", {"vso.code_write", "vso.work_write"}, {.strongest_probe = ProbeKind::write}),
               WorldError);
  const auto requests = contoso.requests();
  EXPECT_EQ(std::count_if(requests.begin(), requests.end(),
                          [](const std::string& request) { return request.starts_with("PATCH"); }),
            1);
}

TEST(Live, ProvesNothingByWhatAPublicOrganizationShowsAnybody) {
  const Organization contoso(
      {.tokens = {{.secret = "t", .kind = TokenKind::of_another_organization}}, .is_public = true});
  EXPECT_EQ(ask(contoso, "t", {"vso.code"}).verdicts.front(), Verdict::unproven);
}

TEST(Live, AsksTheHostsWhereTheServicesAre) {
  const Organization contoso({.tokens = {{.secret = "t"}}});
  (void)ask(contoso, "t", {"vso.graph", "vso.packaging", "vso.release"});
  const auto hosts = contoso.hosts();
  for (const auto* host :
       {"dev.azure.com:443", "vssps.dev.azure.com:443", "feeds.dev.azure.com:443", "vsrm.dev.azure.com:443"})
    EXPECT_NE(std::find(hosts.begin(), hosts.end(), host), hosts.end()) << host;
}

const std::vector<stand_in::Token> tokens = {
    {.secret = "admin", .scope = "vso.tokenadministration", .owner = "aad.admin"},
    {.secret = "user", .kind = TokenKind::entra, .owner = "aad.user"},
    {.secret = "a", .scope = "vso.code", .display_name = "a", .authorization_id = "A-1", .owner = "aad.user"},
    {.secret = "b", .scope = "vso.build", .display_name = "b", .authorization_id = "B-1", .owner = "aad.user"},
    {.secret = "c", .scope = "vso.work", .display_name = "c", .authorization_id = "C-1", .owner = "aad.user"},
    {.secret = "d", .display_name = "d", .authorization_id = "D-1", .owner = "aad.user", .all_organizations = true},
    {.secret = "f", .kind = TokenKind::expired, .display_name = "d", .authorization_id = "F-1", .owner = "aad.user"},
    {.secret = "g", .display_name = "twice", .authorization_id = "G-1", .owner = "aad.user"},
    {.secret = "h", .display_name = "twice", .authorization_id = "H-1", .owner = "aad.user"},
    {.secret = "e", .display_name = "e", .authorization_id = "E-1", .owner = "aad.user"},
};
const Service service{.organization = "contoso", .server = {}, .project = {}};

TEST(Live, FindsATokensRecordOnALaterPageOfTheAdministration) {
  const Organization contoso({.tokens = tokens});
  const auto transport = transport_to(contoso);
  const auto found = find_by_administration(*transport, service, sent_as_pat("admin"), "aad.user",
                                            {.authorization_id = "e-1", .display_name = {}});
  ASSERT_TRUE(found.record) << found.problem;
  EXPECT_EQ(found.record->scope, "app_token");
  EXPECT_EQ(contoso.requests().size(), 4U);
}

TEST(Live, FindsOnesOwnTokenByTheLifecycleApi) {
  const Organization contoso({.tokens = tokens});
  const auto transport = transport_to(contoso);
  const auto user = net::authorization_header(net::Secret("user"), net::Scheme::bearer);
  const auto found = find_by_lifecycle(*transport, service, user, {.authorization_id = {}, .display_name = "d"});
  ASSERT_TRUE(found.record) << found.problem;
  EXPECT_TRUE(found.record->all_organizations);
  EXPECT_EQ(find_by_lifecycle(*transport, service, user, {.authorization_id = {}, .display_name = "z"}).problem,
            "no token of that name is in the list");
}

TEST(Live, PrefersTheValidTokenOfANameAndRefusesToGuess) {
  const Organization contoso({.tokens = tokens});
  const auto transport = transport_to(contoso);
  const auto search = [&](const std::string& name) {
    return find_by_administration(*transport, service, sent_as_pat("admin"), "aad.user",
                                  {.authorization_id = {}, .display_name = name});
  };
  ASSERT_TRUE(search("d").record);
  EXPECT_EQ(search("d").record->authorization_id, "D-1");
  EXPECT_EQ(search("twice").problem, "several valid tokens have that name: name one by its authorization id");
}

TEST(Live, IsRefusedTheRecordsWithoutTheRightToken) {
  const Organization contoso({.tokens = tokens});
  const auto transport = transport_to(contoso);
  const TokenName name{.authorization_id = {}, .display_name = "a"};
  EXPECT_EQ(find_by_administration(*transport, service, sent_as_pat("a"), "aad.user", name).problem,
            "status 401: not authorized");
  EXPECT_EQ(find_by_lifecycle(*transport, service, sent_as_pat("a"), name).problem, "status 401: not authorized");
}

}  // namespace
}  // namespace patscope::verify
