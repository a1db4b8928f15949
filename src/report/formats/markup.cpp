#include "report/formats/markup.h"

#include <fmt/format.h>

#include "report/terminal.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

std::string with_entities(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : printable(text))
    result += special.find(c) == std::string_view::npos ? std::string(1, c) : fmt::format("&#{};", static_cast<int>(c));
  return result;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  // "://" makes a link of whatever stands in front of it.
  return replace_all(with_entities(text, "&<>\"'\\`*_{}[]()#!|~$@"), "://", "&#58;//");
}

std::string xml_text(std::string_view text) {
  // XML has no U+FFFE and U+FFFF, written or as entities.
  const auto proper = replace_all(replace_all(text, "\xef\xbf\xbe", "\xef\xbf\xbd"), "\xef\xbf\xbf", "\xef\xbf\xbd");
  return with_entities(proper, "&<>\"'");
}

}  // namespace patscope::report
