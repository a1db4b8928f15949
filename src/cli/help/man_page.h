#pragma once

#include <string>

#include "cli/help/command_tree.h"

namespace patscope::cli {

/// docs/patscope.1: every command and option, in roff with the man macros.
[[nodiscard]] std::string man_page(const CommandTree& tree);

}  // namespace patscope::cli
