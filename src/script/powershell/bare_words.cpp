#include <cctype>
#include <iterator>

#include "script/powershell/powershell.h"

namespace patscope::script::powershell {
namespace {

bool is_name_byte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_' || byte == ':';
}

/// Reads a word from left to right. What the grammar tells of it is taken as it is, the rest byte by byte.
class BareWord {
 public:
  BareWord(const SourceText& source, std::size_t begin, std::size_t end)
      : source_(source), bytes_(source.bytes()), begin_(begin), end_(end), at_(begin), literal_from_(begin) {}

  Node read(const std::vector<TreeNode>& children) {
    for (const auto& child : children) {
      if (!is_expansion(child) || child.begin() < at_ || child.end() > end_) continue;
      read_until(child.begin());
      take_literal(child.begin());
      auto nodes = child.is("variable") ? variable(source_, child) : std::vector<Node>{value(source_, child)};
      std::move(nodes.begin(), nodes.end(), std::back_inserter(parts_));
      at_ = literal_from_ = child.end();
    }
    read_until(end_);
    take_literal(end_);
    return make_join(std::move(parts_), source_.span(begin_, end_));
  }

 private:
  void read_until(std::size_t end) {
    while (at_ < end) {
      const char byte = bytes_[at_];
      const bool is_doubled = quote_ != 0 && byte == quote_ && at_ + 1 < end && bytes_[at_ + 1] == quote_;
      if (is_doubled || (byte == '`' && quote_ != '\''))
        at_ = std::min(at_ + 2, end);
      else if (byte == quote_ || (quote_ == 0 && (byte == '"' || byte == '\'')))
        turn(quote_ == 0 ? byte : '\0');
      else if (byte == '$' && quote_ != '\'' && end_of_name(end) > at_ + 1)
        take_variable(end_of_name(end));
      else
        ++at_;
    }
  }

  /// A quote begins or ends here; it is no part of the word.
  void turn(char quote) {
    take_literal(at_);
    quote_ = quote;
    literal_from_ = ++at_;
  }

  void take_literal(std::size_t until) {
    if (literal_from_ < until) {
      const auto quoting = quote_ == 0 ? Quoting::bare : quote_ == '"' ? Quoting::expandable : Quoting::single;
      parts_.push_back(make_text(decode(source_, literal_from_, until, quoting), source_.span(literal_from_, until)));
    }
    literal_from_ = until;
  }

  /// Behind the name of the variable at `at_`, braces included.
  [[nodiscard]] std::size_t end_of_name(std::size_t end) const {
    auto name_end = at_ + 1;
    if (name_end < end && bytes_[name_end] == '{') {
      const auto close = bytes_.find('}', name_end);
      return close < end ? close + 1 : name_end;
    }
    while (name_end < end && is_name_byte(bytes_[name_end])) ++name_end;
    if (name_end == at_ + 1) return name_end;
    const auto hole = source_.next_hole(at_ + 1, name_end);
    return hole > at_ + 1 ? hole : name_end;
  }

  void take_variable(std::size_t end) {
    take_literal(at_);
    const bool is_braced = bytes_[at_ + 1] == '{';
    const auto name = at_ + (is_braced ? 2 : 1);
    parts_.push_back(named_variable(source_, name, is_braced ? end - 1 : end, source_.span(at_, end)));
    at_ = literal_from_ = end;
  }

  const SourceText& source_;
  std::string_view bytes_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t at_;
  std::size_t literal_from_;
  char quote_ = 0;
  std::vector<Node> parts_;
};

}  // namespace

Node bare_word(const SourceText& source, std::size_t begin, std::size_t end, const std::vector<TreeNode>& children) {
  return BareWord(source, begin, end).read(children);
}

}  // namespace patscope::script::powershell
