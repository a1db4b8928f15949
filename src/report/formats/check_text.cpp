#include <fmt/format.h>

#include "report/find/outcome.h"
#include "report/formats/check.h"
#include "report/formats/excerpt.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

Tint tint_of(Severity severity) {
  return severity == Severity::error ? Tint::error : severity == Severity::warning ? Tint::warning : Tint::note;
}

/// Without the finding's own line, which is shown already.
std::string via_line(const Finding& finding, const Sources& sources, const Terminal& terminal) {
  std::vector<std::string> places;
  for (const auto& span : finding.via) {
    auto place = shown_line(sources, span, terminal);
    if (places.empty() || places.back() != place) places.push_back(std::move(place));
  }
  if (!places.empty() && finding.place && places.back() == shown_line(sources, *finding.place, terminal))
    places.pop_back();
  return places.empty() ? std::string() : "   = " + wrapped("via " + join(places, " > "), 5, terminal) + '\n';
}

std::string finding_as_text(const Finding& finding, const Sources& sources, const Terminal& terminal) {
  std::string text;
  if (finding.place) text += tinted(shown_place(sources, *finding.place, terminal) + ": ", Tint::place, terminal);
  text += tinted(fmt::format("{}: ", to_string(finding.severity)), tint_of(finding.severity), terminal);
  text += fmt::format("{} [{}]\n", printable(finding.message), finding.rule);
  if (finding.place) text += excerpt(sources, *finding.place, terminal);
  for (const auto& note : finding.notes) text += "   = " + wrapped(printable(note), 5, terminal) + '\n';
  return text + via_line(finding, sources, terminal) + '\n';
}

std::string row(std::string_view name, const std::string& value, const Terminal& terminal) {
  return fmt::format("  {:<9}{}\n", name, wrapped(value, 11, terminal));
}

std::string verification_as_text(const Verification& verification, const std::string& service,
                                 const catalog::ScopeTable& scopes, const Terminal& terminal) {
  std::string text = row("token", printable(standing_in_words(verification, service)), terminal);
  for (const auto& line : evidence_in_words(verification.learnt, scopes)) text += row("", printable(line), terminal);
  return text;
}

std::string summary_as_text(const CredentialSummary& summary, const Report& report, const catalog::ScopeTable& scopes,
                            const Terminal& terminal) {
  const auto who = printable(credential_in_words(summary.requirement.credential));
  std::string text = tinted(fmt::format("{}: {}", who, to_string(summary.verdict)), Tint::strong, terminal) + '\n';
  text += row("needed", need_in_words(summary.requirement, scopes), terminal);
  text += row("held", printable(held_in_words(summary, scopes)), terminal);
  if (const auto* verification = find_verification(report.live, summary.requirement.credential.name))
    text += verification_as_text(*verification, report.live->service, scopes, terminal);
  if (!summary.missing.empty()) {
    std::vector<std::string> labelled;
    for (const auto id : summary.missing)
      labelled.push_back(fmt::format("{}, \"{}\"", scopes.info(id).id, label_of(id, scopes)));
    text += row("missing", join(labelled, "; "), terminal);
  }
  if (!summary.excess.empty()) text += row("excess", scopes_in_words(summary.excess, scopes), terminal);
  if (!summary.exact()) text += row("but", "a lower bound: " + listed(summary.gaps), terminal);
  return text + '\n';
}

std::string totals(const Report& report) {
  auto text = totals_in_words(report.findings);
  if (!report.suppressed.empty()) text += fmt::format(", {} ignored", report.suppressed.size());
  text += fmt::format("; {} in {}", counted(report.calls.size(), "call"), counted(report.files.size(), "file"));
  if (!report.unchanged.empty())
    text += fmt::format("; {} not checked", counted(report.unchanged.size(), "unchanged pipeline"));
  return text + '\n';
}

}  // namespace

std::string check_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                          const Terminal& terminal) {
  std::string text;
  for (const auto& finding : report.findings) text += finding_as_text(finding, sources, terminal);
  for (const auto& summary : report.credentials) text += summary_as_text(summary, report, scopes, terminal);
  return text + totals(report);
}

}  // namespace patscope::report
