#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// By its ending: "x.ps1", "x.sh", "x.py", ....
[[nodiscard]] bool is_script_name(std::string_view name);

enum class Depth { one_folder, all_folders };

/// The repository's scripts that "lib/*.sh" or "$PSScriptRoot/Public/*.ps1" name, as paths, sorted. Empty for patterns
/// that may name other files too ("lib/*"), that are not known, or that name too many.
[[nodiscard]] std::vector<Value> script_files(const Machine& machine, const Text& pattern, Depth depth);
/// Whether a loop over `items` is too long to go through each: of many words one that is not known stands for all, but
/// scripts, objects and functions are each something of their own.
[[nodiscard]] bool are_too_many(const std::vector<Value>& items);

}  // namespace patscope::calls
