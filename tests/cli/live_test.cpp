#include <gmock/gmock.h>

#include <chrono>

#include "live_fixture.h"
#include "support/stand_in/listener.h"
#include "verify/expiry.h"

namespace patscope::cli {
namespace {

using stand_in::Organization;
using stand_in::TokenKind;
using testing::HasSubstr;
using testing::Not;

const std::string check_live = "patscope check --live --organization contoso --project Shop";

TEST(CheckLive, SaysWhatATokenAllowsByTheServicesAnswers) {
  struct Row {
    const char* situation;
    stand_in::Settings settings;
    const char* more;  ///< options
    int exit_code;
    const char* shown;
  };
  const Row rows[] = {
      {"the scope", {.tokens = {{.secret = "t", .scope = "vso.build"}}}, "", 0, "held     vso.build (probes)\n"},
      {"another scope", {.tokens = {{.secret = "t", .scope = "vso.code"}}}, "", 1, "[missing-scope]"},
      {"another scope than declared",
       {.tokens = {{.secret = "t", .scope = "vso.code"}}},
       " --grant Shop.Pat=vso.build_execute",
       1,
       "Shop.Pat holds less than was declared [contradicted-grant]"},
      {"the declared scope, proven in part",
       {.tokens = {{.secret = "t", .scope = "vso.build"}}},
       " --grant Shop.Pat=vso.build_execute",
       0,
       "(--grant and probes)"},
      {"expired", {.tokens = {{.secret = "t", .kind = TokenKind::expired}}}, "", 1, "[pat-expired]"},
      {"revoked", {}, "", 1, "[pat-revoked]"},
      {"of another organization",
       {.tokens = {{.secret = "t", .kind = TokenKind::of_another_organization}}},
       "",
       1,
       "[pat-of-another-organization]"},
      {"conditional access", {.tokens = {{.secret = "t", .kind = TokenKind::blocked}}}, "", 1, "[pat-blocked]"},
      {"expired, and declared",
       {.tokens = {{.secret = "t", .kind = TokenKind::expired}}},
       " --grant Shop.Pat=vso.build",
       1,
       "PAT Shop.Pat: missing"},
      {"throttled for good", {.tokens = {{.secret = "t"}}, .throttled = 99}, "", 4, "[unverified]"},
  };
  const BuildReader repository;
  for (const auto& row : rows) {
    const Organization contoso(row.settings);
    const auto seen = repository.ask(contoso, "t", check_live + row.more);
    EXPECT_EQ(seen.exit_code, row.exit_code) << row.situation << '\n' << seen.out << seen.err;
    EXPECT_THAT(seen.out, HasSubstr(row.shown)) << row.situation;
  }
}

TEST(CheckLive, CannotVerifyWithoutTokenOrService) {
  const BuildReader repository;
  const auto without_token = repository.run(check_live + " --grant Shop.Pat=vso.build");
  EXPECT_EQ(without_token.exit_code, 4) << without_token.err;
  EXPECT_THAT(without_token.out, HasSubstr("neither the variable Shop.Pat nor SHOP_PAT is set"));
  const auto unmapped = repository.run(check_live, {{"SHOP_PAT", "$(Shop.Pat)"}});
  EXPECT_EQ(unmapped.exit_code, 4);
  EXPECT_THAT(unmapped.out, HasSubstr("holds a macro that the run did not replace"));
  const auto offline = repository.run(check_live, {{"SHOP_PAT", "t"}, {"HTTPS_PROXY", "http://127.0.0.1:1"}});
  EXPECT_EQ(offline.exit_code, 4);
  EXPECT_THAT(offline.out, HasSubstr("the proxy did not open a tunnel to dev.azure.com"));
  const auto nowhere = repository.run("patscope check --live", {{"SHOP_PAT", "t"}});
  EXPECT_EQ(nowhere.exit_code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("name it with --organization"));
}

TEST(CheckLive, IsTheStaticCheckInTheRunOfAForkWhichHasNoSecrets) {
  const Variables fork = {{"SYSTEM_PULLREQUEST_ISFORK", "True"}, {"SHOP_PAT", "$(Shop.Pat)"}};
  const auto seen =
      BuildReader().run(check_live + " --grant Shop.Pat=vso.build --entra-token-env ENTRA --token-name release", fork);
  EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("PAT Shop.Pat: covered"));
  EXPECT_THAT(seen.err, HasSubstr("the run of a fork has no secrets"));
}

TEST(CheckLive, ProvesNoWriteScopeFromAReadAndSendsNoWrites) {
  const BuildReader repository;
  const Organization contoso({.tokens = {{.secret = "t"}}});
  const std::string queueing = "sed -i 's/curl/curl -X POST -d 1/' azure-pipelines.yml; ";
  const auto seen = repository.ask(contoso, "t", queueing + check_live + " --fail-on unproven");
  EXPECT_EQ(seen.exit_code, 1) << seen.out << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("nothing shows that Shop.Pat holds vso.build_execute"));
  EXPECT_THAT(contoso.requests(), testing::Each(HasSubstr("GET ")));
  const auto written = repository.ask(contoso, "t", check_live + " --probe-writes");
  EXPECT_EQ(written.exit_code, 0) << written.out << written.err;
  EXPECT_THAT(written.out, HasSubstr("held     vso.build and vso.build_execute (probes)"));
}

