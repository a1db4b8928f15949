#include "pipeline/encoding.h"

#include <algorithm>
#include <cstdint>

namespace patscope::pipeline {
namespace {

enum class ByteOrder { little, big };

void append_code_point(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(order == ByteOrder::little ? first | second << 8 : first << 8 | second);
  };
  constexpr std::uint32_t replacement = 0xFFFD;
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto high = unit(at);
    if (high < 0xD800 || high > 0xDFFF) {
      append_code_point(out, high);
      continue;
    }
    const auto low = at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
      append_code_point(out, replacement);
      continue;
    }
    append_code_point(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    at += 2;
  }
  return out;
}

/// How many bytes the sequence at `at` has; 0 when it is none of UTF-8.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > bytes.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(bytes[at + i]) & 0xC0) != 0x80) return 0;
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool no_character = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return overlong || no_character ? 0 : length;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = sequence_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string from_latin1(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) append_code_point(out, static_cast<unsigned char>(byte));
  return out;
}

/// Text of Western languages in UTF-16 has a zero in every other byte.
bool has_zeros_from(std::string_view bytes, std::size_t first) {
  const auto size = std::min<std::size_t>(bytes.size(), 64);
  if (size < 4) return false;
  for (std::size_t at = 0; at + 1 < size; at += 2)
    if (bytes[at + first] != '\0' || bytes[at + 1 - first] == '\0') return false;
  return true;
}

}  // namespace

ReadResult to_utf8(std::string_view bytes) {
  if (bytes.size() > largest_file) return {.bytes = {}, .problem = ReadProblem::too_large};
  std::string text;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF")
    text = bytes.substr(3);
  else if (bytes.substr(0, 2) == "\xFF\xFE")
    text = from_utf16(bytes.substr(2), ByteOrder::little);
  else if (bytes.substr(0, 2) == "\xFE\xFF")
    text = from_utf16(bytes.substr(2), ByteOrder::big);
  else if (has_zeros_from(bytes, 1))
    text = from_utf16(bytes, ByteOrder::little);
  else if (has_zeros_from(bytes, 0))
    text = from_utf16(bytes, ByteOrder::big);
  else
    text = bytes;
  if (text.find('\0') != std::string::npos) return {.bytes = {}, .problem = ReadProblem::binary};
  return {.bytes = is_utf8(text) ? std::move(text) : from_latin1(text), .problem = {}};
}

}  // namespace patscope::pipeline
