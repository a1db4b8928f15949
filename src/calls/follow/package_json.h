#pragma once

#include <optional>
#include <string>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A JSON file of the repository as JavaScript sees it; null when it is missing or none.
[[nodiscard]] Value read_json(Machine& machine, const std::string& path);
/// The file behind a command that one of the repository's packages names under "bin".
[[nodiscard]] std::optional<std::string> binary_of_workspace(Machine& machine, const std::string& name);

}  // namespace patscope::calls
