#pragma once

#include <string>

#include "cli/help/command_tree.h"

namespace patscope::cli {

enum class Shell { bash, zsh, fish };

/// A script for the shell that completes commands, options and the values that can be listed; where there is nothing
/// to list, file names.
[[nodiscard]] std::string completion_script(Shell shell, const CommandTree& tree);

}  // namespace patscope::cli
