#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/scopes.h"
#include "report/report.h"

namespace patscope::cli {

/// What is wrong with a scope's name, with the nearest one that exists: "'vso.cod' is no scope; did you mean
/// vso.code?".
[[nodiscard]] std::string unknown_scope(std::string_view typed, const catalog::ScopeTable& scopes);

/// The same for a rule's id.
[[nodiscard]] std::string unknown_rule(std::string_view typed);

/// Adds the scope, or full access for `app_token`, to the grant. False for a name that is no scope.
[[nodiscard]] bool add_scope(require::Grant& grant, std::string_view name, const catalog::ScopeTable& scopes);

/// "NAME=vso.code vso.build", the scopes separated by blanks or commas. Throws a WorldError (usage).
[[nodiscard]] report::DeclaredGrant parse_grant(const std::string& typed, const catalog::ScopeTable& scopes);

/// The command line wins over the configuration: a grant for the same credential replaces the earlier one.
void add_grant(std::vector<report::DeclaredGrant>& grants, report::DeclaredGrant grant);

}  // namespace patscope::cli
