#include "report/find/judge.h"

#include <algorithm>
#include <tuple>

namespace patscope::report {
void sort_findings(std::vector<Finding>& findings, const Sources& sources) {
  const auto key = [&](const Finding& finding) {
    const auto place = finding.place.value_or(Span{});
    return std::tuple(finding.place ? std::string(sources.path(place.source)) : std::string(), place.begin,
                      -static_cast<int>(finding.severity), finding.rule, finding.message);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

void judge(Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  report.credentials = summarise(report, scopes);
  report.findings = find(report, sources, scopes);
  sort_findings(report.findings, sources);
}

}  // namespace patscope::report
