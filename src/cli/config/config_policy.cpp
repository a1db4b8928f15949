#include <fmt/format.h>

#include "cli/config/config_reader.h"
#include "cli/options/grant.h"
#include "report/rules/rules.h"

namespace patscope::cli {
namespace {

std::string rule_of(const yaml::Node& node, const ConfigReader& reader, std::string_view key) {
  auto name = reader.string_of(node, key);
  if (report::find_rule(name) == nullptr) refuse_config(reader.sources, node.span, unknown_rule(name));
  return name;
}

/// "2027-01-31". Dates of this form sort as they follow each other.
bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

}  // namespace

report::Ignore read_ignore(const yaml::Node& node, const ConfigReader& reader) {
  report::Ignore ignore{.place = node.span};
  for (const auto& entry : reader.mapping_of(node, "ignore", {"rule", "path", "reason", "until"})) {
    const auto key = entry.key.string();
    if (key == "rule") {
      ignore.rule = rule_of(entry.value, reader, key);
      continue;
    }
    const auto value = reader.string_of(entry.value, key);
    if (key == "until") reader.expect(is_date(value), entry.value.span, key, "a date, as in 2027-01-31");
    (key == "path" ? ignore.path : key == "reason" ? ignore.reason : ignore.until) = value;
  }
  reader.expect(!ignore.rule.empty(), node.span, "ignore", "entries with a rule");
  return ignore;
}

std::pair<std::string, std::optional<report::Severity>> read_severity(const yaml::Entry& entry,
                                                                      const ConfigReader& reader) {
  auto rule = rule_of(entry.key, reader, "rules");
  const auto value = reader.string_of(entry.value, rule);
  for (const auto severity : {report::Severity::error, report::Severity::warning, report::Severity::note})
    if (value == to_string(severity)) return {std::move(rule), severity};
  reader.expect(value == "off", entry.value.span, rule, "error, warning, note or off");
  return {std::move(rule), std::nullopt};
}

}  // namespace patscope::cli
