#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/find/find.h"
#include "report/live.h"
#include "verify/expiry.h"

namespace patscope::report {
namespace {

using verify::Standing;

struct Row {
  Standing standing;
  std::string_view rule;
};

/// What makes a token useless. All other standings but `alive` say nothing of the token: "unverified".
constexpr Row rows[] = {
    {Standing::expired, "pat-expired"},
    {Standing::invalid, "pat-revoked"},
    {Standing::blocked, "pat-blocked"},
    {Standing::wrong_organization, "pat-of-another-organization"},
};

std::string_view rule_of(Standing standing) {
  const auto* found =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.standing == standing; });
  return found == std::end(rows) ? "unverified" : found->rule;
}

Finding about(const Verification& verification, std::string_view rule, std::string message) {
  auto result = make_finding(rule, std::move(message));
  result.credential = verification.learnt.credential;
  return result;
}

void find_standing(const Verification& verification, std::vector<Finding>& found) {
  const auto& learnt = verification.learnt;
  if (!learnt.live) {
    if (learnt.record) return;
    found.push_back(
        about(verification, "unverified", fmt::format("the service was not asked about {}", learnt.credential)));
    if (!verification.no_token.empty()) found.back().notes.push_back(verification.no_token);
    return;
  }
  const auto& liveness = learnt.live->liveness;
  const bool is_narrow = liveness.standing == Standing::wrong_organization && !is_useless(learnt);
  if (liveness.standing == Standing::alive || is_narrow) return;
  auto result = about(verification, rule_of(liveness.standing),
                      fmt::format("{} is {}", learnt.credential, verify::to_string(liveness.standing)));
  result.notes.push_back(liveness.evidence);
  result.notes.emplace_back(verify::advice(liveness.standing));
  found.push_back(std::move(result));
}

/// Of tokens whose record is known; that one has expired already, the liveness request tells too.
void find_expiry(const Verification& verification, const LiveReport& live, std::vector<Finding>& found) {
  const auto end = verify::parse_time(verification.learnt.record->valid_to);
  const auto& name = verification.learnt.credential;
  if (!end || *end > live.now + live.expiry) return;
  const bool told = std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
    return finding.credential == name && finding.rule == "pat-expired";
  });
  if (told) return;
  found.push_back(
      *end <= live.now
          ? about(verification, "pat-expired", fmt::format("{} has expired on {}", name, verify::day_of(*end)))
          : about(verification, "pat-expires-soon", fmt::format("{} expires on {}", name, verify::day_of(*end))));
}

void find_reach(const Verification& verification, const LiveReport& live, std::vector<Finding>& found) {
  if (!verification.learnt.record->all_organizations) return;
  const auto& name = verification.learnt.credential;
  auto result = about(verification, "pat-for-all-organizations",
                      live.now < verify::end_of_global_tokens
                          ? fmt::format("{} is for all organizations and stops working on {}", name,
                                        verify::day_of(verify::end_of_global_tokens))
                          : fmt::format("{} is for all organizations, and none such works since {}", name,
                                        verify::day_of(verify::end_of_global_tokens)));
  if (live.now >= verify::end_of_global_tokens) result.severity = Severity::error;
  found.push_back(std::move(result));
}

}  // namespace

void find_in_live(const LiveReport& live, std::vector<Finding>& found) {
  for (const auto& verification : live.verifications) {
    find_standing(verification, found);
    if (verification.contradicts_declaration)
      found.push_back(about(verification, "contradicted-grant",
                            fmt::format("{} holds less than was declared", verification.learnt.credential)));
    if (!verification.learnt.record) continue;
    find_expiry(verification, live, found);
    find_reach(verification, live, found);
  }
}

}  // namespace patscope::report
