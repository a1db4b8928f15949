#include <algorithm>

#include "require/require.h"

namespace patscope::require {
namespace {

using catalog::RuleKind;
using catalog::ScopeRule;

/// Scopes must be held for every candidate. But that one of several would need full access, or no PAT at all, proves
/// nothing missing.
Verdict judge_rule(const ScopeRule& rule, const Grant& grant, const catalog::ScopeSet& held, std::size_t candidates) {
  const auto beyond_scopes = candidates > 1 ? Verdict::unproven : Verdict::missing;
  switch (rule.kind) {
    case RuleKind::no_pat:
    case RuleKind::any_pat:
      return Verdict::covered;
    case RuleKind::entra_only:
      return beyond_scopes;
    case RuleKind::full_access_only:
      return grant.full_access ? Verdict::covered : beyond_scopes;
    case RuleKind::unstated:
      return grant.full_access ? Verdict::covered : Verdict::unproven;
    case RuleKind::any_of: {
      const bool holds = grant.full_access || std::any_of(rule.any_of.begin(), rule.any_of.end(),
                                                          [&](catalog::ScopeId id) { return held.contains(id); });
      return holds ? Verdict::covered : Verdict::missing;
    }
  }
  return Verdict::unproven;
}

bool is_full_access(const Grant& grant, const catalog::ScopeTable& scopes) {
  const auto full = scopes.find(catalog::full_access);
  return grant.full_access ||
         (full && std::find(grant.scopes.begin(), grant.scopes.end(), *full) != grant.scopes.end());
}

}  // namespace

Verdict judge(const ResolvedCall& call, const Grant* grant, const catalog::ScopeTable& scopes) {
  if (grant == nullptr) return Verdict::unproven;
  auto whole = *grant;
  whole.full_access = is_full_access(*grant, scopes);
  const auto held = scopes.closure(grant->scopes);
  const auto rules = rules_of(call);
  std::vector<Verdict> verdicts;
  for (const auto& rule : rules) verdicts.push_back(judge_rule(rule, whole, held, rules.size()));
  const auto has = [&](Verdict verdict) {
    return std::find(verdicts.begin(), verdicts.end(), verdict) != verdicts.end();
  };
  if (has(Verdict::missing)) return Verdict::missing;
  return has(Verdict::unproven) ? Verdict::unproven : Verdict::covered;
}

}  // namespace patscope::require
