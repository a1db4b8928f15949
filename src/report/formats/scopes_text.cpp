#include <fmt/format.h>

#include <algorithm>

#include "report/formats/scopes.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

std::string call_lines(const std::vector<std::size_t>& indices, const Report& report, const Sources& sources,
                       const Terminal& terminal) {
  std::string text;
  for (const auto index : indices) {
    const auto& call = report.calls[index].call;
    text += fmt::format("      {}  {}\n", shown_line(sources, call.place, terminal),
                        tinted(printable(request_in_words(call)), Tint::faint, terminal));
  }
  return text;
}

std::string section(std::string_view heading, const std::vector<std::size_t>& indices, const Report& report,
                    const Sources& sources, const Terminal& terminal) {
  if (indices.empty()) return {};
  return fmt::format("  {}\n", heading) + call_lines(indices, report, sources, terminal);
}

std::string to_paste(const CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  std::vector<std::string> ids;
  for (const auto id : summary.requirement.least) ids.push_back(scopes.info(id).id);
  if (summary.requirement.full_access) ids = {std::string(catalog::full_access)};
  return join(ids, " ");
}

std::string credential_as_text(const CredentialSummary& summary, const Report& report, const Sources& sources,
                               const catalog::ScopeTable& scopes, const Terminal& terminal) {
  const auto& requirement = summary.requirement;
  const auto who = printable(credential_in_words(requirement.credential));
  const auto paste = to_paste(summary, scopes);
  std::string text =
      tinted(fmt::format("{}: {}", who, paste.empty() ? "no scope" : paste), Tint::strong, terminal) + '\n';
  for (const auto id : requirement.least) {
    text += fmt::format("  {}  {}\n", label_of(id, scopes), tinted(scopes.info(id).id, Tint::faint, terminal));
    text += call_lines(calls_behind(id, requirement, report, scopes), report, sources, terminal);
  }
  text += section("Only an Entra token will do", requirement.entra_only, report, sources, terminal);
  text += section("Need not known", requirement.unknown, report, sources, terminal);
  if (requirement.full_access) text += "  A request is open to full access only.\n";
  text += summary.exact() ? "  This is exact: every request was read.\n"
                          : "  " + wrapped("This is a lower bound: " + listed(summary.gaps) + ".", 2, terminal) + '\n';
  return text + '\n';
}

}  // namespace

std::vector<std::size_t> calls_behind(catalog::ScopeId scope, const require::Requirement& requirement,
                                      const Report& report, const catalog::ScopeTable& scopes) {
  const auto held = scopes.closure(scope);
  std::vector<std::size_t> behind;
  for (const auto index : requirement.calls) {
    const auto rules = require::rules_of(report.calls[index]);
    const bool opened = std::any_of(rules.begin(), rules.end(), [&](const catalog::ScopeRule& rule) {
      return std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](auto id) { return held.contains(id); });
    });
    if (opened) behind.push_back(index);
  }
  return behind;
}

std::string scopes_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                           const Terminal& terminal) {
  if (report.credentials.empty()) return no_pat_in_words(report) + unread_in_words(report, sources, terminal);
  std::string text;
  for (const auto& summary : report.credentials) text += credential_as_text(summary, report, sources, scopes, terminal);
  text.pop_back();
  return text + unread_in_words(report, sources, terminal);
}

}  // namespace patscope::report
