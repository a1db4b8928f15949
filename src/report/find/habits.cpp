#include <fmt/format.h>

#include <algorithm>

#include "report/find/find.h"
#include "report/words.h"
#include "rest/url.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

/// A scope that gives away more than its name says.
struct Discouraged {
  std::string_view scope;
  std::string_view why;
};

constexpr Discouraged discouraged[] = {
    {"vso.tokens", "it can make other tokens in the name of its owner"},
    {"vso.tokenadministration", "it can revoke the tokens of everybody in the organization"},
    {"vso.security_manage", "it can change permissions, its owner's own among them"},
};

void find_discouraged(const Report& report, const catalog::ScopeTable& scopes, std::vector<Finding>& found) {
  for (const auto& declared : report.grants) {
    for (const auto id : declared.grant.scopes) {
      const auto& scope = scopes.info(id).id;
      const auto* row = std::find_if(std::begin(discouraged), std::end(discouraged),
                                     [&](const Discouraged& each) { return each.scope == scope; });
      if (row == std::end(discouraged)) continue;
      auto finding =
          make_finding("discouraged-scope", fmt::format("{} holds {}: {}", declared.grant.credential, scope, row->why));
      finding.place = declared.place;
      finding.credential = declared.grant.credential;
      found.push_back(std::move(finding));
    }
  }
}

/// "System.TeamProject", "SYSTEM_TEAMPROJECTID", "env:SYSTEM_TEAMPROJECT" as scripts spell it.
bool is_own_project(const Segment& segment) {
  if (!segment.is_hole()) return false;
  auto name = to_lower(segment.text.pieces.front().hole->name);
  std::erase_if(name, [](char c) { return c == '.' || c == '_'; });
  return name == "systemteamproject" || name == "systemteamprojectid";
}

bool stays_in_project(const require::ResolvedCall& call) {
  const auto& url = call.call.url;
  const bool own_organization =
      !url.pieces.empty() && url.pieces.front().hole && url.pieces.front().hole->kind == HoleKind::collection_url;
  const auto pattern = UrlPattern::parse(url);
  const auto rules = require::rules_of(call);
  return own_organization && pattern && pattern->context.size() >= 2 && is_own_project(pattern->context[1]) &&
         std::all_of(rules.begin(), rules.end(),
                     [](const catalog::ScopeRule& rule) { return rule.kind == catalog::RuleKind::any_of; });
}

void find_needless_pats(const Report& report, std::vector<Finding>& found) {
  for (const auto& summary : report.credentials) {
    const auto& requirement = summary.requirement;
    const bool stays = std::all_of(requirement.calls.begin(), requirement.calls.end(),
                                   [&](std::size_t index) { return stays_in_project(report.calls[index]); });
    if (requirement.credential.kind != CredentialKind::pat || requirement.calls.empty() || !summary.exact() || !stays)
      continue;
    found.push_back(make_finding(
        "job-token-suffices", report.calls[requirement.calls.front()].call,
        fmt::format("every request of {} stays in the pipeline's own project", requirement.credential.name)));
  }
}

}  // namespace

void find_habits(const Report& report, const catalog::ScopeTable& scopes, std::vector<Finding>& found) {
  find_discouraged(report, scopes, found);
  find_needless_pats(report, found);
}

}  // namespace patscope::report
