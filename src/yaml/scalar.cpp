#include "yaml/scalar.h"

#include <algorithm>

namespace patscope::yaml {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_break(char c) {
  return c == '\n' || c == '\r';
}

/// Walks a scalar's value and the bytes it was read from side by side.
class Alignment {
 public:
  Alignment(std::string_view bytes, SourceId source, std::size_t begin, std::string_view value)
      : bytes_(bytes), value_(value), source_(source), at_(begin) {}

  Node run();

 private:
  void skip_properties();
  bool plain();
  bool quoted(char quote);
  bool escape();
  bool block(bool folded);
  bool fold(std::size_t from);
  void take_equal(std::string_view stops);
  void emit(std::size_t size, std::size_t begin, std::size_t end, bool verbatim);
  [[nodiscard]] std::size_t line_end(std::size_t from) const;
  [[nodiscard]] std::size_t next_line(std::size_t from) const;
  [[nodiscard]] std::size_t block_indent(std::size_t first_line) const;
  [[nodiscard]] bool done() const { return used_ == value_.size(); }
  [[nodiscard]] char here() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  std::string_view bytes_;
  std::string_view value_;
  SourceId source_;
  std::size_t at_;
  std::size_t used_ = 0;
  Text text_;
};

std::size_t Alignment::line_end(std::size_t from) const {
  return std::min(bytes_.find_first_of("\r\n", from), bytes_.size());
}

std::size_t Alignment::next_line(std::size_t from) const {
  const auto end = bytes_.find('\n', from);
  return end == std::string_view::npos ? bytes_.size() : end + 1;
}

void Alignment::emit(std::size_t size, std::size_t begin, std::size_t end, bool verbatim) {
  if (size == 0) return;
  const Span origin{source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  text_.append(Text(std::string(value_.substr(used_, size)), origin, verbatim));
  used_ += size;
}

/// A tag and an anchor stand between the place that the parser names and the scalar itself.
void Alignment::skip_properties() {
  while (here() == '!' || here() == '&') {
    while (at_ < bytes_.size() && !is_blank(here()) && !is_break(here())) ++at_;
    while (at_ < bytes_.size() && (is_blank(here()) || is_break(here()))) ++at_;
  }
}

/// Takes what stands in the file just as in the value, up to the end of the line or one of `stops`.
void Alignment::take_equal(std::string_view stops) {
  std::size_t size = 0;
  while (used_ + size < value_.size() && at_ + size < bytes_.size() && !is_break(bytes_[at_ + size]) &&
         stops.find(bytes_[at_ + size]) == std::string_view::npos && bytes_[at_ + size] == value_[used_ + size])
    ++size;
  emit(size, at_, at_ + size, true);
  at_ += size;
}

/// A line break inside a flow scalar: blanks around it vanish, it becomes a blank or the empty lines behind it.
bool Alignment::fold(std::size_t from) {
  while (at_ < bytes_.size() && (is_blank(here()) || is_break(here()))) ++at_;
  if (at_ == from) return false;
  std::size_t size = 0;
  while (used_ + size < value_.size() && value_[used_ + size] == '\n') ++size;
  if (size == 0 && !done() && value_[used_] == ' ') size = 1;
  emit(size, from, at_, false);
  return true;
}

bool Alignment::plain() {
  while (!done()) {
    take_equal("");
    if (!done() && !fold(at_)) return false;
  }
  return true;
}

bool Alignment::escape() {
  const auto from = at_;
  const char kind = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
  at_ += 2;
  if (is_break(kind)) {
    while (at_ < bytes_.size() && (is_blank(here()) || is_break(here()))) ++at_;
    return true;
  }
  at_ += kind == 'x' ? 2U : kind == 'u' ? 4U : kind == 'U' ? 8U : 0U;
  if (done() || at_ > bytes_.size()) return false;
  const auto lead = static_cast<unsigned char>(value_[used_]);
  const std::size_t size = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
  emit(std::min(size, value_.size() - used_), from, at_, false);
  return true;
}

bool Alignment::quoted(char quote) {
  ++at_;
  const std::string_view stops = quote == '"' ? "\"\\" : "'";
  while (at_ < bytes_.size()) {
    take_equal(stops);
    if (quote == '\'' && here() == quote && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == quote) {
      emit(1, at_, at_ + 2, false);
      at_ += 2;
    } else if (here() == quote) {
      ++at_;
      return done();
    } else if (quote == '"' && here() == '\\') {
      if (!escape()) return false;
    } else if (!fold(at_)) {
      return false;
    }
  }
  return false;
}

/// The file's first line with content stands `indent` columns further in than the value's.
std::size_t Alignment::block_indent(std::size_t first_line) const {
  const auto content = value_.find_first_not_of('\n');
  if (content == std::string_view::npos) return 0;
  std::size_t deeper = 0;
  while (content + deeper < value_.size() && value_[content + deeper] == ' ') ++deeper;
  for (auto line = first_line; line < bytes_.size(); line = next_line(line)) {
    std::size_t column = line;
    while (column < bytes_.size() && bytes_[column] == ' ') ++column;
    if (column < bytes_.size() && !is_break(bytes_[column]))
      return column - line >= deeper ? column - line - deeper : 0;
  }
  return 0;
}

bool Alignment::block(bool folded) {
  auto line = next_line(at_);
  const auto indent = block_indent(line);
  bool begun = false;
  for (; !done() && line < bytes_.size(); line = next_line(line)) {
    const auto end = line_end(line);
    const auto begin = std::min(line + indent, end);
    const auto content = bytes_.substr(begin, end - begin);
    at_ = end;
    if (value_.substr(used_, content.size()) != content) return false;
    const auto after = used_ + content.size();
    if (folded) {
      emit(content.size(), begin, end, true);
      std::size_t breaks = 0;
      while (after + breaks < value_.size() && value_[after + breaks] == '\n') ++breaks;
      if (breaks == 0 && after < value_.size() && !content.empty()) breaks = 1;
      if (!content.empty() || (!begun && breaks > 0))
        emit(content.empty() ? 1 : breaks, end, std::max(end, next_line(end)), false);
      begun = begun || !content.empty();
    } else {
      const bool has_break = after < value_.size() && value_[after] == '\n';
      emit(content.size() + (has_break ? 1 : 0), begin, end + (has_break ? 1 : 0), true);
      if (!has_break && !done()) return false;
    }
  }
  return done();
}

Node Alignment::run() {
  skip_properties();
  const auto begin = at_;
  const char first = here();
  const Style style = first == '\''  ? Style::single_quoted
                      : first == '"' ? Style::double_quoted
                      : first == '|' ? Style::literal
                      : first == '>' ? Style::folded
                                     : Style::plain;
  const bool aligned = style == Style::plain                                            ? plain()
                       : style == Style::single_quoted || style == Style::double_quoted ? quoted(first)
                                                                                        : block(style == Style::folded);
  const auto end = std::clamp(at_, begin, bytes_.size());
  const Span span{source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  if (!aligned) text_ = Text(std::string(value_), span, false);
  return scalar(std::move(text_), span, style);
}

}  // namespace

Node locate_scalar(std::string_view bytes, SourceId source, std::size_t begin, std::string_view value) {
  return Alignment(bytes, source, begin, value).run();
}

}  // namespace patscope::yaml
