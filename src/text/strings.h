#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace patscope {

/// ASCII only, as scope names, HTTP methods, route literals and variable names are.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool less_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
/// The offset of `needle` in `text`, or npos.
[[nodiscard]] std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from = 0);

[[nodiscard]] std::string_view trim(std::string_view text);
/// Keeps empty parts: "a//b" gives three.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// The words between blanks, tabs and line breaks; never an empty one.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// The name of `known` that is nearest to `typed`, for "did you mean"; empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& known);

}  // namespace patscope
