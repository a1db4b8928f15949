#include "cli/output/redact.h"

#include <algorithm>

namespace patscope::cli {
namespace {

constexpr std::string_view alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view of_web_tokens = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
constexpr std::size_t shortest_token = 52;

/// How many bytes at the beginning of `text` may be a token.
std::size_t token_length(std::string_view text) {
  const auto run = std::min(text.find_first_not_of(alphanumeric), text.size());
  if (run >= shortest_token) return run;
  const auto web = text.starts_with("eyJ") ? std::min(text.find_first_not_of(of_web_tokens), text.size()) : 0;
  return web >= shortest_token ? web : 0;
}

}  // namespace

std::string without_tokens(std::string_view message) {
  std::string result;
  while (!message.empty()) {
    if (const auto length = token_length(message); length > 0) {
      result += "***";
      message.remove_prefix(length);
      continue;
    }
    // The rest of a word cannot begin a token: a run is looked at from its first byte.
    const auto word = std::max<std::size_t>(1, std::min(message.find_first_not_of(alphanumeric), message.size()));
    result += message.substr(0, word);
    message.remove_prefix(word);
  }
  return result;
}

}  // namespace patscope::cli
