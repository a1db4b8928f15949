#include <fmt/format.h>

#include <algorithm>

#include "report/html/parts.h"
#include "report/rules/rules.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report::html {
namespace {

std::string help(std::string_view id) {
  const auto* rule = find_rule(id);
  if (rule == nullptr) return code(id);
  std::string text = fmt::format("<details><summary>{} {}</summary>\n", escaped(rule->title), code(rule->id));
  for (const auto line : split(rule->help, '\n'))
    if (!line.empty()) text += fmt::format("<p>{}</p>\n", escaped(line));
  return text + "</details>\n";
}

std::string via(const Finding& finding, const Page& page) {
  if (finding.via.empty()) return {};
  std::string text;
  std::string last;
  for (const auto& span : finding.via) {
    const auto next = place(page.sources, span);
    if (next == last) continue;
    text += (text.empty() ? "" : " › ") + next;
    last = next;
  }
  return fmt::format("<p class=\"faint\">by way of {}</p>\n", text);
}

std::string item(const Finding& finding, const Page& page) {
  const auto severity = to_string(finding.severity);
  std::string text = fmt::format("<li class=\"card {0}\">\n<p>{1} <strong><bdi>{2}</bdi></strong></p>\n", severity,
                                 badge(severity, severity), escaped(finding.message));
  if (finding.place)
    text += fmt::format("<p>{}</p>\n", place(page.sources, *finding.place)) + source_line(page.sources, *finding.place);
  for (const auto& note : finding.notes) text += fmt::format("<p class=\"note\"><bdi>{}</bdi></p>\n", escaped(note));
  return text + via(finding, page) + help(finding.rule) + "</li>\n";
}

}  // namespace

std::string findings_section(const Page& page) {
  const auto& findings = page.report.findings;
  std::string text = "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n";
  if (findings.empty()) return text + "<p>Nothing was found.</p>\n</section>\n";
  text += "<ul class=\"plain\">\n";
  for (const auto severity : {Severity::error, Severity::warning, Severity::note})
    for (const auto& finding : findings)
      if (finding.severity == severity) text += item(finding, page);
  return text + "</ul>\n</section>\n";
}

std::string unread_section(const Page& page) {
  std::string text = "<section aria-labelledby=\"unread\">\n<h2 id=\"unread\">What was not read</h2>\n";
  if (page.report.unread.empty()) text += "<p>Everything that the pipelines name was read.</p>\n";
  if (!page.report.unread.empty()) text += "<ul>\n";
  for (const auto& unread : page.report.unread)
    text += fmt::format("<li>{} <bdi>{}</bdi>\n{}</li>\n", place(page.sources, unread.region.place),
                        escaped(unread.region.reason), source_line(page.sources, unread.region.place));
  if (!page.report.unread.empty()) text += "</ul>\n";
  text += fmt::format("<details><summary>{} read</summary>\n<ul>\n", counted(page.report.files.size(), "file"));
  for (const auto& file : page.report.files) text += fmt::format("<li>{}</li>\n", code(file));
  return text + "</ul>\n</details>\n</section>\n";
}

}  // namespace patscope::report::html
