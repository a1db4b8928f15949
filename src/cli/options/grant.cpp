#include "cli/options/grant.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/options/options.h"
#include "report/rules/rules.h"
#include "text/strings.h"
#include "text/world_error.h"

namespace patscope::cli {

std::string unknown_scope(std::string_view typed, const catalog::ScopeTable& scopes) {
  std::vector<std::string_view> known;
  for (const auto& scope : scopes.all()) known.push_back(scope.id);
  const auto near = nearest(to_lower(typed), known);
  return fmt::format("'{}' is no scope{}", typed,
                     near.empty() ? std::string() : fmt::format("; did you mean {}?", near));
}

std::string unknown_rule(std::string_view typed) {
  std::vector<std::string_view> known;
  for (const auto& rule : report::rules()) known.push_back(rule.id);
  const auto near = nearest(to_lower(typed), known);
  return fmt::format("'{}' is no rule{}", typed,
                     near.empty() ? std::string() : fmt::format("; did you mean {}?", near));
}

bool add_scope(require::Grant& grant, std::string_view name, const catalog::ScopeTable& scopes) {
  if (equals_ignoring_case(name, catalog::full_access)) {
    grant.full_access = true;
    return true;
  }
  const auto id = scopes.find(name);
  if (!id) return false;
  grant.scopes.push_back(*id);
  std::sort(grant.scopes.begin(), grant.scopes.end());
  grant.scopes.erase(std::unique(grant.scopes.begin(), grant.scopes.end()), grant.scopes.end());
  return true;
}

report::DeclaredGrant parse_grant(const std::string& typed, const catalog::ScopeTable& scopes) {
  const auto [name, names] = key_and_value(typed, "--grant");
  report::DeclaredGrant declared;
  declared.grant.credential = name;
  declared.grant.source = "--grant";
  const auto separated = replace_all(names, ",", " ");
  for (const auto scope : split_words(separated))
    if (!add_scope(declared.grant, scope, scopes))
      throw WorldError(ExitCode::usage, fmt::format("--grant {}: {}", name, unknown_scope(scope, scopes)));
  return declared;
}

void add_grant(std::vector<report::DeclaredGrant>& grants, report::DeclaredGrant grant) {
  std::erase_if(grants, [&](const report::DeclaredGrant& earlier) {
    return equals_ignoring_case(earlier.grant.credential, grant.grant.credential);
  });
  grants.push_back(std::move(grant));
}

}  // namespace patscope::cli
