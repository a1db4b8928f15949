#include "report/terminal.h"

#include <fmt/format.h>

#include "report/formats/link.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

std::string_view code_of(Tint tint) {
  switch (tint) {
    case Tint::error:
      return "1;31";
    case Tint::warning:
      return "1;33";
    case Tint::note:
      return "1;36";
    case Tint::place:
    case Tint::strong:
      return "1";
    case Tint::faint:
      return "2";
  }
  return "0";
}

/// The length of the UTF-8 sequence at the front, or 0 when there is none. Overlong forms and surrogates count as
/// broken, C1 controls (U+0080 to U+009F, which some terminals obey) too.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continued = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const auto first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return continued(1) && !(first == 0xC2 && byte(1) < 0xA0) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    const bool proper = !(first == 0xE0 && byte(1) < 0xA0) && !(first == 0xED && byte(1) >= 0xA0);
    return proper && continued(1) && continued(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first < 0xF5) {
    const bool proper = !(first == 0xF0 && byte(1) < 0x90) && !(first == 0xF4 && byte(1) >= 0x90);
    return proper && continued(1) && continued(2) && continued(3) ? 4 : 0;
  }
  return 0;
}

std::string unlinked_line(const Sources& sources, Span span, const Terminal& terminal) {
  const auto position = sources.position(span.source, span.begin);
  const auto path = sources.path(span.source);
  const std::string_view prefix = is_absolute(path) ? std::string_view() : terminal.path_prefix;
  return fmt::format("{}{}:{}", prefix, printable(path), position.line);
}

}  // namespace

std::string tinted(std::string_view text, Tint tint, const Terminal& terminal) {
  if (terminal.colour == Colour::no || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(tint), text);
}

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto length = sequence_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (length == 0 || (length == 1 && (first < 0x20 || first == 0x7F))) {
      result += fmt::format("\\x{:02x}", first);
      text.remove_prefix(1);
    } else {
      result += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return result;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const auto end = text.starts_with("\x1b]") ? text.find("\x1b\\") : std::string_view::npos;
    if (end != std::string_view::npos) {
      text.remove_prefix(end + 2);
      continue;
    }
    if ((static_cast<unsigned char>(text.front()) & 0xC0U) != 0x80U) ++columns;
    text.remove_prefix(1);
  }
  return columns;
}

std::string wrapped(std::string_view text, std::size_t indent, const Terminal& terminal) {
  std::string result;
  std::size_t column = indent;
  for (const auto word : split_words(text)) {
    const auto length = columns_of(word);
    if (!result.empty() && column + 1 + length > terminal.width) {
      result += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!result.empty()) {
      result += ' ';
      ++column;
    }
    result += word;
    column += length;
  }
  return result;
}

bool is_absolute(std::string_view path) {
  return path.starts_with('/') || (path.size() > 2 && path.substr(1, 2) == ":/");
}

std::string shown_line(const Sources& sources, Span span, const Terminal& terminal) {
  return linked(unlinked_line(sources, span, terminal), sources.path(span.source), terminal);
}

std::string shown_place(const Sources& sources, Span span, const Terminal& terminal) {
  const auto place =
      fmt::format("{}:{}", unlinked_line(sources, span, terminal), sources.position(span.source, span.begin).column);
  return linked(place, sources.path(span.source), terminal);
}

Terminal plain(Terminal terminal) {
  terminal.colour = Colour::no;
  terminal.root_url.clear();
  return terminal;
}

}  // namespace patscope::report
