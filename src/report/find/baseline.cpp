#include "report/find/baseline.h"

#include "report/find/fingerprint.h"
#include "report/formats/json_values.h"

namespace patscope::report {

std::string write_baseline(const Report& report, const Sources& sources) {
  auto document = new_document();
  auto& list = document["baseline"] = Json::array();
  const auto marks = fingerprints(report.findings, sources);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto& finding = report.findings[i];
    list.push_back({{"rule", finding.rule},
                    {"file", finding.place ? sources.path(finding.place->source) : std::string_view()},
                    {"fingerprint", marks[i]}});
  }
  return print_document(document);
}

std::optional<std::set<std::string>> read_baseline(const std::string& text) {
  const auto document = Json::parse(text, nullptr, false);
  if (!document.is_object() || document.value("schema", Json()) != json_schema) return std::nullopt;
  const auto list = document.find("baseline");
  if (list == document.end() || !list->is_array()) return std::nullopt;
  std::set<std::string> known;
  for (const auto& each : *list) {
    if (!each.is_object() || !each.contains("fingerprint") || !each["fingerprint"].is_string()) return std::nullopt;
    known.insert(each["fingerprint"].get<std::string>());
  }
  return known;
}

void subtract_baseline(Report& report, const Sources& sources, const std::set<std::string>& baseline) {
  const auto marks = fingerprints(report.findings, sources);
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    auto& finding = report.findings[i];
    if (baseline.count(marks[i]) != 0)
      report.suppressed.push_back({.finding = std::move(finding), .reason = "known in the baseline"});
    else
      kept.push_back(std::move(finding));
  }
  report.findings = std::move(kept);
}

}  // namespace patscope::report
