#pragma once

#include <string>

#include "cli/options/options.h"
#include "cli/world.h"

namespace patscope::cli {

/// What `check` says in that format. Standard output wants `world.terminal`, a file no colours.
[[nodiscard]] std::string render(const report::Report& report, const World& world, Format format,
                                 const report::Terminal& terminal);

/// Renders the report into each file of --output. Throws a WorldError (usage) for one that cannot be written.
void write_outputs(const report::Report& report, const World& world, const std::vector<Output>& outputs);

}  // namespace patscope::cli
