#pragma once

#include <compare>
#include <optional>

#include "rest/text.h"

namespace patscope::expression {

/// Questions about strings that may have holes. Letter case does not matter, as everywhere in the language but in
/// `replace`. Nothing: a hole decides.
[[nodiscard]] std::optional<bool> same_text(const Text& a, const Text& b);
[[nodiscard]] std::optional<bool> holds_text(const Text& text, const Text& part);
[[nodiscard]] std::optional<bool> starts_with_text(const Text& text, const Text& start);
[[nodiscard]] std::optional<bool> ends_with_text(const Text& text, const Text& end);
[[nodiscard]] std::optional<std::strong_ordering> order_of_texts(const Text& a, const Text& b);

}  // namespace patscope::expression
