#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// "uri" -> "System.Uri", "Net.WebClient" -> "System.Net.WebClient": .NET's names as PowerShell shortens them.
[[nodiscard]] std::string full_type_name(std::string_view name);
/// A class of the scripts by that name, or the library's.
[[nodiscard]] Value type_by_name(Machine& machine, std::string_view name);
/// What `[Name]` stands for in PowerShell; nothing for another node.
[[nodiscard]] std::optional<Value> evaluate_type_name(Machine& machine, const script::Node& node);

}  // namespace patscope::calls
