#include <algorithm>

#include "report/find/judge.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

const require::Grant* grant_of(const Report& report, const Credential& credential) {
  if (credential.name.empty()) return nullptr;
  for (const auto& declared : report.grants)
    if (equals_ignoring_case(declared.grant.credential, credential.name)) return &declared.grant;
  return nullptr;
}

std::vector<catalog::ScopeRule> scoped_rules(const require::ResolvedCall& call) {
  auto rules = require::rules_of(call);
  std::erase_if(rules, [](const catalog::ScopeRule& rule) { return rule.kind != catalog::RuleKind::any_of; });
  return rules;
}

/// Only with alternatives that the grant holds: a rule that it meets.
catalog::ScopeRule held_part(catalog::ScopeRule rule, const catalog::ScopeSet& held) {
  std::erase_if(rule.any_of, [&](catalog::ScopeId id) { return !held.contains(id); });
  return rule;
}

std::vector<std::string> gaps_of(const require::Requirement& requirement, const Report& report) {
  std::vector<std::string> gaps;
  if (!requirement.unknown.empty())
    gaps.push_back(counted(requirement.unknown.size(), "request") + " whose need is not known");
  const auto templates = std::count_if(report.unread.begin(), report.unread.end(),
                                       [](const Unread& unread) { return unread.kind == UnreadKind::template_file; });
  const auto scripts = static_cast<std::ptrdiff_t>(report.unread.size()) - templates;
  if (templates > 0) gaps.push_back(counted(static_cast<std::size_t>(templates), "template") + " not read");
  if (scripts > 0) gaps.push_back(counted(static_cast<std::size_t>(scripts), "part") + " of scripts not read");
  if (!report.problems.empty()) gaps.push_back(counted(report.problems.size(), "mistake") + " in the pipelines");
  if (gaps.empty() && requirement.certainty == require::Certainty::lower_bound)
    gaps.emplace_back("requests that depend on the run");
  if (!report.unchanged.empty())
    gaps.push_back(counted(report.unchanged.size(), "unchanged pipeline") + " not checked");
  return gaps;
}

require::Verdict worse(require::Verdict a, require::Verdict b) {
  const auto rank = [](require::Verdict verdict) {
    return verdict == require::Verdict::missing ? 2 : verdict == require::Verdict::unproven ? 1 : 0;
  };
  return rank(a) >= rank(b) ? a : b;
}

void compare(CredentialSummary& summary, const Report& report, const catalog::ScopeTable& scopes) {
  const auto held = scopes.closure(summary.grant->scopes);
  std::vector<catalog::ScopeRule> met;
  std::vector<catalog::ScopeRule> unmet;
  for (const auto index : summary.requirement.calls) {
    for (auto& rule : scoped_rules(report.calls[index])) {
      auto part = held_part(rule, held);
      if (!part.any_of.empty())
        met.push_back(std::move(part));
      else if (require::judge(rule, *summary.grant, scopes) == require::Verdict::missing)
        unmet.push_back(std::move(rule));
    }
  }
  summary.enough = require::least_set(met, scopes);
  if (summary.grant->full_access) return;
  summary.missing = require::least_set(unmet, scopes);
  if (!summary.exact() || summary.grant->extent == require::Extent::partial) return;
  const auto enough = scopes.closure(summary.enough) | scopes.closure(summary.missing);
  for (const auto id : summary.grant->scopes)
    if (!enough.includes(scopes.closure(id))) summary.excess.push_back(id);
}

}  // namespace

std::vector<CredentialSummary> summarise(const Report& report, const catalog::ScopeTable& scopes) {
  std::vector<CredentialSummary> summaries;
  for (auto& requirement : require::require(report.calls, scopes)) {
    CredentialSummary summary;
    const auto* grant = grant_of(report, requirement.credential);
    if (grant != nullptr) summary.grant = *grant;
    summary.verdict = require::Verdict::covered;
    for (const auto index : requirement.calls)
      summary.verdict = worse(summary.verdict, require::judge(report.calls[index], grant, scopes));
    const auto* verification = find_verification(report.live, requirement.credential.name);
    if (verification != nullptr && is_useless(verification->learnt)) summary.verdict = require::Verdict::missing;
    summary.gaps = gaps_of(requirement, report);
    summary.requirement = std::move(requirement);
    if (grant != nullptr) compare(summary, report, scopes);
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

}  // namespace patscope::report
