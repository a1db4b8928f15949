#include <fmt/format.h>

#include <algorithm>

#include "report/embedded.h"
#include "report/formats/check.h"
#include "report/html/parts.h"
#include "report/words.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::report {
namespace html {
namespace {

std::string_view embedded(std::string_view name) {
  for (const auto& file : embedded_files())
    if (file.name == name) return file.bytes;
  check(false, "a file of src/report/html that is not embedded");
  return {};
}

std::string total(const Report& report, Severity severity) {
  const auto number = std::count_if(report.findings.begin(), report.findings.end(),
                                    [&](const Finding& finding) { return finding.severity == severity; });
  if (number == 0) return {};
  return badge(to_string(severity), counted(static_cast<std::size_t>(number), to_string(severity))) + ' ';
}

std::string header(const Report& report) {
  std::string text = "<header>\n<h1>PAT scopes</h1>\n<p>";
  for (const auto& pipeline : report.pipelines) text += code(pipeline) + ' ';
  text += "</p>\n<p>";
  for (const auto severity : {Severity::error, Severity::warning, Severity::note}) text += total(report, severity);
  if (report.findings.empty()) text += badge("covered", "nothing found") + ' ';
  return text + fmt::format("{} in {}</p>\n</header>\n", counted(report.calls.size(), "request"),
                            counted(report.files.size(), "file"));
}

/// The page loads nothing: the policy forbids it even to markup that should ever slip through.
constexpr std::string_view head =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
    "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
    "content=\"light dark\">\n<title>PAT scopes</title>\n<style>\n";

constexpr std::string_view navigation =
    "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<nav aria-label=\"Sections\">"
    "<a href=\"#credentials\">Credentials</a> <a href=\"#flow\">Flow</a> <a href=\"#findings\">Findings</a> <a "
    "href=\"#unread\">Not read</a></nav>\n";

}  // namespace
}  // namespace html

std::string check_as_html(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  const html::Page page{.report = report, .sources = sources, .scopes = scopes};
  std::string text(html::head);
  text += html::embedded("style.css");
  text += html::navigation;
  text += html::header(report) + "<main id=\"main\">\n" + html::credentials_section(page) + html::flow_section(page) +
          html::findings_section(page) + html::unread_section(page) + "</main>\n<script>\n";
  text += html::embedded("script.js");
  return text + "</script>\n</body>\n</html>\n";
}

}  // namespace patscope::report
