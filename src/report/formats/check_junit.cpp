#include <fmt/format.h>

#include "report/find/outcome.h"
#include "report/formats/check.h"
#include "report/formats/markup.h"
#include "report/words.h"

namespace patscope::report {
namespace {

/// What a test case says beside its name.
struct Verdict {
  std::string message;
  std::string detail;
  bool failed = false;
};

std::string test_case(std::string_view group, std::string_view name, const Verdict& verdict) {
  const auto body = verdict.failed
                        ? fmt::format("<failure message=\"{}\">{}</failure>", xml_text(verdict.message), verdict.detail)
                        : fmt::format("<system-out>{}\n{}</system-out>", xml_text(verdict.message), verdict.detail);
  return fmt::format("    <testcase classname=\"patscope.{}\" name=\"{}\" time=\"0\">\n      {}\n    </testcase>\n",
                     xml_text(group), xml_text(name), body);
}

std::string place_in_words(const Finding& finding, const Sources& sources) {
  if (!finding.place) return {};
  const auto position = sources.position(finding.place->source, finding.place->begin);
  return fmt::format("{}:{}:{}", sources.path(finding.place->source), position.line, position.column);
}

std::string finding_case(const Finding& finding, const Sources& sources) {
  const auto place = place_in_words(finding, sources);
  std::string detail = xml_text(fmt::format("{} [{}]", to_string(finding.severity), finding.rule));
  if (!place.empty()) detail += '\n' + xml_text(place);
  for (const auto& note : finding.notes) detail += '\n' + xml_text(note);
  return test_case(finding.rule, place.empty() ? finding.message : place + ": " + finding.message,
                   {.message = finding.message, .detail = detail, .failed = finding.severity == Severity::error});
}

std::string credential_case(const CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  std::string detail = "needed: " + xml_text(need_in_words(summary.requirement, scopes));
  detail += "\nheld: " + xml_text(held_in_words(summary, scopes));
  if (!summary.missing.empty()) detail += "\nmissing: " + xml_text(scopes_in_words(summary.missing, scopes));
  for (const auto& gap : summary.gaps) detail += "\nnot known: " + xml_text(gap);
  return test_case("credentials", credential_in_words(summary.requirement.credential),
                   {.message = std::string(to_string(summary.verdict)),
                    .detail = detail,
                    .failed = summary.verdict == require::Verdict::missing});
}

std::size_t failures(const Report& report) {
  std::size_t number = 0;
  for (const auto& summary : report.credentials) number += summary.verdict == require::Verdict::missing ? 1 : 0;
  for (const auto& finding : report.findings) number += finding.severity == Severity::error ? 1 : 0;
  return number;
}

}  // namespace

std::string check_as_junit(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  const auto counts = fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\"",
                                  report.credentials.size() + report.findings.size(), failures(report));
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  text +=
      fmt::format("<testsuites name=\"patscope\" {}>\n  <testsuite name=\"patscope\" {} skipped=\"0\" time=\"0\">\n",
                  counts, counts);
  for (const auto& summary : report.credentials) text += credential_case(summary, scopes);
  for (const auto& finding : report.findings) text += finding_case(finding, sources);
  return text + "  </testsuite>\n</testsuites>\n";
}

}  // namespace patscope::report
