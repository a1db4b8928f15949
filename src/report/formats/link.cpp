#include "report/formats/link.h"

#include <fmt/format.h>

#include <cctype>

namespace patscope::report {
namespace {

/// "a.yml@templates" is shown for a file of another repository, "--parameter x" for what was typed.
bool is_in_root(std::string_view path) {
  return !path.starts_with('/') && !path.starts_with("--") && path.find('@') == std::string_view::npos;
}

}  // namespace

std::string encoded_path(std::string_view path) {
  constexpr std::string_view kept = "-._~/";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || kept.find(c) != std::string_view::npos);
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

std::string linked(std::string_view text, std::string_view path, const Terminal& terminal) {
  if (terminal.root_url.empty() || !is_in_root(path)) return std::string(text);
  return fmt::format("\x1b]8;;{}{}\x1b\\{}\x1b]8;;\x1b\\", terminal.root_url, encoded_path(path), text);
}

}  // namespace patscope::report
