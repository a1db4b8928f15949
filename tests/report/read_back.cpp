#include "report/read_back.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/strings.h"

namespace patscope::report {
namespace {

using nlohmann::json;

Told sorted(Told told) {
  std::sort(told.begin(), told.end());
  return told;
}

std::string row(std::string_view rule, std::string_view severity, std::string_view message) {
  return std::string(rule) + " " + std::string(severity) + ": " + std::string(message);
}

std::string_view up_to(std::string_view text, std::string_view end) {
  return text.substr(0, text.find(end));
}

/// What stands between `begin` and `end`; empty when either is missing.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  if (from == std::string_view::npos) return {};
  const auto to = text.find(end, from + begin.size());
  return to == std::string_view::npos ? std::string_view() : text.substr(from + begin.size(), to - from - begin.size());
}

/// The stretches that begin with `begin`, without what stands before the first.
std::vector<std::string_view> stretches(std::string_view text, std::string_view begin) {
  std::vector<std::string_view> parts;
  for (auto at = text.find(begin); at != std::string_view::npos;) {
    const auto next = text.find(begin, at + begin.size());
    parts.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
    at = next;
  }
  return parts;
}

/// "&#60;" -> "<".
std::string without_entities(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto entity = text.starts_with("&#") ? up_to(text.substr(2), ";") : std::string_view();
    plain += entity.empty() ? text.front() : static_cast<char>(std::stoi(std::string(entity)));
    text.remove_prefix(entity.empty() ? 1 : entity.size() + 3);
  }
  return plain;
}

}  // namespace

Told told_by_text(std::string_view output) {
  Told told;
  for (const auto line : split(output, '\n')) {
    if (!line.ends_with(']')) continue;
    for (const std::string_view severity : {"error", "warning", "note"}) {
      const auto mark = std::string(severity) + ": ";
      const auto at = line.starts_with(mark) ? 0 : line.find(": " + mark);
      if (at == std::string_view::npos) continue;
      const auto message = line.substr(at + mark.size() + (at == 0 ? 0 : 2));
      const auto rule = message.rfind(" [");
      told.push_back(row(message.substr(rule + 2, message.size() - rule - 3), severity, message.substr(0, rule)));
      break;
    }
  }
  return sorted(std::move(told));
}

Told told_by_json(std::string_view output) {
  Told told;
  const auto document = json::parse(output);
  for (const auto& finding : document["findings"])
    told.push_back(row(finding["rule"].get<std::string>(), finding["severity"].get<std::string>(),
                       finding["message"].get<std::string>()));
  return sorted(std::move(told));
}

Told told_by_azure(std::string_view output) {
  return told_by_text(between(output, "##[group]", "##[endgroup]"));
}

Told issues_of_azure(std::string_view output) {
  Told told;
  for (const auto line : split(output, '\n'))
    if (line.starts_with("##vso[task.logissue "))
      told.push_back(
          row(between(line, "code=", "]"), up_to(between(line, "type=", "]"), ";"), line.substr(line.find(']') + 1)));
  return sorted(std::move(told));
}

Told told_by_sarif(std::string_view output) {
  Told told;
  const auto document = json::parse(output);
  for (const auto& result : document["runs"][0]["results"]) {
    const auto message = result["message"]["text"].get<std::string>();
    const auto sentence = up_to(message, "\n");
    told.push_back(row(result["ruleId"].get<std::string>(), result["level"].get<std::string>(),
                       sentence.substr(0, sentence.size() - 1)));
  }
  return sorted(std::move(told));
}

Told told_by_markdown(std::string_view output) {
  Told told;
  for (const auto line : split(output, '\n')) {
    const auto cells = split(line, '|');
    if (cells.size() != 6 || !cells[4].starts_with(" <code>")) continue;
    told.push_back(
        row(between(cells[4], "<code>", "</code>"), trim(cells[1]), without_entities(up_to(trim(cells[3]), "<br>"))));
  }
  return sorted(std::move(told));
}

Told told_by_junit(std::string_view output) {
  Told told;
  for (const auto part : stretches(output, "<testcase classname=\"patscope.")) {
    const auto rule = between(part, "classname=\"patscope.", "\"");
    if (rule == "credentials") continue;
    // A failure says the message as an attribute, its text begins with the severity; others say the message first.
    const bool failed = part.find("<failure ") != std::string_view::npos;
    const auto body = between(part, failed ? "\">" : "<system-out>", failed ? "</failure>" : "</system-out>");
    const auto message = failed ? between(part, "<failure message=\"", "\"") : up_to(body, "\n");
    const auto detail =
        failed ? part.substr(part.find("\">", part.find("<failure ")) + 2) : body.substr(body.find('\n') + 1);
    told.push_back(row(rule, up_to(detail, " ["), without_entities(message)));
  }
  return sorted(std::move(told));
}

Told told_by_html(std::string_view output) {
  Told told;
  for (const auto part : stretches(between(output, "<h2 id=\"findings\">", "</section>"), "<li class=\"card "))
    told.push_back(row(between(between(part, "<summary>", "</summary>"), "<code>", "</code>"),
                       between(part, "<li class=\"card ", "\""),
                       without_entities(between(part, "<strong><bdi>", "</bdi>"))));
  return sorted(std::move(told));
}

}  // namespace patscope::report
