#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "cli/output/agent_progress.h"
#include "cli/world.h"
#include "report/report.h"

namespace patscope::cli {

/// Loads each pipeline, evaluates its scripts and matches its calls against the catalogue: a report that is still to be
/// judged. What several pipelines share appears once.
[[nodiscard]] report::Report analyse(World& world, const AgentProgress& agent = {});

/// Files are read once for each pipeline, so the same place has several SourceIds: places are compared by path.
/// Sorts and removes what is said twice.
void sort_and_merge(std::vector<require::ResolvedCall>& calls, const Sources& sources);
void sort_and_merge(std::vector<ForeignRequest>& requests, const Sources& sources);
void sort_and_merge(std::vector<report::Unread>& regions, const Sources& sources);
void sort_and_merge(std::vector<Coverage>& problems, const Sources& sources);

}  // namespace patscope::cli
