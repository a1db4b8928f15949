#pragma once

#include "report/report.h"
#include "verify/pull_request.h"

namespace patscope::report {

/// What a pull request should say of these findings: errors and warnings that have a place, the worst first, and a
/// summary while there is any. Notes stay in the log.
[[nodiscard]] verify::Discussion discussion_of(const Report& report, const Sources& sources,
                                               const catalog::ScopeTable& scopes);

}  // namespace patscope::report
