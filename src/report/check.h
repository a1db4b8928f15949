#pragma once

#include <string>

#include "report/report.h"
#include "report/run_facts.h"
#include "report/terminal.h"

namespace patscope::report {

/// What `patscope check` prints: findings, then what each PAT needs, holds and lacks.
[[nodiscard]] std::string check_as_json(const Report& report, const Sources& sources,
                                        const catalog::ScopeTable& scopes);
[[nodiscard]] std::string check_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                                        const Terminal& terminal);
/// A page for people: the balance of each credential, the worst on top, then findings and what was not read.
[[nodiscard]] std::string check_as_markdown(const Report& report, const Sources& sources,
                                            const catalog::ScopeTable& scopes);
/// A test case for each credential, which fails when it lacks a scope, and one for each finding, which fails when it is
/// an error.
[[nodiscard]] std::string check_as_junit(const Report& report, const Sources& sources,
                                         const catalog::ScopeTable& scopes);
/// SARIF 2.1.0, one run. Paths are relative to the repository's root.
[[nodiscard]] std::string check_as_sarif(const Report& report, const Sources& sources, const RunFacts& facts);

}  // namespace patscope::report