TEST(CheckLive, SendsWriteProbesOnlyToAnOrganizationThatIsSpeltOut) {
  const BuildReader repository;
  const Organization contoso({.tokens = {{.secret = "t"}}});
  const auto seen = repository.ask(contoso, "t", "patscope check --live --probe-writes",
                                   {{"SYSTEM_COLLECTIONURI", "https://dev.azure.com/contoso/"}});
  EXPECT_EQ(seen.exit_code, 2);
  EXPECT_THAT(seen.err, HasSubstr("--organization"));
  EXPECT_TRUE(contoso.requests().empty());
}

TEST(CheckLive, StopsLoudlyWhenAWriteProbeTakesEffect) {
  const BuildReader repository;
  const Organization contoso({.tokens = {{.secret = "t"}}, .writes_take_effect = true});
  const auto seen =
      repository.ask(contoso, "t", "sed -i 's/curl/curl -d 1/' azure-pipelines.yml; " + check_live + " --probe-writes");
  EXPECT_EQ(seen.exit_code, 4) << seen.out;
  EXPECT_THAT(seen.err, HasSubstr("was answered with success, which it must never be"));
}

TEST(CheckLive, AsksTheOrganizationAndProjectOfTheRun) {
  const BuildReader repository;
  const Organization contoso({.tokens = {{.secret = "t"}}});
  const auto seen = repository.ask(
      contoso, "t", "patscope check --live",
      {{"SYSTEM_COLLECTIONURI", "https://contoso.visualstudio.com/"}, {"SYSTEM_TEAMPROJECT", "My Shop"}});
  EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
  EXPECT_THAT(contoso.requests(), testing::Contains(HasSubstr("/contoso/My%20Shop/_apis/build/builds")));
}

TEST(CheckLive, AsksAServerOverPlainHttpOnlyOnLoopbackAndWhenTold) {
  const BuildReader repository;
  stand_in::Service service({.tokens = {{.secret = "t"}}});
  const stand_in::Listener listener([&](const stand_in::Received& request) { return service.answer(request); });
  const auto command = "patscope check --live --project Shop --server " + listener.url() + "/contoso";
  const auto refused = repository.run(command, {{"SHOP_PAT", "t"}});
  EXPECT_EQ(refused.exit_code, 4) << refused.out;
  EXPECT_THAT(refused.out, HasSubstr("a token is sent over https only"));
  EXPECT_TRUE(service.requests().empty());
  EXPECT_EQ(repository.run(command + " --allow-http-loopback", {{"SHOP_PAT", "t"}}).exit_code, 0);
}

std::vector<stand_in::Token> with_records() {
  const auto soon = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + std::chrono::days(3);
  return {{.secret = "admin", .scope = "vso.tokenadministration"},
          {.secret = "user", .kind = TokenKind::entra, .owner = "aad.user"},
          {.secret = "t",
           .scope = "vso.build_execute",
           .display_name = "release",
           .owner = "aad.user",
           .valid_to = verify::to_string(soon)},
          {.secret = "u", .display_name = "global", .owner = "aad.user", .all_organizations = true}};
}

