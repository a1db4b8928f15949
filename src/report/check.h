#pragma once

#include <string>

#include "report/report.h"
#include "report/terminal.h"

namespace patscope::report {

/// What `patscope check` prints: findings, then what each PAT needs, holds and lacks.
[[nodiscard]] std::string check_as_json(const Report& report, const Sources& sources,
                                        const catalog::ScopeTable& scopes);
[[nodiscard]] std::string check_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                                        const Terminal& terminal);

}  // namespace patscope::report
