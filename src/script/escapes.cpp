#include "script/escapes.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace patscope::script {
namespace {

struct Escape {
  char letter;
  std::string_view meaning;
};

constexpr std::array single{
    Escape{'n', "\n"}, Escape{'t', "\t"}, Escape{'r', "\r"}, Escape{'b', "\b"},  Escape{'f', "\f"},
    Escape{'v', "\v"}, Escape{'"', "\""}, Escape{'\'', "'"}, Escape{'\\', "\\"}, Escape{'\n', ""},
};

std::string utf8(std::uint32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | (code >> 6)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | (code >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (code >> 18)), tail(12), tail(6), tail(0)};
}

std::string code_point(std::string_view digits, int base) {
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  return utf8(error == std::errc{} && end == digits.data() + digits.size() ? code : 0xFFFD);
}

bool is_octal(char byte) {
  return byte >= '0' && byte <= '7';
}

}  // namespace

std::string decode_hexadecimal(std::string_view digits) {
  return code_point(digits, 16);
}

std::optional<std::string> decode_escape(std::string_view escape) {
  if (escape.size() < 2 || escape.front() != '\\') return std::nullopt;
  const char letter = escape[1];
  for (const auto& row : single)
    if (row.letter == letter) return std::string(row.meaning);
  if (letter == '\r') return std::string();
  if ((letter == 'x' || letter == 'u' || letter == 'U') && escape.size() > 2 && escape[2] != '{')
    return decode_hexadecimal(escape.substr(2));
  if (std::all_of(escape.begin() + 1, escape.end(), is_octal)) return code_point(escape.substr(1), 8);
  return std::nullopt;
}

}  // namespace patscope::script
