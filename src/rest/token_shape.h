#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace patscope {

/// Where something that looks like a PAT stands in a text.
struct TokenPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Both formats of Azure DevOps, with their checks, so that a random word is none: 52 characters of base32 with a
/// CRC-32 inside (microsoft/security-utilities, SEC101/102), and since July 2024 84 of base62 with fixed letters at 52
/// and 76 (documented in the release notes of sprint 241; the letters between were seen in tokens, medium confidence).
[[nodiscard]] std::vector<TokenPlace> find_tokens(std::string_view text);

/// A word of a PAT's length and letters, whatever its checksum.
[[nodiscard]] bool is_token_like(std::string_view word);

/// As long as `text`, with every token, and every password that stands in clear in a URL, reduced to its first four
/// characters.
[[nodiscard]] std::string mask_tokens(std::string_view text);

}  // namespace patscope
