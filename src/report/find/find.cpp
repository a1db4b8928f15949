#include "report/find/find.h"

#include "report/find/judge.h"
#include "report/rules/rules.h"
#include "report/unread.h"
#include "text/check.h"

namespace patscope::report {
namespace {

void find_unread(const Report& report, std::vector<Finding>& found) {
  for (const auto& problem : report.problems) {
    auto result = make_finding("invalid-pipeline", problem.reason);
    result.place = problem.place;
    if (report.unusable) result.severity = Severity::error;
    found.push_back(std::move(result));
  }
  for (const auto& group : grouped(report.unread)) {
    const auto& unread = *group.first;
    auto result = make_finding(unread.kind == UnreadKind::template_file ? "unread-template" : "unread-script",
                               unread.region.reason);
    result.place = unread.region.place;
    if (group.more > 0) result.notes.push_back(repeats_in_words(group));
    found.push_back(std::move(result));
  }
}

}  // namespace

Finding make_finding(std::string_view rule, std::string message) {
  const auto* row = find_rule(rule);
  check(row != nullptr, "a finding of a rule that is not in the table");
  return {.rule = std::string(rule), .severity = row->severity, .message = std::move(message)};
}

Finding make_finding(std::string_view rule, const RestCall& call, std::string message) {
  Finding result = make_finding(rule, std::move(message));
  result.place = call.place;
  result.via = call.via;
  result.credential = call.credential.name;
  return result;
}

std::vector<Finding> find(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  std::vector<Finding> found;
  find_unread(report, found);
  for (const auto& summary : report.credentials)
    for (const auto index : summary.requirement.calls) find_in_call(report.calls[index], summary, scopes, found);
  find_in_grants(report, scopes, found);
  find_global_endpoints(report, found);
  find_in_routes(report, sources, found);
  find_foreign(report, found);
  find_in_files(report, sources, found);
  find_habits(report, scopes, found);
  if (report.live) find_in_live(*report.live, found);
  return found;
}

}  // namespace patscope::report
