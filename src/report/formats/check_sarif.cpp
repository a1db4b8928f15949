#include <fmt/format.h>

#include "report/find/fingerprint.h"
#include "report/formats/check.h"
#include "report/formats/json_values.h"
#include "report/formats/sarif_places.h"
#include "report/rules/rules.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

constexpr const char* schema_uri =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* home = "https://github.com/patscope/patscope";

/// "missing-scope" -> "MissingScope". Validators refuse a name that only repeats the id, and GitHub Advanced Security
/// for Azure DevOps a rule without any.
std::string rule_name(std::string_view id) {
  std::string name;
  for (const auto word : split(id, '-')) name += to_upper(word.substr(0, 1)) + std::string(word.substr(1));
  return equals_ignoring_case(name, id) ? name + "Rule" : name;
}

/// GitHub reads it as CVSS: 7 and more is high.
const char* security_severity(Severity severity) {
  return severity == Severity::error ? "7.0" : severity == Severity::warning ? "5.0" : "2.0";
}

std::string sentence(std::string_view text) {
  return fmt::format("{}.", text);
}

Json rule_object(const Rule& rule) {
  Json object;
  object["id"] = rule.id;
  object["name"] = rule_name(rule.id);
  object["shortDescription"] = {{"text", sentence(rule.title)}};
  object["fullDescription"] = {{"text", sentence(rule.title)}};
  object["help"] = {{"text", rule.help}, {"markdown", rule.help}};
  object["helpUri"] = fmt::format("{}/blob/main/docs/rules.md#{}", home, rule.id);
  object["defaultConfiguration"] = {{"level", to_string(rule.severity)}};
  object["properties"] = {{"tags", {"security", "azure-pipelines", "pat"}},
                          {"security-severity", security_severity(rule.severity)}};
  return object;
}

Json driver(const RunFacts& facts) {
  auto list = Json::array();
  for (const auto& rule : rules()) list.push_back(rule_object(rule));
  return {{"name", "patscope"},       {"fullName", "patscope " + facts.version},
          {"version", facts.version}, {"semanticVersion", facts.version},
          {"informationUri", home},   {"rules", std::move(list)}};
}

std::size_t index_of(std::string_view id) {
  const auto* rule = find_rule(id);
  check(rule != nullptr, "a finding of a rule that is not in the table");
  return static_cast<std::size_t>(rule - rules().data());
}

std::string message_of(const Finding& finding) {
  std::string text = sentence(finding.message);
  for (const auto& note : finding.notes) text += '\n' + note;
  return text;
}

/// Viewers expect a place: what has none (a grant of the command line) stands at the first pipeline.
Json locations_of(const Finding& finding, const Report& report, const Sources& sources) {
  if (finding.place) return Json::array({{{"physicalLocation", physical_location(sources, *finding.place)}}});
  if (report.pipelines.empty()) return Json::array();
  return Json::array({{{"physicalLocation", {{"artifactLocation", artifact_location(report.pipelines.front())}}}}});
}

Json chain_of(const Finding& finding, const Sources& sources) {
  auto list = Json::array();
  for (const auto& span : finding.via)
    list.push_back({{"id", list.size()},
                    {"message", {{"text", "on the way to the request"}}},
                    {"physicalLocation", physical_location(sources, span)}});
  return list;
}

Json result_object(const Finding& finding, const std::string& fingerprint, const Report& report,
                   const Sources& sources) {
  Json object;
  object["ruleId"] = finding.rule;
  object["ruleIndex"] = index_of(finding.rule);
  object["level"] = to_string(finding.severity);
  object["message"] = {{"text", message_of(finding)}};
  object["locations"] = locations_of(finding, report, sources);
  if (!finding.via.empty()) object["relatedLocations"] = chain_of(finding, sources);
  object["partialFingerprints"] = {{"patscope/v1", fingerprint}, {"primaryLocationLineHash", fingerprint}};
  if (!finding.credential.empty()) object["properties"] = {{"credential", finding.credential}};
  return object;
}

Json results_of(const Report& report, const Sources& sources) {
  auto list = Json::array();
  const auto marks = fingerprints(report.findings, sources);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    list.push_back(result_object(report.findings[i], marks[i], report, sources));
    list.back()["suppressions"] = Json::array();
  }
  std::vector<Finding> ignored;
  for (const auto& each : report.suppressed) ignored.push_back(each.finding);
  const auto ignored_marks = fingerprints(ignored, sources);
  for (std::size_t i = 0; i < ignored.size(); ++i) {
    const auto& each = report.suppressed[i];
    list.push_back(result_object(each.finding, ignored_marks[i], report, sources));
    list.back()["suppressions"] = Json::array(
        {{{"kind", each.in_source ? "inSource" : "external"}, {"status", "accepted"}, {"justification", each.reason}}});
  }
  return list;
}

Json invocation(const Report& report, const Sources& sources) {
  auto notifications = Json::array();
  for (const auto& unread : report.unread)
    notifications.push_back(
        {{"descriptor", {{"id", unread.kind == UnreadKind::script ? "unread-script" : "unread-template"}}},
         {"level", "warning"},
         {"message", {{"text", sentence("Not read: " + unread.region.reason)}}},
         {"locations", Json::array({{{"physicalLocation", physical_location(sources, unread.region.place)}}})}});
  return {{"executionSuccessful", !report.unusable}, {"toolExecutionNotifications", std::move(notifications)}};
}

}  // namespace

std::string check_as_sarif(const Report& report, const Sources& sources, const RunFacts& facts) {
  Json run;
  run["tool"] = {{"driver", driver(facts)}};
  run["automationDetails"] = {{"id", "patscope/"}};
  run["invocations"] = Json::array({invocation(report, sources)});
  if (!facts.repository_uri.empty()) {
    Json control = {{"repositoryUri", facts.repository_uri}, {"mappedTo", {{"uriBaseId", "%SRCROOT%"}}}};
    if (!facts.revision.empty()) control["revisionId"] = facts.revision;
    if (!facts.branch.empty()) control["branch"] = facts.branch;
    run["versionControlProvenance"] = Json::array({std::move(control)});
  }
  run["originalUriBaseIds"] = {{"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}};
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = results_of(report, sources);
  return print_document({{"$schema", schema_uri}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}});
}

}  // namespace patscope::report