TEST(Verify, TellsWhatTheRecordTells) {
  const BuildReader repository;
  const Organization contoso({.tokens = with_records()});
  const std::string verify = "patscope verify --credential Shop.Pat --organization contoso";
  const auto by_administration =
      repository.ask(contoso, "t", verify + " --admin-token-env ADMIN --token-owner aad.user --token-name release",
                     {{"ADMIN", "admin"}});
  EXPECT_EQ(by_administration.exit_code, 0) << by_administration.out << by_administration.err;
  EXPECT_THAT(by_administration.out, HasSubstr("held     vso.build_execute (token administration)"));
  EXPECT_THAT(by_administration.out, HasSubstr("[pat-expires-soon]"));
  EXPECT_THAT(by_administration.out, HasSubstr("[excess-scope]"));
  const auto by_lifecycle =
      repository.ask(contoso, "u", verify + " --entra-token-env USER_TOKEN --token-name global --format json",
                     {{"USER_TOKEN", "user"}});
  EXPECT_THAT(by_lifecycle.out, HasSubstr("\"pat-for-all-organizations\""));
  EXPECT_THAT(by_lifecycle.out, HasSubstr("\"full-access-pat\""));
  EXPECT_THAT(by_lifecycle.out, HasSubstr("\"standing\": \"alive\""));
  EXPECT_THAT(by_lifecycle.out, HasSubstr("\"source\": \"token lifecycle\""));
}

TEST(Verify, ReadsTheTokenFromStandardInput) {
  const BuildReader repository;
  const Organization contoso({.tokens = {{.secret = "t"}}});
  const std::string verify = "patscope verify --token-stdin --organization contoso --project Shop";
  EXPECT_EQ(repository.ask(contoso, "wrong", "printf 't\\r\\n' | " + verify).exit_code, 0);
  const auto empty = repository.ask(contoso, "t", verify);
  EXPECT_EQ(empty.exit_code, 2);
  EXPECT_THAT(empty.err, HasSubstr("--token-stdin: standard input is empty"));
}

TEST(Verify, IsNotSatisfiedWithNothingToAskAbout) {
  const BuildReader repository;
  const auto seen = repository.run("sed -i '/env/d' azure-pipelines.yml; patscope verify --organization contoso");
  EXPECT_EQ(seen.exit_code, 4) << seen.out;
  EXPECT_THAT(seen.err, HasSubstr("nothing to ask about"));
}

TEST(Verify, RefusesWhatItCannotAsk) {
  struct Row {
    const char* options;
    const char* complaint;
  };
  const Row rows[] = {
      {"--organization contoso --credential ShopPat", "no request carries ShopPat; did you mean Shop.Pat?"},
      {"--organization contoso --token-name x", "want --admin-token-env or --entra-token-env"},
      {"--organization contoso --admin-token-env A --token-name x", "wants --token-owner"},
      {"--organization contoso --admin-token-env A --token-owner o", "which record?"},
      {"--organization contoso --entra-token-env NOT_SET --token-name x",
       "--entra-token-env: the variable NOT_SET is not set"},
      {"--expiry-days -1", "--expiry-days"},
      {"--organization https://evil.example/contoso", "--organization: expected a name"},
      {"--server contoso", "--server: expected the URL"},
  };
  const BuildReader repository;
  for (const auto& row : rows) {
    const auto seen =
        repository.run(std::string("patscope verify ") + row.options, {{"SHOP_PAT", "t"}, {"A", "admin"}});
    EXPECT_EQ(seen.exit_code, 2) << row.options << seen.out;
    EXPECT_THAT(seen.err, HasSubstr(row.complaint));
  }
}

TEST(Mint, PrintsTheRequestAndTheBoxesAndSendsNothing) {
  const BuildReader repository;
  const Organization contoso({.tokens = {{.secret = "t"}}});
  const auto seen =
      repository.ask(contoso, "t", "patscope mint --credential Shop.Pat --organization contoso --token-name \"it's\"");
  EXPECT_EQ(seen.exit_code, 0) << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("[x] Build (Read)  (vso.build)"));
  EXPECT_THAT(seen.out, HasSubstr("POST https://vssps.dev.azure.com/contoso/_apis/tokens/pats"));
  EXPECT_THAT(seen.out, HasSubstr("\"scope\": \"vso.build\""));
  EXPECT_THAT(seen.out, HasSubstr("\"displayName\":\"it'\\''s\""));
  EXPECT_TRUE(contoso.requests().empty());
  EXPECT_EQ(repository.run("patscope mint --credential Other --organization contoso").exit_code, 2);
}

}  // namespace
}  // namespace patscope::cli
