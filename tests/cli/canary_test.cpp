// No command, no trouble and no answer of a server brings a token into any output.

#include <gmock/gmock.h>
#include <openssl/evp.h>

#include <algorithm>

#include "cli/output/redact.h"
#include "live_fixture.h"
#include "support/stand_in/raw_server.h"

namespace patscope::cli {
namespace {

using stand_in::TokenKind;

std::string repeated(std::string_view pattern, std::size_t length) {
  std::string text;
  while (text.size() < length) text += pattern;
  return text.substr(0, length);
}

/// Of the old form: 52 characters of base32.
std::string old_form() {
  return repeated("c4n2ry", 52);
}

/// Of the new form: 84 characters, 52 of them random.
std::string new_form() {
  return repeated("Canary9", 52) + "JQQJ99" + repeated("BCAC", 18) + "AZDO" + "cNry";
}

std::string base64(const std::string& text) {
  std::string encoded(4 * ((text.size() + 2) / 3) + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  encoded.resize(static_cast<std::size_t>(length));
  return encoded;
}

std::string percent_encoded(const std::string& text) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) encoded += std::string("%") + digits[c / 16] + digits[c % 16];
  return encoded;
}

/// Without the last characters of base64, which depend on what follows.
std::vector<std::string> forms_of(const std::string& token) {
  const auto cut = [](std::string encoded) { return encoded.substr(0, encoded.size() - 4); };
  return {token, cut(base64(token)), cut(base64(":" + token)), percent_encoded(token)};
}

void expect_no_canary(const support::Outcome& seen, const std::string& command) {
  for (const auto& token : {old_form(), new_form()})
    for (const auto& form : forms_of(token)) {
      EXPECT_EQ(seen.out.find(form), std::string::npos) << command << '\n' << seen.out;
      EXPECT_EQ(seen.err.find(form), std::string::npos) << command << '\n' << seen.err;
    }
}

/// Wherever a token may be.
Variables everywhere(const std::string& token) {
  return {{"Shop", token},       {"SHOP_PAT", token},          {"ADMIN", token},
          {"USER_TOKEN", token}, {"BAD", token + " x"},        {"AZURE_DEVOPS_EXT_PAT", token},
          {"PAT", token},        {"SYSTEM_ACCESSTOKEN", token}};
}

const std::string live = "patscope check --live --organization contoso --project Shop";
const std::string by_record = "patscope verify --organization contoso --token-name x --credential Shop.Pat";

std::vector<std::string> commands() {
  std::vector<std::string> all;
  for (const auto* command : {"check", "scopes", "calls"})
    for (const auto* format : {"text", "json"})
      all.push_back(std::string("patscope ") + command + " --format " + format);
  for (const auto* command :
       {"expand azure-pipelines.yml --annotate", "explain vso.code", "explain GET _apis/projects", "check no-such-file",
        "check --no-such-option", "mint --credential Shop.Pat --organization contoso",
        "mint --credential Shop.Pat --organization contoso --format json", "mint --credential Nobody --organization c",
        "verify --organization contoso --token-name x --entra-token-env BAD"})
    all.push_back(std::string("patscope ") + command);
  for (const auto* more :
       {"", " --format json", " --probe-writes", " --grant Shop.Pat=vso.code", " --strict --fail-on any"})
    all.push_back(live + more);
  all.push_back(by_record + " --admin-token-env ADMIN --token-owner aad.x");
  all.push_back(by_record + " --entra-token-env USER_TOKEN --format json");
  all.push_back("printenv PAT | " + live + " --token-stdin");
  all.push_back("(printenv PAT; printenv PAT) | tr -d '\\n' | " + live + " --token-stdin");
  all.push_back("(printf 'a b'; printenv PAT) | " + live + " --token-stdin");
  all.push_back("patscope check --live --server http://127.0.0.1:1/c");
  all.push_back("patscope check --live --server http://127.0.0.1:1/c --allow-http-loopback");
  all.push_back("patscope check --live --server https://127.0.0.1:1/c");
  // Typed where no token belongs: only the shell that does so may show it.
  for (const auto* misused : {"verify --token $PAT", "check --grant Shop.Pat=$PAT",
                              "verify --organization o --credential $PAT", "explain $PAT", "$PAT",
                              "check --live --admin-token-env $PAT --token-name x --organization o "
                              "--token-owner y"})
    all.push_back(std::string("patscope ") + misused);
  return all;
}

TEST(Canary, IsInNoOutputOfAnyCommandWhateverTheServiceSays) {
  const BuildReader repository;
  for (const auto& token : {old_form(), new_form()}) {
    const stand_in::Settings situations[] = {
        {.tokens = {{.secret = token}}},
        {},
        {.tokens = {{.secret = token}}, .writes_take_effect = true},
    };
    for (const auto& situation : situations) {
      const stand_in::Organization contoso(situation);
      for (const auto& command : commands())
        expect_no_canary(repository.ask(contoso, token, command, everywhere(token)), command);
      EXPECT_FALSE(contoso.requests().empty());
    }
  }
}

TEST(Canary, IsInNoOutputForAnyKindOfToken) {
  const BuildReader repository;
  for (const auto kind : {TokenKind::expired, TokenKind::of_another_organization, TokenKind::blocked,
                          TokenKind::without_permission, TokenKind::entra}) {
    const stand_in::Organization contoso({.tokens = {{.secret = new_form(), .kind = kind}}});
    for (const auto& command : {live, live + " --format json", by_record + " --entra-token-env USER_TOKEN"})
      expect_no_canary(repository.ask(contoso, new_form(), command, everywhere(new_form())), command);
  }
}

TEST(Canary, IsInNoOutputForAnyTroubleOfTheNetwork) {
  const BuildReader repository;
  const stand_in::Organization contoso({.tokens = {{.secret = new_form()}}});
  const stand_in::RawServer wants_password(stand_in::says("HTTP/1.1 407 Who are you\r\n\r\n"));
  const stand_in::RawServer garbage(stand_in::says("garbage\r\n\r\n"));
  const auto with_password = "http://me:" + old_form() + "@127.0.0.1:" + std::to_string(wants_password.port());
  const Variables troubles[] = {
      {{"HTTPS_PROXY", wants_password.url()}},
      {{"HTTPS_PROXY", garbage.url()}},
      {{"HTTPS_PROXY", with_password}},
      {{"HTTPS_PROXY", "http://me:" + old_form() + "@no such host/"}},
      {{"HTTPS_PROXY", new_form()}},
      {{"HTTPS_PROXY", "http://127.0.0.1:1"}},
      {{"HTTPS_PROXY", contoso.environment().front().second}},
      {{"AGENT_PROXYURL", "http://127.0.0.1:1"}, {"AGENT_PROXYPASSWORD", old_form()}},
  };
  for (const auto& trouble : troubles) {
    auto variables = everywhere(new_form());
    variables.insert(variables.end(), trouble.begin(), trouble.end());
    const auto seen = repository.run(live, variables);
    EXPECT_EQ(seen.exit_code, 4) << trouble.front().second << seen.out << seen.err;
    expect_no_canary(seen, trouble.front().second);
  }
}

/// A server that sends back what it was sent, everywhere in its answers.
TEST(Canary, IsNotRepeatedAfterAServer) {
  const BuildReader repository;
  for (const int status : {200, 302, 400, 401, 403, 404, 429, 500}) {
    const stand_in::Listener echo([status](const stand_in::Received& request) {
      return stand_in::Reply{.status = status,
                             .headers = {{"Content-Type", "application/json"},
                                         {"Location", "https://x.example/_signin?" + request.authorization},
                                         {"X-TFS-ServiceError", request.authorization},
                                         {"Retry-After", "0"}},
                             .body = R"({"message":")" + request.authorization + new_form() + R"(","patTokenError":")" +
                                     new_form() + R"("})"};
    });
    const auto server = " --server " + echo.url() + "/contoso --allow-http-loopback";
    for (const auto& command :
         {"patscope check --live --project Shop" + server,
          "patscope verify --token-name x --entra-token-env USER_TOKEN" + server + " --format json"})
      expect_no_canary(repository.run(command, everywhere(new_form())), command + " " + std::to_string(status));
  }
}

TEST(Redact, HidesWhatMayBeAToken) {
  EXPECT_EQ(without_tokens("not expected: --token " + old_form()), "not expected: --token ***");
  EXPECT_EQ(without_tokens(new_form() + "!"), "***!");
  EXPECT_EQ(without_tokens("x=" + base64(":" + old_form())), "x=***=");
  EXPECT_EQ(without_tokens("eyJhbGciOi." + repeated("ab_c-d", 60)), "***");
  EXPECT_EQ(without_tokens("templates/smoke-tests.yml:14: eyJ"), "templates/smoke-tests.yml:14: eyJ");
  EXPECT_EQ(without_tokens(repeated("long-name-", 80)), repeated("long-name-", 80));
}

}  // namespace
}  // namespace patscope::cli
