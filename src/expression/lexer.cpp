#include "expression/lexer.h"

#include <algorithm>

#include "expression/convert.h"
#include "expression/slicer.h"
#include "text/strings.h"

namespace patscope::expression {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";
constexpr std::string_view punctuation = "()[],.";

TokenKind kind_of_symbol(char c) {
  switch (c) {
    case '(':
      return TokenKind::open_parameters;
    case ')':
      return TokenKind::close_parameters;
    case '[':
      return TokenKind::open_index;
    case ']':
      return TokenKind::close_index;
    case ',':
      return TokenKind::separator;
    case '.':
      return TokenKind::dot;
    default:
      return TokenKind::unrecognized;
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Lexer {
 public:
  explicit Lexer(const Text& source) : flat_(flatten(source)), slicer_(source) {}

  std::vector<Token> run() {
    while (true) {
      at_ = std::min(flat_.find_first_not_of(blanks, at_), flat_.size());
      tokens_.push_back(at_ < flat_.size() ? next()
                                           : Token{.kind = TokenKind::end, .offset = at_, .raw = {}, .value = {}});
      if (tokens_.back().kind == TokenKind::end) return std::move(tokens_);
    }
  }

 private:
  Token next() {
    const char c = flat_[at_];
    if (c == '\'') return string();
    if (c == '.' && !at_operand()) return symbol(TokenKind::dot);
    if (c == '-' || c == '.' || (is_digit(c) && !behind_dot())) return number();
    if (punctuation.find(c) != std::string_view::npos) return symbol(kind_of_symbol(c));
    return word();
  }

  [[nodiscard]] TokenKind last() const { return tokens_.empty() ? TokenKind::end : tokens_.back().kind; }
  [[nodiscard]] bool behind_dot() const { return last() == TokenKind::dot; }

  /// Whether an operand, not a postfix, may start here: then a dot starts a number.
  [[nodiscard]] bool at_operand() const {
    return last() == TokenKind::end || last() == TokenKind::separator || last() == TokenKind::open_parameters ||
           last() == TokenKind::open_index;
  }

  Token take(TokenKind kind, std::size_t end, Value value = {}) {
    Token token{.kind = kind, .offset = at_, .raw = slicer_.cut(at_, end).with_names(), .value = std::move(value)};
    at_ = end;
    return token;
  }

  Token symbol(TokenKind kind) { return take(kind, at_ + 1); }

  Token number() {
    auto end = at_ + 1;
    while (end < flat_.size() && blanks.find(flat_[end]) == std::string_view::npos &&
           (flat_[end] == '.' || punctuation.find(flat_[end]) == std::string_view::npos))
      ++end;
    const auto raw = std::string_view(flat_).substr(at_, end - at_);
    const Span where = slicer_.cut(at_, end).origin().value_or(Span{});
    if (raw == ".") return symbol(TokenKind::dot);
    if (const auto version = parse_version(raw, 3)) return take(TokenKind::literal, end, Value(*version, where));
    if (const auto number = parse_number(raw)) return take(TokenKind::literal, end, Value(*number, where));
    if (raw.find(text_hole_byte) != std::string_view::npos) return hole(end);
    return take(TokenKind::unrecognized, end);
  }

  /// The literal keeps its origin: it is made of slices, a doubled quote contributes its second half.
  Token string() {
    Text value;
    auto begin = at_ + 1;
    while (true) {
      const auto quote = flat_.find('\'', begin);
      if (quote == std::string::npos) return take(TokenKind::unrecognized, flat_.size());
      value.append(slicer_.cut(begin, quote));
      if (flat_.compare(quote, 2, "''") != 0) return take(TokenKind::literal, quote + 1, Value(std::move(value)));
      value.append(slicer_.cut(quote + 1, quote + 2));
      begin = quote + 2;
    }
  }

  Token word() {
    if (flat_[at_] == '*') return symbol(TokenKind::star);
    auto end = at_ + 1;
    while (end < flat_.size() && blanks.find(flat_[end]) == std::string_view::npos &&
           punctuation.find(flat_[end]) == std::string_view::npos)
      ++end;
    const auto raw = std::string_view(flat_).substr(at_, end - at_);
    if (raw.find(text_hole_byte) != std::string_view::npos) return hole(end);
    if (!is_name(raw)) return take(TokenKind::unrecognized, end);
    if (!behind_dot() && (equals_ignoring_case(raw, "true") || equals_ignoring_case(raw, "false")))
      return take(TokenKind::literal, end, Value(raw.size() == 4, slicer_.cut(at_, end).origin().value_or(Span{})));
    return take(TokenKind::name, end);
  }

  /// What stands around a hole in one word belongs to the same unknown operand.
  Token hole(std::size_t end) {
    const auto part = slicer_.cut(at_, end);
    Hole unknown{.name = part.with_names(), .kind = HoleKind::any, .carries = part.carries()};
    if (part.pieces.size() == 1 && part.pieces[0].hole) unknown = *part.pieces[0].hole;
    return take(TokenKind::hole, end, Value(std::move(unknown), part.origin().value_or(Span{})));
  }

  std::string flat_;
  Slicer slicer_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

bool is_name(std::string_view word) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !word.empty() && is_letter(word.front()) &&
         std::all_of(word.begin(), word.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

std::vector<Token> tokens_of(const Text& source) {
  return Lexer(source).run();
}

}  // namespace patscope::expression
