#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace patscope::net {

/// Reads one environment variable; nothing when it is unset or empty. A parameter, so that tests need no real one.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

[[nodiscard]] Environment process_environment();

}  // namespace patscope::net
