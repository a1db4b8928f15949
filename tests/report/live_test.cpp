#include "report/live.h"

#include <gmock/gmock.h>

#include "report/calls_made_up.h"
#include "report/find/judge.h"
#include "report/formats/check.h"

namespace patscope::report {
namespace {

using testing::HasSubstr;

constexpr std::chrono::sys_days today{std::chrono::year{2026} / std::chrono::October / 1};

verify::LiveResult standing(verify::Standing how) {
  return {.liveness = {.standing = how, .evidence = "GET _apis/connectionData: status 401"}, .evidence = {}};
}

verify::TokenRecord record_until(std::string valid_to) {
  return {.display_name = "release", .authorization_id = "1", .scope = "vso.build", .valid_to = std::move(valid_to)};
}

/// A call that lists builds with ReleasePat, and what the service told of it.
Report told(verify::Learnt learnt) {
  Report report;
  report.calls = {made_up::call(made_up::list_builds(), 1)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  learnt.credential = "ReleasePat";
  report.live = LiveReport{.service = "contoso", .verifications = {}, .now = today};
  report.live->verifications.push_back({.learnt = std::move(learnt)});
  const auto sources = made_up::four_requests();
  judge(report, sources, made_up::scopes());
  return report;
}

std::string rules_of(const Report& report) {
  std::string rules;
  for (const auto& finding : report.findings) rules += finding.rule + " ";
  return rules;
}

TEST(LiveFindings, NameWhatMakesATokenUseless) {
  struct Row {
    verify::Standing standing;
    const char* rules;
    require::Verdict verdict;
  };
  const Row rows[] = {
      {verify::Standing::alive, "", require::Verdict::covered},
      {verify::Standing::expired, "pat-expired ", require::Verdict::missing},
      {verify::Standing::invalid, "pat-revoked ", require::Verdict::missing},
      {verify::Standing::blocked, "pat-blocked ", require::Verdict::missing},
      {verify::Standing::wrong_organization, "pat-of-another-organization ", require::Verdict::missing},
      {verify::Standing::no_organization, "unverified ", require::Verdict::covered},
      {verify::Standing::throttled, "unverified ", require::Verdict::covered},
      {verify::Standing::server_error, "unverified ", require::Verdict::covered},
      {verify::Standing::unreachable, "unverified ", require::Verdict::covered},
      {verify::Standing::foreign, "unverified ", require::Verdict::covered},
      {verify::Standing::unknown, "unverified ", require::Verdict::covered},
  };
  for (const auto& row : rows) {
    const auto report = told({.live = standing(row.standing)});
    EXPECT_EQ(rules_of(report), row.rules) << verify::key_of(row.standing);
    EXPECT_EQ(report.credentials.front().verdict, row.verdict) << verify::key_of(row.standing);
  }
}

TEST(LiveFindings, DoNotBlameTheOrganizationForATokenThatIsMerelyNarrow) {
  auto narrow = standing(verify::Standing::wrong_organization);
  narrow.evidence.push_back({.scope = made_up::scope("vso.build"), .proof = verify::Proof::held, .detail = {}});
  EXPECT_EQ(rules_of(told({.live = narrow})), "");
}

TEST(LiveFindings, TellOfTheEndOfAToken) {
  struct Row {
    const char* valid_to;
    const char* rules;
  };
  const Row rows[] = {
      {"2026-09-30T00:00:00Z", "pat-expired "},
      {"2026-10-15T00:00:00Z", "pat-expires-soon "},
      {"2026-10-15T00:00:01Z", ""},
      {"no day", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(rules_of(told({.record = record_until(row.valid_to)})), row.rules) << row.valid_to;
  EXPECT_EQ(
      rules_of(told({.live = standing(verify::Standing::expired), .record = record_until("2026-09-30T00:00:00Z")})),
      "pat-expired ");
}

TEST(LiveFindings, TellOfTokensForAllOrganizations) {
  auto record = record_until("2027-09-01T00:00:00Z");
  record.all_organizations = true;
  const auto report = told({.record = record});
  ASSERT_EQ(rules_of(report), "pat-for-all-organizations ");
  EXPECT_EQ(report.findings.front().message, "ReleasePat is for all organizations and stops working on 2026-12-01");
}

TEST(LiveFindings, TellOfHostsThatTakeTokensForAllOrganizationsOnly) {
  struct Row {
    const char* host;
    bool told;
  };
  const Row rows[] = {{"app.vssps.visualstudio.com", true},
                      {"marketplace.visualstudio.com", true},
                      {"vssps.dev.azure.com/contoso", false},
                      {"contoso.visualstudio.com", false}};
  for (const auto& row : rows) {
    Report report;
    report.calls = {made_up::call(made_up::list_builds(), 1)};
    report.calls.front().call.url = Text(std::string("https://") + row.host + "/_apis/build/builds");
    report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
    const auto sources = made_up::four_requests();
    judge(report, sources, made_up::scopes());
    EXPECT_EQ(rules_of(report), row.told ? "global-pat-endpoint " : "") << row.host;
  }
}

TEST(LiveFindings, LeaveOpenWhatProbesDidNotShow) {
  Report report;
  report.calls = {made_up::call(made_up::queue_build(), 1)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  report.grants.front().grant.extent = require::Extent::partial;
  const auto sources = made_up::four_requests();
  judge(report, sources, made_up::scopes());
  ASSERT_EQ(rules_of(report), "unproven-scope ");
  EXPECT_THAT(report.findings.front().message, HasSubstr("nothing shows that ReleasePat holds vso.build_execute"));
  EXPECT_EQ(report.credentials.front().verdict, require::Verdict::unproven);
  EXPECT_TRUE(report.credentials.front().missing.empty());
}

TEST(LiveFormats, ShowEachSourceOfEvidence) {
  auto live = standing(verify::Standing::alive);
  live.evidence.push_back({.scope = made_up::scope("vso.build"), .proof = verify::Proof::held, .detail = "GET x: 200"});
  const auto report = told({.live = live,
                            .record = record_until("2027-09-01T00:00:00Z"),
                            .searches = {{.source = "token administration", .problem = "status 401: not authorized"},
                                         {.source = "token lifecycle", .problem = {}}}});
  const auto sources = made_up::four_requests();
  const auto text = check_as_text(report, sources, made_up::scopes(), {.width = 200});
  for (const auto* line : {"  token    alive in contoso (GET _apis/connectionData: status 401)\n",
                           "           token administration: status 401: not authorized\n",
                           "           the record of 'release' (token lifecycle): vso.build; valid to "
                           "2027-09-01T00:00:00Z, for one organization\n",
                           "           vso.build held: GET x: 200\n"})
    EXPECT_THAT(text, HasSubstr(line));
  const auto json = check_as_json(report, sources, made_up::scopes());
  EXPECT_THAT(json, HasSubstr("\"proof\": \"held\""));
  EXPECT_THAT(json, HasSubstr("\"validTo\": \"2027-09-01T00:00:00Z\""));
}

}  // namespace
}  // namespace patscope::report
