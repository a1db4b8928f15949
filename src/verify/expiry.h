#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace patscope::verify {

/// "2026-12-01T00:00:00Z" and "2026-12-01T00:00:00.4633333Z", as the service writes times (UTC); nothing for others.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_time(std::string_view text);
/// "2026-12-01T00:00:00Z".
[[nodiscard]] std::string to_string(std::chrono::sys_seconds time);
/// "2026-12-01".
[[nodiscard]] std::string day_of(std::chrono::sys_seconds time);

/// From then on no PAT for all organizations works (Microsoft's announcement of March 2026).
inline constexpr std::chrono::sys_days end_of_global_tokens{std::chrono::year{2026} / std::chrono::December / 1};

}  // namespace patscope::verify
