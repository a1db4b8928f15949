#pragma once

#include <string>
#include <vector>

#include "cli/options/options.h"
#include "cli/world.h"
#include "report/report.h"

namespace patscope::cli {

/// What of the configuration's grants is to be changed, sorted by credential. Narrowing wants an exact need: what the
/// requests do not use of the grant goes. Widening adds what is missing too, and on a lower bound nothing but that.
[[nodiscard]] std::vector<require::Grant> better_grants(const report::Report& report, const catalog::ScopeTable& scopes,
                                                        Fix fix);

/// Writes the better grants into the configuration, tells of them on standard error, and puts them into the report,
/// which must then be judged anew. Throws a WorldError (usage) for a file that cannot be edited or written.
void fix_config(World& world, report::Report& report, const Options& options);

}  // namespace patscope::cli
