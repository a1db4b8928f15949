#include "rest/text.h"

#include <algorithm>

namespace patscope {
namespace {

std::size_t length_of(const Piece& piece) {
  return piece.hole ? 1 : piece.literal.size();
}

Piece narrow(const Piece& piece, std::size_t begin, std::size_t end) {
  Piece part = piece;
  if (piece.hole) return part;
  part.literal = piece.literal.substr(begin, end - begin);
  if (piece.verbatim) {
    part.origin.begin = piece.origin.begin + static_cast<std::uint32_t>(begin);
    part.origin.end = piece.origin.begin + static_cast<std::uint32_t>(end);
  }
  return part;
}

std::string render(const Text& text, auto&& show_hole) {
  std::string result;
  for (const auto& piece : text.pieces) result += piece.hole ? show_hole(*piece.hole) : piece.literal;
  return result;
}

}  // namespace

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
  const auto normal = [](const Text& text) {
    std::vector<Piece> merged;
    for (const auto& piece : text.pieces) {
      if (!piece.hole && !merged.empty() && !merged.back().hole)
        merged.back().literal += piece.literal;
      else
        merged.push_back({.literal = piece.hole ? std::string() : piece.literal, .hole = piece.hole, .origin = {}});
    }
    return merged;
  };
  return normal(*this) == normal(other);
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
    if (from < to) result.pieces.push_back(narrow(piece, from - at, to - at));
    at += size;
  }
  return result;
}

std::string flatten(const Text& text) {
  return render(text, [](const Hole&) { return std::string(1, text_hole_byte); });
}

}  // namespace patscope
