#include "expression/letter_case.h"

#include <algorithm>

#include "expression/utf8.h"

namespace patscope::expression {
namespace {

/// Upper-case letters `first`, `first + step`, ... up to `last`, whose lower-case forms are `distance` further on.
struct LetterRange {
  char32_t first;
  char32_t last;
  char32_t step;
  char32_t distance;
};

constexpr LetterRange ranges[] = {
    {U'A', U'Z', 1, 32},     {0x00C0, 0x00D6, 1, 32}, {0x00D8, 0x00DE, 1, 32}, {0x0100, 0x012E, 2, 1},
    {0x0132, 0x0136, 2, 1},  {0x0139, 0x0147, 2, 1},  {0x014A, 0x0176, 2, 1},  {0x0179, 0x017D, 2, 1},
    {0x0386, 0x0386, 1, 38}, {0x0388, 0x038A, 1, 37}, {0x038C, 0x038C, 1, 64}, {0x038E, 0x038F, 1, 63},
    {0x0391, 0x03A1, 1, 32}, {0x03A3, 0x03AB, 1, 32}, {0x0400, 0x040F, 1, 80}, {0x0410, 0x042F, 1, 32},
    {0x0460, 0x0480, 2, 1},  {0x048A, 0x04BE, 2, 1},  {0x04D0, 0x052E, 2, 1},  {0x0531, 0x0556, 1, 48},
    {0x1E00, 0x1E94, 2, 1},  {0x1EA0, 0x1EFE, 2, 1},  {0xFF21, 0xFF3A, 1, 32},
};

bool holds(const LetterRange& range, char32_t code) {
  return code >= range.first && code <= range.last && (code - range.first) % range.step == 0;
}

char32_t lower_of(char32_t code) {
  for (const auto& range : ranges)
    if (holds(range, code)) return code + range.distance;
  return code == 0x0178 ? 0x00FF : code;
}

char32_t upper_of(char32_t code) {
  for (const auto& range : ranges)
    if (code >= range.distance && holds(range, code - range.distance)) return code - range.distance;
  return code == 0x00FF ? 0x0178 : code;
}

std::string map_characters(std::string_view text, char32_t (*map)(char32_t)) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (character.valid)
      append_utf8(result, map(character.code));
    else
      result += text[at];
    at += character.size;
  }
  return result;
}

Text map_pieces(const Text& text, std::string (*map)(std::string_view)) {
  Text result = text;
  for (auto& piece : result.pieces) {
    if (piece.hole) continue;
    auto mapped = map(piece.literal);
    piece.verbatim = piece.verbatim && mapped == piece.literal;
    piece.literal = std::move(mapped);
  }
  return result;
}

bool is_white_space(char32_t code) {
  constexpr char32_t others[] = {0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  return code == U' ' || (code >= 9 && code <= 13) || (code >= 0x2000 && code <= 0x200A) ||
         std::find(std::begin(others), std::end(others), code) != std::end(others);
}

}  // namespace

std::string lower(std::string_view text) {
  return map_characters(text, lower_of);
}
std::string upper(std::string_view text) {
  return map_characters(text, upper_of);
}
Text lower(const Text& text) {
  return map_pieces(text, lower);
}
Text upper(const Text& text) {
  return map_pieces(text, upper);
}

Text trim(const Text& text) {
  const auto flat = flatten(text);
  std::size_t begin = flat.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < flat.size();) {
    const auto character = character_at(flat, at);
    if (!character.valid || !is_white_space(character.code)) {
      begin = std::min(begin, at);
      end = at + character.size;
    }
    at += character.size;
  }
  return slice(text, begin, end);
}

std::size_t length_in_utf16(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    units += character.code >= 0x10000 ? 2 : 1;
    at += character.size;
  }
  return units;
}

}  // namespace patscope::expression
