#include "report/words.h"

#include <fmt/format.h>

#include "report/unread.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

constexpr std::size_t named_candidates = 3;

std::vector<std::string> ids_of(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes) {
  std::vector<std::string> names;
  for (const auto id : ids) names.push_back(scopes.info(id).id);
  return names;
}

std::string named(std::string_view kind, std::string_view name) {
  return name.empty() ? fmt::format("a {}", kind) : fmt::format("{} {}", kind, name);
}

}  // namespace

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  if (words.size() < 2) return join(words, "");
  const std::vector<std::string> head(words.begin(), words.end() - 1);
  return fmt::format("{} {} {}", join(head, ", "), last, words.back());
}

std::string credential_in_words(const Credential& credential) {
  switch (credential.kind) {
    case CredentialKind::pat:
      return named("PAT", credential.name);
    case CredentialKind::job_token:
      return "the job token";
    case CredentialKind::service_connection:
      return named("service connection", credential.name);
    case CredentialKind::entra:
      return "an Entra token";
    case CredentialKind::none:
      return "no credential";
    case CredentialKind::unknown:
      return credential.name.empty() ? "an unknown credential" : "the unknown credential " + credential.name;
  }
  check(false, "a CredentialKind without words");
  return {};
}

std::string request_in_words(const RestCall& call) {
  const std::string method = call.method.empty() ? "?" : call.method;
  return call.url.empty() ? method + " ?" : method + ' ' + call.url.with_names();
}

std::string operations_in_words(const require::ResolvedCall& call) {
  switch (call.resolution) {
    case catalog::Resolution::unresolved:
      return call.call.unresolved.empty() ? "unresolved" : "unresolved: " + call.call.unresolved;
    case catalog::Resolution::unknown_endpoint:
      return "unknown endpoint";
    case catalog::Resolution::exact:
    case catalog::Resolution::ambiguous:
      break;
  }
  if (call.operations.empty()) return {};
  if (call.operations.size() == 1) return call.operations.front()->name();
  std::vector<std::string> names;
  for (const auto* operation : call.operations)
    if (names.size() < named_candidates) names.push_back(operation->name());
  const auto others = call.operations.size() - names.size();
  if (others > 0) names.push_back(fmt::format("{} more", others));
  return "one of " + listed(names);
}

std::string rule_in_words(const catalog::ScopeRule& rule, const catalog::ScopeTable& scopes) {
  switch (rule.kind) {
    case catalog::RuleKind::any_of:
      return listed(ids_of(rule.any_of, scopes), "or");
    case catalog::RuleKind::any_pat:
      return "any PAT";
    case catalog::RuleKind::no_pat:
      return "no PAT needed";
    case catalog::RuleKind::full_access_only:
      return "full access only";
    case catalog::RuleKind::entra_only:
      return "Entra token only";
    case catalog::RuleKind::unstated:
      return "scopes not stated";
  }
  check(false, "a RuleKind without words");
  return {};
}

std::string rules_in_words(const std::vector<catalog::ScopeRule>& rules, const catalog::ScopeTable& scopes) {
  std::vector<std::string> words;
  for (const auto& rule : rules) words.push_back(rule_in_words(rule, scopes));
  return join(words, ", and ");
}

std::string scopes_in_words(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes) {
  return listed(ids_of(ids, scopes));
}

std::string need_in_words(const require::Requirement& requirement, const catalog::ScopeTable& scopes) {
  if (requirement.full_access) return "full access";
  if (!requirement.least.empty()) return scopes_in_words(requirement.least, scopes);
  return requirement.unknown.empty() ? "no particular scope" : "not known";
}

std::string label_of(catalog::ScopeId id, const catalog::ScopeTable& scopes) {
  const auto& info = scopes.info(id);
  return info.label.empty() ? "not offered on the PAT page" : info.label;
}

std::string no_pat_in_words(const Report& report) {
  return report.unread.empty() ? "No request carries a PAT.\n" : "No request that was read carries a PAT.\n";
}

std::string unread_in_words(const Report& report, const Sources& sources, const Terminal& terminal) {
  std::string text;
  const auto add = [&](std::string_view title, const Coverage& region) {
    if (text.find(title) == std::string::npos) text += title;
    text += fmt::format("  {}: {}\n", shown_place(sources, region.place, terminal), printable(region.reason));
  };
  for (const auto& problem : report.problems) add("\nMistakes in the pipelines:\n", problem);
  for (const auto& group : grouped(report.unread)) {
    auto region = group.first->region;
    if (group.more > 0) region.reason += fmt::format(" ({})", repeats_in_words(group));
    add("\nNot read:\n", region);
  }
  return text;
}

}  // namespace patscope::report
