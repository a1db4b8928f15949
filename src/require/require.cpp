#include "require/require.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace patscope::require {
namespace {

using catalog::RuleKind;
using catalog::ScopeRule;

bool needs_scopes(const Credential& credential) {
  return credential.kind == CredentialKind::pat || credential.kind == CredentialKind::unknown;
}

bool all_are(const std::vector<ScopeRule>& rules, RuleKind kind) {
  return std::all_of(rules.begin(), rules.end(), [&](const ScopeRule& rule) { return rule.kind == kind; });
}

/// Nothing is known of the need, or only one of several candidates is beyond scopes: then asking for everything, or
/// giving up, would be a guess.
bool is_unknown(const std::vector<ScopeRule>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const ScopeRule& rule) {
    const bool beyond_scopes = rule.kind == RuleKind::full_access_only || rule.kind == RuleKind::entra_only;
    return rule.kind == RuleKind::unstated || (beyond_scopes && !all_are(rules, rule.kind));
  });
}

Requirement requirement_of(const Credential& credential, const std::vector<std::size_t>& indices,
                           const std::vector<ResolvedCall>& calls, const catalog::ScopeTable& scopes) {
  Requirement requirement{.credential = credential, .calls = indices, .least = {}, .entra_only = {}, .unknown = {}};
  std::vector<ScopeRule> all;
  for (const auto index : indices) {
    const auto rules = rules_of(calls[index]);
    all.insert(all.end(), rules.begin(), rules.end());
    if (all_are(rules, RuleKind::entra_only)) requirement.entra_only.push_back(index);
    if (all_are(rules, RuleKind::full_access_only)) requirement.full_access = true;
    if (is_unknown(rules)) requirement.unknown.push_back(index);
  }
  requirement.least = least_set(all, scopes);
  requirement.certainty = requirement.unknown.empty() ? Certainty::exact : Certainty::lower_bound;
  return requirement;
}

}  // namespace

std::vector<Requirement> require(const std::vector<ResolvedCall>& calls, const catalog::ScopeTable& scopes) {
  const auto by_name = [](const Credential& a, const Credential& b) {
    return std::tie(a.name, a.kind) < std::tie(b.name, b.kind);
  };
  std::map<Credential, std::vector<std::size_t>, decltype(by_name)> groups(by_name);
  for (std::size_t i = 0; i < calls.size(); ++i)
    if (needs_scopes(calls[i].call.credential)) groups[calls[i].call.credential].push_back(i);
  std::vector<Requirement> requirements;
  for (const auto& [credential, indices] : groups)
    requirements.push_back(requirement_of(credential, indices, calls, scopes));
  return requirements;
}

}  // namespace patscope::require
