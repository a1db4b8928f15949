#pragma once

#include "report/report.h"

namespace patscope::report {

/// Fills `credentials` and `findings` from the rest of the report.
void judge(Report& report, const Sources& sources, const catalog::ScopeTable& scopes);

/// What each PAT must hold, holds and lacks.
[[nodiscard]] std::vector<CredentialSummary> summarise(const Report& report, const catalog::ScopeTable& scopes);

/// Everything that a user must know. Needs `credentials`.
[[nodiscard]] std::vector<Finding> find(const Report& report, const Sources& sources,
                                        const catalog::ScopeTable& scopes);

/// By path, place, the worst first, rule.
void sort_findings(std::vector<Finding>& findings, const Sources& sources);

}  // namespace patscope::report
