#include "verify/combine.h"

#include <algorithm>

namespace patscope::verify {
namespace {

bool includes_any(catalog::ScopeId scope, const std::vector<catalog::ScopeId>& parts,
                  const catalog::ScopeTable& scopes) {
  const auto whole = scopes.closure(scope);
  return std::any_of(parts.begin(), parts.end(), [&](catalog::ScopeId part) { return whole.contains(part); });
}

}  // namespace

require::Grant combined(const require::Grant& declared, const require::Grant& probed,
                        const catalog::ScopeTable& scopes) {
  auto grant = declared;
  grant.source = declared.source + " and " + probed.source;
  grant.full_access = declared.full_access && probed.lacking.empty();
  std::erase_if(grant.scopes, [&](catalog::ScopeId scope) { return includes_any(scope, probed.lacking, scopes); });
  for (const auto scope : probed.scopes)
    if (!scopes.closure(grant.scopes).contains(scope)) grant.scopes.push_back(scope);
  std::sort(grant.scopes.begin(), grant.scopes.end());
  return grant;
}

bool is_contradicted(const require::Grant& declared, const require::Grant& probed, const catalog::ScopeTable& scopes) {
  if (declared.full_access) return !probed.lacking.empty();
  return std::any_of(declared.scopes.begin(), declared.scopes.end(),
                     [&](catalog::ScopeId scope) { return includes_any(scope, probed.lacking, scopes); });
}

}  // namespace patscope::verify
