#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/help/command_tree.h"

namespace CLI {
class App;
}

namespace patscope::cli {

/// Values worth offering for what is called "RULE", "SCOPE", ....
using Suggestions = std::map<std::string, std::vector<std::string>>;

/// A parser with its commands as values.
[[nodiscard]] CommandTree describe(const CLI::App& app, const Suggestions& suggestions);

}  // namespace patscope::cli
