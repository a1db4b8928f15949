#include "report/formats/check.h"
#include "report/formats/json_values.h"

namespace patscope::report {
namespace {

Json finding_json(const Finding& finding, const Sources& sources) {
  Json object;
  object["rule"] = finding.rule;
  object["severity"] = to_string(finding.severity);
  if (finding.place) put_place(object, sources, *finding.place);
  object["message"] = finding.message;
  object["notes"] = finding.notes;
  object["credential"] = finding.credential;
  object["via"] = via_json(sources, finding.via);
  return object;
}

Json suppressed_json(const Suppressed& suppressed, const Sources& sources) {
  Json object = finding_json(suppressed.finding, sources);
  object["reason"] = suppressed.reason;
  object["inSource"] = suppressed.in_source;
  return object;
}

}  // namespace

std::string check_as_json(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  Json document = new_document();
  document["pipelines"] = report.pipelines;
  if (!report.unchanged.empty()) document["unchanged"] = report.unchanged;
  document["findings"] = Json::array();
  for (const auto& finding : report.findings) document["findings"].push_back(finding_json(finding, sources));
  document["suppressed"] = Json::array();
  for (const auto& each : report.suppressed) document["suppressed"].push_back(suppressed_json(each, sources));
  document["credentials"] = Json::array();
  for (const auto& summary : report.credentials) {
    auto object = summary_json(summary, scopes);
    if (report.live)
      object["verification"] = verification_json(report.live, summary.requirement.credential.name, scopes);
    document["credentials"].push_back(std::move(object));
  }
  document["coverage"] = coverage_json(report, sources);
  return print_document(document);
}

}  // namespace patscope::report
