#include <fmt/format.h>

#include "report/find/outcome.h"
#include "report/formats/check.h"
#include "report/formats/markup.h"
#include "report/unread.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

std::string table_row(const std::vector<std::string>& cells) {
  return "| " + join(cells, " | ") + " |\n";
}

std::string table_head(const std::vector<std::string>& titles) {
  return table_row(titles) + table_row(std::vector<std::string>(titles.size(), "---"));
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : fmt::format("<code>{}</code>", markdown_text(text));
}

std::string ids_as_code(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes) {
  std::vector<std::string> cells;
  for (const auto id : ids)
    cells.push_back(fmt::format("{} ({})", code(scopes.info(id).id), markdown_text(label_of(id, scopes))));
  return join(cells, "<br>");
}

std::string credential_row(const CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  return table_row({markdown_text(credential_in_words(summary.requirement.credential)),
                    fmt::format("**{}**", to_string(summary.verdict)),
                    markdown_text(need_in_words(summary.requirement, scopes)),
                    markdown_text(held_in_words(summary, scopes)), ids_as_code(summary.missing, scopes),
                    ids_as_code(summary.excess, scopes),
                    summary.exact() ? "exact" : "a lower bound: " + markdown_text(listed(summary.gaps))});
}

std::string credentials_table(const Report& report, const catalog::ScopeTable& scopes) {
  if (report.credentials.empty()) return no_pat_in_words(report);
  std::string text = table_head({"Credential", "Verdict", "Needs", "Holds", "Missing", "Excess", "The need is"});
  for (const auto* summary : worst_first(report.credentials)) text += credential_row(*summary, scopes);
  return text;
}

std::string place_as_code(const std::optional<Span>& place, const Sources& sources) {
  if (!place) return {};
  const auto position = sources.position(place->source, place->begin);
  return code(fmt::format("{}:{}:{}", sources.path(place->source), position.line, position.column));
}

std::string finding_row(const Finding& finding, const Sources& sources) {
  std::string message = markdown_text(finding.message);
  for (const auto& note : finding.notes) message += "<br>" + markdown_text(note);
  return table_row(
      {std::string(to_string(finding.severity)), place_as_code(finding.place, sources), message, code(finding.rule)});
}

std::string findings_table(const Report& report, const Sources& sources) {
  if (report.findings.empty()) return {};
  std::string text = "\n## Findings\n\n" + table_head({"Severity", "Place", "Finding", "Rule"});
  for (const auto severity : {Severity::error, Severity::warning, Severity::note})
    for (const auto& finding : report.findings)
      if (finding.severity == severity) text += finding_row(finding, sources);
  return text;
}

std::string unread_list(const Report& report, const Sources& sources) {
  if (report.unread.empty()) return {};
  std::string text = "\n## Not read\n\n";
  for (const auto& group : grouped(report.unread)) {
    const auto& [place, reason] = group.first->region;
    text += fmt::format("- {}: {}{}\n", place_as_code(place, sources), markdown_text(reason),
                        group.more > 0 ? fmt::format(" ({})", repeats_in_words(group)) : std::string());
  }
  return text;
}

}  // namespace

std::string balance_as_markdown(const Report& report, const catalog::ScopeTable& scopes) {
  return fmt::format("# PAT scopes: {}\n\n{}; {} in {}.\n\n", to_string(outcome(report)),
                     totals_in_words(report.findings), counted(report.calls.size(), "call"),
                     counted(report.files.size(), "file")) +
         credentials_table(report, scopes);
}

std::string check_as_markdown(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  return balance_as_markdown(report, scopes) + findings_table(report, sources) + unread_list(report, sources);
}

}  // namespace patscope::report
