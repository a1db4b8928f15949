#include "yaml/quoted.h"

#include <fmt/format.h>

namespace patscope::yaml {
namespace {

std::string escaped(Controls controls, char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code >= 0x20) return {c};
  return controls == Controls::json ? fmt::format("\\u{:04x}", code) : fmt::format("\\x{:02x}", code);
}

}  // namespace

std::string quoted(Controls controls, std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += escaped(controls, c);
  return out + "\"";
}

}  // namespace patscope::yaml
