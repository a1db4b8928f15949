#include "report/live.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/strings.h"

namespace patscope::report {
namespace {

std::string record_in_words(const verify::TokenRecord& record, std::string_view source) {
  return fmt::format("the record of '{}' ({}): {}; valid to {}, for {}", record.display_name, source,
                     record.scope.empty() ? "no scope" : record.scope,
                     record.valid_to.empty() ? "a day that it does not say" : record.valid_to,
                     record.all_organizations ? "all organizations" : "one organization");
}

}  // namespace

const Verification* find_verification(const std::optional<LiveReport>& live, std::string_view credential) {
  if (!live) return nullptr;
  for (const auto& verification : live->verifications)
    if (equals_ignoring_case(verification.learnt.credential, credential)) return &verification;
  return nullptr;
}

bool is_useless(const verify::Learnt& learnt) {
  if (!learnt.live) return false;
  switch (learnt.live->liveness.standing) {
    case verify::Standing::expired:
    case verify::Standing::invalid:
    case verify::Standing::blocked:
      return true;
    case verify::Standing::wrong_organization:
      return std::none_of(learnt.live->evidence.begin(), learnt.live->evidence.end(),
                          [](const auto& evidence) { return evidence.proof == verify::Proof::held; });
    default:
      return false;
  }
}

std::string standing_in_words(const Verification& verification, const std::string& service) {
  if (!verification.learnt.live) return verification.no_token;
  const auto& liveness = verification.learnt.live->liveness;
  return fmt::format("{} in {} ({})", verify::to_string(liveness.standing), service, liveness.evidence);
}

std::vector<std::string> evidence_in_words(const verify::Learnt& learnt, const catalog::ScopeTable& scopes) {
  std::vector<std::string> lines;
  for (const auto& search : learnt.searches)
    lines.push_back(search.problem.empty() ? record_in_words(*learnt.record, search.source)
                                           : fmt::format("{}: {}", search.source, search.problem));
  if (!learnt.live) return lines;
  for (const auto& evidence : learnt.live->evidence)
    lines.push_back(
        fmt::format("{} {}: {}", scopes.info(evidence.scope).id, to_string(evidence.proof), evidence.detail));
  return lines;
}

}  // namespace patscope::report
