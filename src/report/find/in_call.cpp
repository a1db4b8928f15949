#include <fmt/format.h>

#include <algorithm>

#include "report/find/find.h"
#include "report/words.h"

namespace patscope::report {
namespace {

std::string subject(const Credential& credential) {
  return credential.name.empty() ? "the credential" : credential.name;
}

std::string operation_note(const require::ResolvedCall& call, const catalog::ScopeTable& scopes) {
  return fmt::format("{}: {}", operations_in_words(call), rules_in_words(require::rules_of(call), scopes));
}

void append_evidence(Finding& result, const require::ResolvedCall& call) {
  for (const auto* operation : call.operations)
    if (!operation->evidence.empty() && call.operations.size() == 1)
      result.notes.push_back(
          fmt::format("evidence ({} confidence): {}", to_string(operation->confidence), operation->evidence));
}

bool has_rule(const require::ResolvedCall& call, catalog::RuleKind kind) {
  const auto rules = require::rules_of(call);
  return std::any_of(rules.begin(), rules.end(), [&](const catalog::ScopeRule& rule) { return rule.kind == kind; });
}

void find_obstacles(const require::ResolvedCall& call, const CredentialSummary& summary,
                    const catalog::ScopeTable& scopes, std::vector<Finding>& found) {
  const auto request = request_in_words(call.call);
  const auto who = subject(call.call.credential);
  const auto add = [&](std::string_view rule, std::string message) -> Finding& {
    found.push_back(make_finding(rule, call.call, std::move(message)));
    return found.back();
  };
  if (call.resolution == catalog::Resolution::unresolved) {
    auto& result = add("unresolved-call", fmt::format("what {} needs for this request is not known", who));
    result.notes.push_back(call.call.unresolved.empty() ? "only the run knows " + request : call.call.unresolved);
    return;
  }
  if (call.resolution == catalog::Resolution::unknown_endpoint) {
    add("unknown-endpoint", fmt::format("the catalogue does not know {}", request));
    return;
  }
  if (has_rule(call, catalog::RuleKind::entra_only)) {
    append_evidence(add("entra-only-endpoint", fmt::format("no PAT can make {}, and it is sent with {}", request, who)),
                    call);
  } else if (has_rule(call, catalog::RuleKind::full_access_only) && !(summary.grant && summary.grant->full_access)) {
    auto& result = add("full-access-only-endpoint", fmt::format("{} needs full access for {}", who, request));
    if (!summary.grant) result.severity = Severity::warning;
    append_evidence(result, call);
  } else if (has_rule(call, catalog::RuleKind::unstated)) {
    add("unproven-scope", fmt::format("the specification states no scope for {}", request))
        .notes.push_back(operation_note(call, scopes));
  }
  if (require::rules_of(call).size() > 1)
    add("ambiguous-call", fmt::format("{} may be several operations; the scopes of all are required", request))
        .notes.push_back(operation_note(call, scopes));
}

/// The least scopes that meet those rules of the call on which the grant's verdict is `verdict`.
std::vector<catalog::ScopeId> needed_where(require::Verdict verdict, const require::ResolvedCall& call,
                                           const require::Grant& grant, const catalog::ScopeTable& scopes) {
  auto rules = require::rules_of(call);
  std::erase_if(rules, [&](const catalog::ScopeRule& rule) {
    return rule.kind != catalog::RuleKind::any_of || require::judge(rule, grant, scopes) != verdict;
  });
  return require::least_set(rules, scopes);
}

void find_missing(const require::ResolvedCall& call, const require::Grant& grant, const catalog::ScopeTable& scopes,
                  std::vector<Finding>& found) {
  const auto add = needed_where(require::Verdict::missing, call, grant, scopes);
  if (add.empty()) return;
  auto result = make_finding(
      "missing-scope", call.call,
      fmt::format("{} lacks {} for {}", grant.credential, scopes_in_words(add, scopes), request_in_words(call.call)));
  result.notes.push_back(operation_note(call, scopes));
  for (const auto id : add) result.notes.push_back("on the PAT page: " + label_of(id, scopes));
  append_evidence(result, call);
  found.push_back(std::move(result));
}

/// Of a grant that probes showed in part.
void find_open(const require::ResolvedCall& call, const require::Grant& grant, const catalog::ScopeTable& scopes,
               std::vector<Finding>& found) {
  const auto open = needed_where(require::Verdict::unproven, call, grant, scopes);
  if (open.empty()) return;
  auto result = make_finding("unproven-scope", call.call,
                             fmt::format("nothing shows that {} holds {} for {}", grant.credential,
                                         scopes_in_words(open, scopes), request_in_words(call.call)));
  result.notes.push_back(operation_note(call, scopes));
  found.push_back(std::move(result));
}

}  // namespace

void find_in_call(const require::ResolvedCall& call, const CredentialSummary& summary,
                  const catalog::ScopeTable& scopes, std::vector<Finding>& found) {
  find_obstacles(call, summary, scopes, found);
  if (!summary.grant) return;
  find_missing(call, *summary.grant, scopes, found);
  find_open(call, *summary.grant, scopes, found);
}

}  // namespace patscope::report
