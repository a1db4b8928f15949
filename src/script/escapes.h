#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace patscope::script {

/// What a backslash escape of Python or JavaScript ("\n", "\x41", "\u0041", "\101", a line continuation) stands for, in
/// UTF-8. Nothing for one that both languages do not share: the caller knows what becomes of it.
[[nodiscard]] std::optional<std::string> decode_escape(std::string_view escape);

/// The code point that these hexadecimal digits name, in UTF-8; U+FFFD for a surrogate or what is no code point.
[[nodiscard]] std::string decode_hexadecimal(std::string_view digits);

}  // namespace patscope::script
