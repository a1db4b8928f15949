#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// What of a PowerShell script is code, told without a grammar: not in strings, here-strings and comments, but in the
/// $( ) of strings.
namespace patscope::script::powershell {

/// Calls `visit` with where each word of the code begins behind a blank or a line break, between `begin` and `end`, and
/// with what stands before it in its statement. It says where to go on: at the end of what it took, or right there. The
/// bytes before that may change meanwhile.
void for_each_word(const std::string& bytes, std::size_t begin, std::size_t end,
                   const std::function<std::size_t(std::size_t, std::string_view)>& visit);

/// The end of the group that the parenthesis at `open` begins, or nothing when it is not closed nearby.
[[nodiscard]] std::optional<std::size_t> end_of_group(std::string_view bytes, std::size_t open);

}  // namespace patscope::script::powershell
