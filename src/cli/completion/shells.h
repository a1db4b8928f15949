#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/help/command_tree.h"

namespace patscope::cli {

[[nodiscard]] std::string bash_completion(const CommandTree& tree);
[[nodiscard]] std::string zsh_completion(const CommandTree& tree);
[[nodiscard]] std::string fish_completion(const CommandTree& tree);

/// Between single quotes as bash and zsh read them.
[[nodiscard]] std::string in_quotes(std::string_view text);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<CommandEntry>& commands);
/// Of all options, the short ones too.
[[nodiscard]] std::vector<std::string> option_names(const CommandEntry& command);

}  // namespace patscope::cli
