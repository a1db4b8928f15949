#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rest/call.h"

namespace patscope::cli {

/// "PATCH _apis/wit/$batch", "POST https://dev.azure.com/o/p/_apis/...", and "GET /o/p/_apis/..." as proxies log them.
/// `{name}` stands for an unknown part. Nothing when it does not begin with a method and something like a URL.
[[nodiscard]] std::optional<RestCall> parse_request(std::string_view typed);

}  // namespace patscope::cli
