#pragma once

#include <string>

#include "cli/help/command_tree.h"
#include "report/terminal.h"

namespace patscope::cli {

/// What `patscope --help` prints.
[[nodiscard]] std::string program_help(const CommandTree& tree, const report::Terminal& terminal);
/// What `patscope COMMAND --help` prints: its options by section.
[[nodiscard]] std::string command_help(const CommandEntry& command, const report::Terminal& terminal);

}  // namespace patscope::cli
