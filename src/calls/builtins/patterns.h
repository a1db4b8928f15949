#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rest/text.h"

namespace patscope::calls {

enum class Case { kept, ignored };

/// Shell patterns: "*", "?", a backslash in front of either.
[[nodiscard]] bool matches_glob(std::string_view pattern, std::string_view text, Case sensitivity);

/// A match of a regular expression: half-open ranges of the whole and of its groups in the flattened text; a group that
/// took no part is empty at 0.
using Groups = std::vector<std::pair<std::size_t, std::size_t>>;
/// Nothing when it does not match, or when the expression is malformed, of another dialect or the text too long.
[[nodiscard]] std::optional<Groups> search(std::string_view expression, const Text& text, Case sensitivity);
/// Replaces every match; "$1", "${1}" and "\1" in `replacement` are groups. Nothing when the expression cannot be used.
[[nodiscard]] std::optional<Text> replace_matches(std::string_view expression, const Text& text,
                                                  const Text& replacement, Case sensitivity);
[[nodiscard]] std::optional<std::vector<Text>> split_at_matches(std::string_view expression, const Text& text);

}  // namespace patscope::calls
