#include <fmt/format.h>

#include <algorithm>

#include "report/find/find.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

/// "NAME=vso.code vso.build", as --grant takes it; empty when there is nothing to grant.
std::string grant_in_words(const require::Requirement& requirement, const catalog::ScopeTable& scopes) {
  std::vector<std::string> ids;
  for (const auto id : requirement.least) ids.push_back(scopes.info(id).id);
  if (requirement.full_access) ids = {std::string(catalog::full_access)};
  return ids.empty() ? std::string() : fmt::format("{}={}", requirement.credential.name, join(ids, " "));
}

void find_undeclared(const CredentialSummary& summary, const Report& report, const catalog::ScopeTable& scopes,
                     std::vector<Finding>& found) {
  const auto& requirement = summary.requirement;
  if (summary.grant || requirement.calls.empty()) return;
  const auto& first = report.calls[requirement.calls.front()].call;
  const auto& name = requirement.credential.name;
  if (requirement.credential.kind == CredentialKind::unknown || name.empty()) {
    for (const auto index : requirement.calls)
      found.push_back(make_finding("unproven-scope", report.calls[index].call,
                                   "the data flow does not show which credential this request carries"));
    return;
  }
  auto result = make_finding("unproven-scope", first, fmt::format("nothing says what {} was granted", name));
  result.notes.push_back(fmt::format("needed by its {}: {}", counted(requirement.calls.size(), "request"),
                                     need_in_words(requirement, scopes)));
  if (const auto grant = grant_in_words(requirement, scopes); !grant.empty())
    result.notes.push_back(fmt::format("declare it: --grant '{}'", grant));
  found.push_back(std::move(result));
}

const DeclaredGrant* declaration_of(const Report& report, const require::Grant& grant) {
  for (const auto& declared : report.grants)
    if (declared.grant.credential == grant.credential) return &declared;
  return nullptr;
}

void find_excess(const CredentialSummary& summary, const Report& report, const catalog::ScopeTable& scopes,
                 std::vector<Finding>& found) {
  if (!summary.grant) return;
  const auto* declared = declaration_of(report, *summary.grant);
  const auto add = [&](std::string_view rule, std::string message) {
    auto result = make_finding(rule, std::move(message));
    result.place = declared != nullptr ? declared->place : std::nullopt;
    result.credential = summary.grant->credential;
    found.push_back(std::move(result));
  };
  if (summary.grant->full_access) {
    if (!summary.requirement.full_access && summary.exact())
      add("full-access-pat", fmt::format("{} has full access where {} would do", summary.grant->credential,
                                         need_in_words(summary.requirement, scopes)));
    else if (!summary.requirement.full_access)
      add("full-access-pat", fmt::format("{} has full access", summary.grant->credential));
    return;
  }
  for (const auto id : summary.excess) {
    std::vector<catalog::ScopeId> narrower;
    for (const auto needed : summary.enough)
      if (scopes.closure(id).contains(needed)) narrower.push_back(needed);
    const auto& name = scopes.info(id).id;
    add("excess-scope", narrower.empty() ? fmt::format("no request needs {} of {}", name, summary.grant->credential)
                                         : fmt::format("{} of {} is wider than needed: {} would do", name,
                                                       summary.grant->credential, scopes_in_words(narrower, scopes)));
  }
}

void find_unused_grants(const Report& report, std::vector<Finding>& found) {
  for (const auto& declared : report.grants) {
    const auto& name = declared.grant.credential;
    const bool used =
        std::any_of(report.credentials.begin(), report.credentials.end(), [&](const CredentialSummary& summary) {
          return equals_ignoring_case(summary.requirement.credential.name, name);
        });
    if (used) continue;
    auto result = make_finding("unused-grant", fmt::format("no request to Azure DevOps carries {}", name));
    result.place = declared.place;
    result.credential = name;
    std::vector<std::string_view> known;
    for (const auto& summary : report.credentials) known.push_back(summary.requirement.credential.name);
    if (const auto near = nearest(name, known); !near.empty())
      result.notes.push_back(fmt::format("did you mean {}?", near));
    found.push_back(std::move(result));
  }
}

}  // namespace

void find_in_grants(const Report& report, const catalog::ScopeTable& scopes, std::vector<Finding>& found) {
  for (const auto& summary : report.credentials) {
    find_undeclared(summary, report, scopes, found);
    find_excess(summary, report, scopes, found);
  }
  if (report.unchanged.empty()) find_unused_grants(report, found);
}

}  // namespace patscope::report
