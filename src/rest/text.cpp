#include "rest/text.h"

#include <algorithm>

namespace patscope {
namespace {

std::size_t length_of(const Piece& piece) {
  return piece.hole ? 1 : piece.literal.size();
}

std::size_t length_of(const Text& text) {
  std::size_t sum = 0;
  for (const auto& piece : text.pieces) sum += length_of(piece);
  return sum;
}

std::string render(const Text& text, auto&& show_hole) {
  std::string result;
  for (const auto& piece : text.pieces) result += piece.hole ? show_hole(*piece.hole) : piece.literal;
  return result;
}

/// Goes through a Text byte by byte, wherever its pieces end.
class Cursor {
 public:
  explicit Cursor(const Text& text) : text_(text) { skip_empty(); }

  /// The hole here; null at a literal and at the end.
  [[nodiscard]] const Hole* hole() const {
    return index_ < text_.pieces.size() && text_.pieces[index_].hole ? &*text_.pieces[index_].hole : nullptr;
  }
  /// What is left of the literal here; empty at the end.
  [[nodiscard]] std::string_view literal() const {
    if (index_ >= text_.pieces.size()) return {};
    return std::string_view(text_.pieces[index_].literal).substr(offset_);
  }
  void next_piece() {
    ++index_;
    offset_ = 0;
    skip_empty();
  }
  void advance(std::size_t bytes) {
    offset_ += bytes;
    if (offset_ == text_.pieces[index_].literal.size()) next_piece();
  }

 private:
  void skip_empty() {
    while (index_ < text_.pieces.size() && !text_.pieces[index_].hole && text_.pieces[index_].literal.empty()) ++index_;
  }

  const Text& text_;
  std::size_t index_ = 0;
  std::size_t offset_ = 0;
};

}  // namespace

Span origin_of_part(const Piece& piece, std::size_t begin, std::size_t end) {
  if (piece.hole || !piece.verbatim) return piece.origin;
  return {.source = piece.origin.source,
          .begin = piece.origin.begin + static_cast<std::uint32_t>(begin),
          .end = piece.origin.begin + static_cast<std::uint32_t>(end)};
}

Piece part_of(const Piece& piece, std::size_t begin, std::size_t end) {
  if (piece.hole) return piece;
  return {.literal = piece.literal.substr(begin, end - begin),
          .hole = {},
          .origin = origin_of_part(piece, begin, end),
          .verbatim = piece.verbatim,
          .handed_in = piece.handed_in};
}

Text::Text(std::string literal) {
  if (!literal.empty()) pieces.push_back({.literal = std::move(literal), .hole = {}, .origin = {}});
}

Text::Text(std::string literal, Span origin, bool verbatim) {
  if (!literal.empty())
    pieces.push_back({.literal = std::move(literal), .hole = {}, .origin = origin, .verbatim = verbatim});
}

Text::Text(Hole hole, Span origin) {
  pieces.push_back({.literal = {}, .hole = std::move(hole), .origin = origin});
}

bool Text::has_hole() const {
  return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.hole.has_value(); });
}

std::optional<std::string> Text::known() const {
  if (has_hole()) return std::nullopt;
  return with_blanks();
}

std::string Text::with_blanks() const {
  return render(*this, [](const Hole&) { return std::string("{}"); });
}

std::string Text::with_names() const {
  return render(*this, [](const Hole& hole) { return "{" + hole.name + "}"; });
}

std::optional<Span> Text::origin() const {
  for (const auto& piece : pieces)
    if (piece.origin.end > 0) return piece.origin;
  return std::nullopt;
}

std::vector<Credential> Text::carries() const {
  std::vector<Credential> found;
  for (const auto& piece : pieces) {
    if (!piece.hole) continue;
    for (const auto& credential : piece.hole->carries)
      if (std::find(found.begin(), found.end(), credential) == found.end()) found.push_back(credential);
  }
  return found;
}

Text& Text::append(const Text& tail) {
  pieces.insert(pieces.end(), tail.pieces.begin(), tail.pieces.end());
  return *this;
}

Text& Text::append(std::string_view literal) {
  return append(Text(std::string(literal)));
}

bool Text::same_value(const Text& other) const {
  if (length_of(*this) != length_of(other)) return false;
  Cursor ours{*this};
  Cursor theirs{other};
  for (;;) {
    const Hole* hole = ours.hole();
    const Hole* other_hole = theirs.hole();
    if ((hole == nullptr) != (other_hole == nullptr)) return false;
    if (hole != nullptr) {
      if (!(*hole == *other_hole)) return false;
      ours.next_piece();
      theirs.next_piece();
      continue;
    }
    const auto rest = ours.literal();
    const auto other_rest = theirs.literal();
    const auto shared = std::min(rest.size(), other_rest.size());
    if (shared == 0) return rest.empty() && other_rest.empty();
    if (rest.substr(0, shared) != other_rest.substr(0, shared)) return false;
    ours.advance(shared);
    theirs.advance(shared);
  }
}

Text operator+(Text head, const Text& tail) {
  head.append(tail);
  return head;
}

Text slice(const Text& text, std::size_t begin, std::size_t end) {
  Text result;
  std::size_t at = 0;
  for (const auto& piece : text.pieces) {
    const auto size = length_of(piece);
    const auto from = std::max(begin, at);
    const auto to = std::min(end, at + size);
    if (from < to) result.pieces.push_back(part_of(piece, from - at, to - at));
    at += size;
  }
  return result;
}

std::string flatten(const Text& text) {
  return render(text, [](const Hole&) { return std::string(1, text_hole_byte); });
}

}  // namespace patscope
