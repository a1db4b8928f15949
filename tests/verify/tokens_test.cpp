#include "verify/tokens.h"

#include <gtest/gtest.h>

#include "fake_transport.h"

namespace patscope::verify {
namespace {

const Service contoso{.organization = "contoso", .server = {}, .project = {}};
const net::Secret authorization("Bearer canary");

TEST(Tokens, FollowsThePagesOfTheAdministrationApi) {
  FakeTransport transport;
  transport
      .on("continuationToken=next%3D2", 200,
          R"({"value": [{"displayName": "release", "authorizationId": "B", "scope": "vso.code vso.build",
              "validTo": "2027-01-01T00:00:00Z", "isValid": true, "targetAccounts": ["x"]}], "continuationToken": ""})")
      .on("tokenadmin/personalaccesstokens/aad.abc", 200,
          R"({"value": [{"displayName": "other", "authorizationId": "A"}], "continuationToken": "next=2"})");
  const auto found = find_by_administration(transport, contoso, authorization, "aad.abc",
                                            {.authorization_id = "b", .display_name = {}});
  ASSERT_TRUE(found.record) << found.problem;
  EXPECT_EQ(found.record->scope, "vso.code vso.build");
  EXPECT_FALSE(found.record->all_organizations);
  EXPECT_EQ(transport.sent.size(), 2U);
}

TEST(Tokens, ReadsOnesOwnTokens) {
  FakeTransport transport;
  transport.on("_apis/tokens/pats", 200,
               R"({"patTokens": [{"displayName": "release", "scope": "app_token", "targetAccounts": null}]})");
  const auto found =
      find_by_lifecycle(transport, contoso, authorization, {.authorization_id = {}, .display_name = "release"});
  ASSERT_TRUE(found.record) << found.problem;
  EXPECT_EQ(found.record->scope, "app_token");
  EXPECT_TRUE(found.record->all_organizations);
}

TEST(Tokens, SeesTheErrorInsideAnAnswerOf200) {
  FakeTransport transport;
  transport.on("_apis/tokens/pats", 200, R"({"patTokens": [], "patTokenError": "accessDenied"})");
  const auto found =
      find_by_lifecycle(transport, contoso, authorization, {.authorization_id = {}, .display_name = "x"});
  EXPECT_FALSE(found.record);
  EXPECT_EQ(found.problem, "the service refused: accessDenied");
}

TEST(Tokens, SaysWhyThereIsNoRecord) {
  struct Row {
    int status;
    const char* body;
    const char* problem;
  };
  const Row rows[] = {
      {401, "{}", "status 401: not authorized"},
      {200, "[", "the answer is no JSON object"},
      {200, "{}", "the answer holds no list of tokens"},
      {200, R"({"patTokens": []})", "no token of that name is in the list"},
      {200, R"({"patTokens": [], "continuationToken": "for ever"})", "the list of tokens does not end"},
      {200, R"({"patTokens": [1, null, {"displayName": 5}]})", "no token of that name is in the list"},
  };
  for (const auto& row : rows) {
    FakeTransport transport;
    transport.on("_apis/tokens/pats", row.status, row.body);
    EXPECT_EQ(
        find_by_lifecycle(transport, contoso, authorization, {.authorization_id = {}, .display_name = "x"}).problem,
        row.problem);
  }
}

TEST(Tokens, MintWritesTheRequestWithoutSendingIt) {
  const auto made = mint(contoso, "it's mine", {"vso.build", "vso.code"}, "2026-12-01T00:00:00Z");
  EXPECT_EQ(made.url, "https://vssps.dev.azure.com/contoso/_apis/tokens/pats?api-version=7.1-preview.1");
  EXPECT_NE(made.body.find(R"("scope": "vso.build vso.code")"), std::string::npos);
  EXPECT_NE(made.body.find(R"("allOrgs": false)"), std::string::npos);
  EXPECT_NE(made.command.find(R"(it'\''s mine)"), std::string::npos);
}

}  // namespace
}  // namespace patscope::verify
