// The example of every rule, as `explain` and docs/rules.md show it, is run; what the service is asked, a stand-in
// answers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>

#include "live_fixture.h"
#include "report/rules/rules.h"
#include "verify/expiry.h"

namespace patscope::cli {
namespace {

using stand_in::TokenKind;

/// What the service knows of the token that ReleasePat holds in the example of a rule.
struct Situation {
  std::string_view rule;
  stand_in::Settings settings;
};

stand_in::Settings knowing(stand_in::Token token) {
  token.secret = "t";
  token.owner = "aad.NzY1";
  token.display_name = "release";
  return {.tokens = {{.secret = "admin", .scope = "vso.tokenadministration"}, std::move(token)}};
}

std::string in_three_days() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return verify::to_string(now + std::chrono::days(3));
}

std::vector<Situation> situations() {
  auto throttling = knowing({});
  throttling.throttled = 99;
  return {{"pat-expired", knowing({.kind = TokenKind::expired})},
          {"pat-revoked", {}},
          {"pat-blocked", knowing({.kind = TokenKind::blocked})},
          {"pat-of-another-organization", knowing({.kind = TokenKind::of_another_organization})},
          {"unverified", throttling},
          {"contradicted-grant", knowing({.scope = "vso.code"})},
          {"pat-expires-soon", knowing({.scope = "vso.build", .valid_to = in_three_days()})},
          {"pat-for-all-organizations", knowing({.scope = "vso.build", .all_organizations = true})}};
}

/// In two parts, so that nobody takes this file for one that holds a token.
std::string a_token() {
  return std::string("aaatwayeaudnhgajbifqydiob4") + "ibceqtcqkucfyydenbwha5dypq";
}

support::Outcome outcome_of(const report::Example& example) {
  std::string pipeline(example.pipeline);
  constexpr std::string_view placeholder = "THE-TOKEN-ITSELF";
  if (const auto at = pipeline.find(placeholder); at != std::string::npos)
    pipeline.replace(at, placeholder.size(), a_token());
  const BuildReader repository(pipeline);
  const std::string command(example.command);
  for (const auto& [rule, settings] : situations())
    if (rule == example.rule)
      return repository.ask(stand_in::Organization(settings), command,
                            Variables{{"RELEASEPAT", "t"}, {"ADMIN_TOKEN", "admin"}});
  return repository.run(command);
}

TEST(RuleExamples, ShowWhatTheirRuleIsAbout) {
  for (const auto& example : report::examples()) {
    const auto seen = outcome_of(example);
    EXPECT_THAT(seen.out, testing::HasSubstr('[' + std::string(example.rule) + "]\n")) << seen.err;
  }
}

}  // namespace
}  // namespace patscope::cli
