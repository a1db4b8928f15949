#pragma once

#include "cli/options/options.h"
#include "cli/world.h"

namespace patscope::cli {

/// What the user decided about findings, on a judged report: ignores, then severities of the configuration, --select
/// and --ignore, then the baseline. Throws a WorldError (usage) for a baseline that cannot be read or written.
void apply_policy(report::Report& report, const World& world, const CheckOptions& options);

}  // namespace patscope::cli
