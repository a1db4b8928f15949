#include "rest/token_shape.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace patscope {
namespace {

constexpr std::size_t legacy_length = 52;
constexpr std::size_t current_length = 84;
constexpr std::size_t shown_characters = 4;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_base32(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
}

bool is_base62(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

using TokenBytes = std::array<std::uint8_t, 32>;

/// The last four bits are padding.
TokenBytes base32_bytes(std::string_view token) {
  TokenBytes bytes{};
  std::uint32_t window = 0;
  unsigned bits = 0;
  std::size_t next = 0;
  for (const char c : token) {
    window = window << 5U | static_cast<std::uint32_t>(is_digit(c) ? c - '2' + 26 : c - 'a');
    bits += 5;
    if (bits < 8 || next == bytes.size()) continue;
    bits -= 8;
    bytes[next++] = static_cast<std::uint8_t>(window >> bits);
  }
  return bytes;
}

/// The checksum stands in the bytes 22, 8, 7 and 2, lowest first.
bool is_checksum_byte(std::size_t index) {
  return index == 2 || index == 7 || index == 8 || index == 22;
}

std::uint32_t crc32_of_rest(const TokenBytes& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_checksum_byte(i)) continue;
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

bool is_legacy(std::string_view run) {
  constexpr std::uint32_t user_seed = 0xE0B9692DU;
  constexpr std::uint32_t application_seed = 0x1019F92EU;
  if (run.size() != legacy_length || !std::all_of(run.begin(), run.end(), is_base32)) return false;
  const auto bytes = base32_bytes(run);
  const std::uint32_t stored = bytes[22] | static_cast<std::uint32_t>(bytes[8]) << 8U |
                               static_cast<std::uint32_t>(bytes[7]) << 16U |
                               static_cast<std::uint32_t>(bytes[2]) << 24U;
  const auto seed = stored ^ crc32_of_rest(bytes);
  return seed == user_seed || seed == application_seed;
}

bool is_current(std::string_view run) {
  return run.size() == current_length && run.substr(52, 5) == "JQQJ9" &&
         std::string_view("9DH").find(run[57]) != std::string_view::npos && run[59] >= 'A' && run[59] <= 'L' &&
         run.substr(76, 4) == "AZDO";
}

/// What stands in clear between "://", a user and ":", and "@"; of names of variables there is nothing to hide.
std::vector<TokenPlace> find_passwords(std::string_view text) {
  constexpr std::string_view ends = " \t\r\n\"'`/@<>{}$%*()[]|\\";
  std::vector<TokenPlace> found;
  for (auto scheme = text.find("://"); scheme != std::string_view::npos; scheme = text.find("://", scheme + 3)) {
    const auto begin = scheme + 3;
    const auto end = text.find_first_of(ends, begin);
    if (end == std::string_view::npos || text[end] != '@') continue;
    const auto colon = text.find(':', begin);
    const auto password = colon < end ? colon + 1 : begin;
    if (colon < end ? end - password > shown_characters : is_token_like(text.substr(begin, end - begin)))
      found.push_back({password, end});
  }
  return found;
}

}  // namespace

std::vector<TokenPlace> find_tokens(std::string_view text) {
  std::vector<TokenPlace> found;
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_base62(text[begin])) {
      ++begin;
      continue;
    }
    auto end = begin;
    while (end < text.size() && is_base62(text[end])) ++end;
    const auto run = text.substr(begin, end - begin);
    if (is_legacy(run) || is_current(run)) found.push_back({begin, end});
    begin = end;
  }
  return found;
}

bool is_token_like(std::string_view word) {
  const bool legacy = word.size() == legacy_length && std::all_of(word.begin(), word.end(), is_base32);
  return legacy || (word.size() == current_length && std::all_of(word.begin(), word.end(), is_base62));
}

std::string mask_tokens(std::string_view text) {
  std::string result(text);
  auto secrets = find_tokens(text);
  for (const auto& password : find_passwords(text)) secrets.push_back(password);
  for (const auto& token : secrets)
    std::fill(result.begin() + static_cast<std::ptrdiff_t>(token.begin + shown_characters),
              result.begin() + static_cast<std::ptrdiff_t>(token.end), '*');
  return result;
}

}  // namespace patscope
