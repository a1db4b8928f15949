#pragma once

#include "cli/world.h"
#include "report/formats/check.h"

namespace patscope::cli {

/// What `--format azure` refers to: writes the summary page and the SARIF file into a new folder of the agent's temp
/// folder (AGENT_TEMPDIRECTORY, cleaned after the job). Without that variable nothing is written.
[[nodiscard]] report::AgentRun agent_run(const report::Report& report, const World& world);

}  // namespace patscope::cli
