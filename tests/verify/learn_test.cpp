#include "verify/learn.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "live_fixture.h"
#include "verify/expiry.h"

namespace patscope::verify {
namespace {

catalog::ScopeId scope(std::string_view name) {
  return *scope_table().find(name);
}

const stand_in::Settings settings{
    .tokens = {{.secret = "admin", .scope = "vso.tokenadministration"},
               {.secret = "user", .kind = stand_in::TokenKind::entra, .owner = "aad.user"},
               {.secret = "t", .scope = "vso.code_write vso.build", .display_name = "release", .owner = "aad.user"}}};

Access access_as(std::optional<std::string> administrator, std::optional<std::string> user) {
  Access access{.service = {.organization = "contoso", .server = {}, .project = "Shop"}};
  if (administrator) access.administrator = sent_as_pat(*administrator);
  if (user) access.entra_user = net::authorization_header(net::Secret(*user), net::Scheme::bearer);
  access.owner = "aad.user";
  access.token_name.display_name = "release";
  return access;
}

TEST(Learn, TakesTheRecordWhereThereIsOneAndProbesNothing) {
  const stand_in::Organization contoso(settings);
  const auto transport = transport_to(contoso);
  const auto token = sent_as_pat("t");
  const auto learnt =
      learn(*transport, access_as("admin", std::nullopt),
            {.credential = "Pat", .authorization = &token, .needed = {scope("vso.code")}}, scope_table());
  const auto grant = grant_of(learnt, scope_table());
  ASSERT_TRUE(grant);
  EXPECT_EQ(grant->source, "token administration");
  EXPECT_EQ(grant->extent, require::Extent::whole);
  EXPECT_EQ(grant->scopes.size(), 2U);
  EXPECT_EQ(learnt.live->liveness.standing, Standing::alive);
  EXPECT_EQ(contoso.requests().size(), 2U);
}

TEST(Learn, AsksTheNextSourceWhereOneRefuses) {
  const stand_in::Organization contoso(settings);
  const auto transport = transport_to(contoso);
  const auto learnt = learn(*transport, access_as("t", "user"), {.credential = "Pat"}, scope_table());
  ASSERT_EQ(learnt.searches.size(), 2U);
  EXPECT_EQ(learnt.searches[0].problem, "status 401: not authorized");
  EXPECT_EQ(grant_of(learnt, scope_table())->source, "token lifecycle");
  EXPECT_TRUE(is_answered(learnt));
}

TEST(Learn, KnowsByProbesOnlyWhatTheyAskedFor) {
  const stand_in::Organization contoso(settings);
  const auto transport = transport_to(contoso);
  const auto token = sent_as_pat("t");
  const auto learnt = learn(*transport, {.service = {.organization = "contoso", .server = {}, .project = "Shop"}},
                            {.credential = "Pat",
                             .authorization = &token,
                             .needed = {scope("vso.code"), scope("vso.build_execute"), scope("vso.work")}},
                            scope_table());
  const auto grant = grant_of(learnt, scope_table());
  ASSERT_TRUE(grant);
  EXPECT_EQ(grant->extent, require::Extent::partial);
  EXPECT_EQ(grant->scopes, (std::vector{scope("vso.code"), scope("vso.build")}));
  EXPECT_EQ(grant->lacking, std::vector{scope("vso.work")});
}

TEST(Learn, HasNoAnswerWithoutTokenAndRecordOrWithoutAService) {
  const stand_in::Organization contoso(settings);
  const auto transport = transport_to(contoso);
  const Access nobody{.service = {.organization = "contoso", .server = {}, .project = {}}};
  const auto silent = learn(*transport, nobody, {.credential = "Pat"}, scope_table());
  EXPECT_FALSE(is_answered(silent));
  EXPECT_FALSE(grant_of(silent, scope_table()));
  const auto offline = net::make_transport({.policy = {}, .environment = [](std::string_view name) {
                                              return name == "HTTPS_PROXY"
                                                         ? std::optional<std::string>("http://127.0.0.1:1")
                                                         : std::nullopt;
                                            }});
  const auto token = sent_as_pat("t");
  EXPECT_FALSE(is_answered(learn(*offline, nobody, {.credential = "Pat", .authorization = &token}, scope_table())));
}

TEST(Expiry, ReadsTimesAsTheServiceWritesThem) {
  EXPECT_EQ(to_string(parse_time("2026-12-01T01:02:03Z").value()), "2026-12-01T01:02:03Z");
  EXPECT_EQ(to_string(parse_time("2026-12-01T01:02:03.4633333Z").value()), "2026-12-01T01:02:03Z");
  EXPECT_EQ(day_of(end_of_global_tokens), "2026-12-01");
  for (const auto* text : {"", "2026-12-01", "2026-13-01T00:00:00Z", "soon", "2026-12-01T00:00:00+01:00"})
    EXPECT_FALSE(parse_time(text)) << text;
}

}  // namespace
}  // namespace patscope::verify
