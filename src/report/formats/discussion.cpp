#include "report/formats/discussion.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/find/fingerprint.h"
#include "report/formats/check.h"
#include "report/formats/markup.h"

namespace patscope::report {
namespace {

std::string in_markdown(const Finding& finding) {
  auto text = fmt::format("**{}**: {} [{}]", to_string(finding.severity), markdown_text(finding.message), finding.rule);
  for (const auto& note : finding.notes) text += "\n\n" + markdown_text(note);
  return text;
}

verify::LineComment comment_of(const Finding& finding, const std::string& fingerprint, const Sources& sources) {
  const auto position = sources.position(finding.place->source, finding.place->begin);
  return {.marker = fingerprint,
          .path = std::string(sources.path(finding.place->source)),
          .line = position.line,
          .column = position.column,
          .text = in_markdown(finding)};
}

}  // namespace

verify::Discussion discussion_of(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  const auto prints = fingerprints(report.findings, sources);
  verify::Discussion discussion;
  bool any = false;
  for (const auto severity : {Severity::error, Severity::warning})
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      const auto& finding = report.findings[i];
      if (finding.severity != severity) continue;
      any = true;
      if (finding.place) discussion.comments.push_back(comment_of(finding, prints[i], sources));
    }
  if (any) discussion.summary = balance_as_markdown(report, scopes);
  return discussion;
}

}  // namespace patscope::report
