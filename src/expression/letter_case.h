#pragma once

#include <string>
#include <string_view>

#include "rest/text.h"

namespace patscope::expression {

/// As .NET's invariant culture maps letters: one character to one, for the Latin, Greek, Cyrillic, Armenian and
/// full-width letters. Bytes that are not UTF-8 stay.
[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);

/// Piece by piece; holes stay.
[[nodiscard]] Text lower(const Text& text);
[[nodiscard]] Text upper(const Text& text);
/// Without the white space, in .NET's sense, at both ends; a hole at an end stops it there.
[[nodiscard]] Text trim(const Text& text);

/// As .NET counts: UTF-16 units.
[[nodiscard]] std::size_t length_in_utf16(std::string_view text);

}  // namespace patscope::expression
