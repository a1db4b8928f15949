#pragma once

#include <string>
#include <string_view>

namespace patscope::expression {

struct Character {
  char32_t code = 0;
  std::size_t size = 1;  ///< in bytes
  bool valid = true;     ///< false: one byte that starts no character
};

/// The character that starts at `at`, which must be inside of `text`.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);
void append_utf8(std::string& text, char32_t code);

}  // namespace patscope::expression
