#pragma once

#include "cli/options/options.h"
#include "cli/world.h"
#include "net/environment.h"
#include "report/report.h"

namespace patscope::cli {

/// Makes the pull request of Azure Repos that this run validates say what was found, as the identity of the run
/// (SYSTEM_ACCESSTOKEN); of other runs nothing. What did not succeed is a warning, for the agent under --format azure.
void comment_on_pull_request(const report::Report& report, const World& world, const Options& options,
                             const net::Environment& environment);

}  // namespace patscope::cli
