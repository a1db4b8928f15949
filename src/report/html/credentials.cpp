#include <fmt/format.h>

#include <algorithm>

#include "report/html/parts.h"
#include "report/words.h"

namespace patscope::report::html {
namespace {

std::string row(std::string_view name, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, value);
}

std::string ids(const std::vector<catalog::ScopeId>& scopes, const Page& page) {
  std::string text;
  for (const auto id : scopes) text += (text.empty() ? "" : " ") + code(page.scopes.info(id).id);
  return text;
}

std::string needed(const CredentialSummary& summary, const Page& page) {
  const auto& requirement = summary.requirement;
  if (!requirement.full_access && !requirement.least.empty()) return ids(requirement.least, page);
  return escaped(need_in_words(requirement, page.scopes));
}

std::string held(const CredentialSummary& summary, const Page& page) {
  if (!summary.grant) return "not declared";
  const auto& grant = *summary.grant;
  const auto scopes = grant.full_access ? "full access" : grant.scopes.empty() ? "no scope" : ids(grant.scopes, page);
  return fmt::format("{} <span class=\"faint\">({})</span>", scopes, escaped(grant.source));
}

std::string certainty(const CredentialSummary& summary) {
  return summary.exact() ? "exact: every request is known" : "a lower bound: " + escaped(listed(summary.gaps));
}

std::string article(const CredentialSummary& summary, std::size_t number, const Page& page) {
  const auto verdict = to_string(summary.verdict);
  std::string text = fmt::format(
      "<article class=\"card {0}\" aria-labelledby=\"credential-{1}\">\n"
      "<h3 id=\"credential-{1}\"><bdi>{2}</bdi> {3}</h3>\n<dl>\n",
      verdict, number, escaped(credential_in_words(summary.requirement.credential)), badge(verdict, verdict));
  text += row("Needs", needed(summary, page)) + row("Holds", held(summary, page));
  text += row("Missing", ids(summary.missing, page)) + row("Not needed", ids(summary.excess, page));
  text += row("The need is", certainty(summary)) + "</dl>\n<h4>To tick on the PAT page</h4>\n";
  return text + tick_list(summary, page) + calls_by_scope(summary, page) + "</article>\n";
}

}  // namespace

std::string credentials_section(const Page& page) {
  std::string text = "<section aria-labelledby=\"credentials\">\n<h2 id=\"credentials\">Credentials</h2>\n";
  if (page.report.credentials.empty()) text += "<p>" + no_pat_in_words(page.report) + "</p>\n";
  std::size_t number = 0;
  for (const auto& summary : page.report.credentials) text += article(summary, ++number, page);
  return text + "</section>\n";
}

}  // namespace patscope::report::html
