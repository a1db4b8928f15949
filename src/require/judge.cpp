#include <algorithm>

#include "require/require.h"

namespace patscope::require {
namespace {

using catalog::RuleKind;
using catalog::ScopeRule;

/// Whether the grant shows that none of the alternatives is held.
bool shows_lack(const ScopeRule& rule, const Grant& grant, const catalog::ScopeTable& scopes) {
  if (grant.extent == Extent::whole) return true;
  return std::all_of(rule.any_of.begin(), rule.any_of.end(), [&](catalog::ScopeId id) {
    const auto whole = scopes.closure(id);
    return std::any_of(grant.lacking.begin(), grant.lacking.end(),
                       [&](catalog::ScopeId part) { return whole.contains(part); });
  });
}

/// A token that lacks any scope has no full access.
Verdict without_full_access(const Grant& grant) {
  return grant.extent == Extent::whole || !grant.lacking.empty() ? Verdict::missing : Verdict::unproven;
}

Verdict judge_scopes(const ScopeRule& rule, const Grant& grant, const catalog::ScopeTable& scopes) {
  const auto held = scopes.closure(grant.scopes);
  const bool holds = grant.full_access || std::any_of(rule.any_of.begin(), rule.any_of.end(),
                                                      [&](catalog::ScopeId id) { return held.contains(id); });
  if (holds) return Verdict::covered;
  return shows_lack(rule, grant, scopes) ? Verdict::missing : Verdict::unproven;
}

Verdict judge_rule(const ScopeRule& rule, const Grant& grant, const catalog::ScopeTable& scopes) {
  switch (rule.kind) {
    case RuleKind::no_pat:
    case RuleKind::any_pat:
      return Verdict::covered;
    case RuleKind::entra_only:
      return Verdict::missing;
    case RuleKind::full_access_only:
      return grant.full_access ? Verdict::covered : without_full_access(grant);
    case RuleKind::unstated:
      return grant.full_access ? Verdict::covered : Verdict::unproven;
    case RuleKind::any_of:
      return judge_scopes(rule, grant, scopes);
  }
  return Verdict::unproven;
}

/// Scopes must be held for every candidate. But that one of several would need full access, or no PAT at all, proves
/// nothing missing.
Verdict judge_candidate(const ScopeRule& rule, const Grant& grant, const catalog::ScopeTable& scopes) {
  const auto verdict = judge_rule(rule, grant, scopes);
  return rule.kind != RuleKind::any_of && verdict == Verdict::missing ? Verdict::unproven : verdict;
}

bool is_full_access(const Grant& grant, const catalog::ScopeTable& scopes) {
  const auto full = scopes.find(catalog::full_access);
  return grant.full_access ||
         (full && std::find(grant.scopes.begin(), grant.scopes.end(), *full) != grant.scopes.end());
}

}  // namespace

Verdict judge(const ScopeRule& rule, const Grant& grant, const catalog::ScopeTable& scopes) {
  auto whole = grant;
  whole.full_access = is_full_access(grant, scopes);
  return judge_rule(rule, whole, scopes);
}

Verdict judge(const ResolvedCall& call, const Grant* grant, const catalog::ScopeTable& scopes) {
  if (grant == nullptr) return Verdict::unproven;
  auto whole = *grant;
  whole.full_access = is_full_access(*grant, scopes);
  const auto rules = rules_of(call);
  std::vector<Verdict> verdicts;
  for (const auto& rule : rules)
    verdicts.push_back(rules.size() > 1 ? judge_candidate(rule, whole, scopes) : judge_rule(rule, whole, scopes));
  const auto has = [&](Verdict verdict) {
    return std::find(verdicts.begin(), verdicts.end(), verdict) != verdicts.end();
  };
  if (has(Verdict::missing)) return Verdict::missing;
  return has(Verdict::unproven) ? Verdict::unproven : Verdict::covered;
}

}  // namespace patscope::require
