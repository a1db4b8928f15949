#include "report/find/outcome.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/words.h"

namespace patscope::report {
namespace {

int rank(require::Verdict verdict) {
  return verdict == require::Verdict::missing ? 2 : verdict == require::Verdict::unproven ? 1 : 0;
}

}  // namespace

require::Verdict outcome(const Report& report) {
  const bool whole = !report.unusable && report.problems.empty() && report.unread.empty();
  auto worst = whole ? require::Verdict::covered : require::Verdict::unproven;
  for (const auto& summary : report.credentials)
    if (rank(summary.verdict) > rank(worst)) worst = summary.verdict;
  return worst;
}

std::vector<const CredentialSummary*> worst_first(const std::vector<CredentialSummary>& credentials) {
  std::vector<const CredentialSummary*> order;
  for (const auto& summary : credentials) order.push_back(&summary);
  std::stable_sort(order.begin(), order.end(), [](const CredentialSummary* a, const CredentialSummary* b) {
    return rank(a->verdict) > rank(b->verdict);
  });
  return order;
}

std::string totals_in_words(const std::vector<Finding>& findings) {
  std::vector<std::string> parts;
  for (const auto severity : {Severity::error, Severity::warning, Severity::note}) {
    const auto number = std::count_if(findings.begin(), findings.end(),
                                      [&](const Finding& finding) { return finding.severity == severity; });
    if (number > 0) parts.push_back(counted(static_cast<std::size_t>(number), to_string(severity)));
  }
  return parts.empty() ? "Nothing found" : listed(parts);
}

std::string held_in_words(const CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  if (!summary.grant) return "not declared";
  const auto& grant = *summary.grant;
  const auto held = grant.full_access      ? "full access"
                    : grant.scopes.empty() ? "no scope"
                                           : scopes_in_words(grant.scopes, scopes);
  const auto lacking = grant.lacking.empty() ? std::string() : ", but not " + scopes_in_words(grant.lacking, scopes);
  return fmt::format("{}{} ({})", held, lacking, grant.source);
}

}  // namespace patscope::report
