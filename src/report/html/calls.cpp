#include <fmt/format.h>

#include <algorithm>

#include "report/formats/scopes.h"
#include "report/html/parts.h"
#include "report/words.h"

namespace patscope::report::html {
namespace {

std::string call_row(const require::ResolvedCall& call, const Page& page) {
  const auto standing = standing_of(call, page);
  return fmt::format("<tr><td>{}<br><span class=\"faint\">{}</span></td><td>{} {}{}</td></tr>\n",
                     code(request_in_words(call.call)), escaped(operations_in_words(call)),
                     place(page.sources, call.call.place), badge(standing, standing),
                     source_line(page.sources, call.call.place));
}

std::string calls_table(const std::string& heading, const std::vector<std::size_t>& indices, const Page& page) {
  if (indices.empty()) return {};
  std::string text = fmt::format(
      "<details class=\"calls\" open><summary>{} <span class=\"faint\">{}</span></summary>\n<div class=\"scroll\">"
      "<table>\n<thead><tr><th scope=\"col\">Request</th><th scope=\"col\">Where it is "
      "sent</th></tr></thead>\n<tbody>\n",
      heading, counted(indices.size(), "request"));
  for (const auto index : indices) text += call_row(page.report.calls[index], page);
  return text + "</tbody></table></div></details>\n";
}

/// A heading for calls that no row of scopes shows, and which they are.
struct Rest {
  std::string_view heading;
  std::vector<std::size_t> calls;
};

Rest of_kind(std::string_view heading, catalog::RuleKind kind, const CredentialSummary& summary, const Page& page) {
  Rest rest{.heading = heading, .calls = {}};
  for (const auto index : summary.requirement.calls) {
    const auto rules = require::rules_of(page.report.calls[index]);
    if (!rules.empty() && std::all_of(rules.begin(), rules.end(), [&](const auto& rule) { return rule.kind == kind; }))
      rest.calls.push_back(index);
  }
  return rest;
}

}  // namespace

std::string calls_by_scope(const CredentialSummary& summary, const Page& page) {
  const auto& requirement = summary.requirement;
  std::string text = "<h4>Which requests need it</h4>\n";
  for (const auto id : requirement.least)
    text += calls_table(escaped(label_of(id, page.scopes)) + ' ' + code(page.scopes.info(id).id),
                        calls_behind(id, requirement, page.report, page.scopes), page);
  const Rest others[] = {
      of_kind("Any PAT will do", catalog::RuleKind::any_pat, summary, page),
      of_kind("No PAT needed", catalog::RuleKind::no_pat, summary, page),
      of_kind("Only full access will do", catalog::RuleKind::full_access_only, summary, page),
      {.heading = "No PAT can make these: they take Entra tokens only", .calls = requirement.entra_only},
      {.heading = "Their need is not known", .calls = requirement.unknown},
  };
  for (const auto& other : others) text += calls_table(std::string(other.heading), other.calls, page);
  return text;
}

}  // namespace patscope::report::html
