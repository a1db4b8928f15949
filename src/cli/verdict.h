#pragma once

#include "cli/options/options.h"
#include "report/report.h"
#include "text/world_error.h"

namespace patscope::cli {

/// What `check` and `verify` exit with. Findings go before an unanswered question, and that before gaps.
[[nodiscard]] ExitCode exit_code(const report::Report& report, const CheckOptions& options);

}  // namespace patscope::cli
