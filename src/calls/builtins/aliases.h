#pragma once

#include <string>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// PowerShell's own aliases ("irm", "iwr", "sv"); `Set-Alias` of the script; other names stay as they are.
[[nodiscard]] std::string resolve_alias(const Machine& machine, std::string_view name);

}  // namespace patscope::calls
