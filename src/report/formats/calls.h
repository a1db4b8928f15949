#pragma once

#include <string>

#include "report/report.h"
#include "report/terminal.h"

namespace patscope::report {

/// What `patscope calls` prints.
[[nodiscard]] std::string calls_as_json(const Report& report, const Sources& sources,
                                        const catalog::ScopeTable& scopes);
[[nodiscard]] std::string calls_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                                        const Terminal& terminal);

}  // namespace patscope::report
