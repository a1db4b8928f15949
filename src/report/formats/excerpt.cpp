#include "report/formats/excerpt.h"

#include <fmt/format.h>

#include <algorithm>

#include "rest/token_shape.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

/// A line as it is shown, and which of its columns are meant.
struct Shown {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Shown show(std::string_view line, std::size_t begin, std::size_t end) {
  const auto part = [&](std::size_t from, std::size_t to) {
    return printable(replace_all(line.substr(from, to - from), "\t", " "));
  };
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  const auto before = part(0, begin);
  const auto meant = part(begin, end);
  return {.text = before + meant + part(end, line.size()),
          .begin = columns_of(before),
          .end = columns_of(before) + columns_of(meant)};
}

/// The bytes of the columns [from, from + count).
std::string_view columns(std::string_view text, std::size_t from, std::size_t count) {
  const auto byte_of = [&](std::size_t column) {
    std::size_t i = 0;
    for (; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && column-- == 0) break;
    return i;
  };
  const auto begin = byte_of(from);
  return text.substr(begin, byte_of(from + count) - begin);
}

Shown cut(const Shown& line, std::size_t width) {
  if (columns_of(line.text) <= width) return line;
  constexpr std::size_t context = 20;
  const auto from = line.begin + context < width ? 0 : line.begin - std::min(line.begin, context);
  Shown result{
      .text = std::string(columns(line.text, from, width)), .begin = line.begin - from, .end = line.end - from};
  result.end = std::min(result.end, width);
  return result;
}

}  // namespace

std::string excerpt(const Sources& sources, Span span, const Terminal& terminal) {
  const auto position = sources.position(span.source, span.begin);
  const auto line = sources.line_text(span.source, position.line);
  if (trim(line).empty()) return {};
  const auto start = static_cast<std::size_t>(line.data() - sources.bytes(span.source).data());
  const auto begin = span.begin - start;
  const auto number = std::to_string(position.line);
  const auto width = std::max<std::size_t>(terminal.width, 40) - number.size() - 4;
  const auto shown = cut(show(mask_tokens(line), begin, begin + (span.end - span.begin)), width);
  const std::string marks = '^' + std::string(shown.end > shown.begin + 1 ? shown.end - shown.begin - 1 : 0, '~');
  const std::string blank(number.size(), ' ');
  return fmt::format(" {} | {}\n {} | {}{}\n", tinted(number, Tint::faint, terminal), shown.text, blank,
                     std::string(shown.begin, ' '), tinted(marks, Tint::error, terminal));
}

}  // namespace patscope::report
