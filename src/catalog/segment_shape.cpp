#include "catalog/segment_shape.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::catalog {
namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool hides_slashes(HoleKind kind) {
  return kind == HoleKind::any || kind == HoleKind::url || kind == HoleKind::collection_url;
}

/// How many bytes at the front of `rest` an unknown piece may take: at most all of them.
std::size_t most_bytes(HoleKind kind, std::string_view rest) {
  if (kind != HoleKind::integer) return rest.size();
  return static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin());
}

/// Depth is bounded by the number of pieces, width by the length of the word.
bool may_be_from(const Text& mixture, std::size_t piece, std::string_view rest) {
  if (piece == mixture.pieces.size()) return rest.empty();
  const auto& next = mixture.pieces[piece];
  if (!next.hole)
    return starts_with_ignoring_case(rest, next.literal) && next.literal.size() <= rest.size() &&
           may_be_from(mixture, piece + 1, rest.substr(next.literal.size()));
  if (piece + 1 == mixture.pieces.size()) return most_bytes(next.hole->kind, rest) == rest.size();
  for (std::size_t taken = 0; taken <= most_bytes(next.hole->kind, rest); ++taken)
    if (may_be_from(mixture, piece + 1, rest.substr(taken))) return true;
  return false;
}

}  // namespace

SegmentShape shape_of(const Segment& segment) {
  SegmentShape shape{.word = segment.literal(), .hole = {}, .mixture = segment.text};
  if (shape.word) return shape;
  const auto& pieces = segment.text.pieces;
  if (pieces.size() == 1) {
    shape.hole = hides_slashes(pieces.front().hole->kind) ? HoleKind::any : pieces.front().hole->kind;
  } else if (std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.hole.has_value(); })) {
    const bool any =
        std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return hides_slashes(piece.hole->kind); });
    shape.hole = any ? HoleKind::any : HoleKind::segment;
  }
  return shape;
}

bool fits_integer(const SegmentShape& shape) {
  if (shape.word) return is_number(*shape.word);
  if (shape.hole) return *shape.hole != HoleKind::guid;
  return std::all_of(shape.mixture.pieces.begin(), shape.mixture.pieces.end(), [](const Piece& piece) {
    return piece.hole ? piece.hole->kind != HoleKind::guid : is_number(piece.literal);
  });
}

bool fits_mixed(const SegmentShape& shape, std::string_view prefix, std::string_view suffix) {
  if (shape.hole) return false;
  const auto& pieces = shape.mixture.pieces;
  const bool front = prefix.empty() || (!pieces.front().hole && pieces.front().literal.starts_with(prefix));
  const bool back = suffix.empty() || (!pieces.back().hole && pieces.back().literal.ends_with(suffix));
  return front && back && (!shape.word || shape.word->size() > prefix.size() + suffix.size());
}

bool may_be(const SegmentShape& shape, std::string_view word) {
  constexpr std::size_t most_pieces = 8;
  return shape.is_mixture() && shape.mixture.pieces.size() <= most_pieces && may_be_from(shape.mixture, 0, word);
}

std::optional<std::string_view> word_before_rest(const SegmentShape& shape) {
  const auto& pieces = shape.mixture.pieces;
  if (!shape.is_mixture() || pieces.size() != 2 || pieces[0].hole || !pieces[1].hole) return std::nullopt;
  if (pieces[1].hole->kind != HoleKind::any) return std::nullopt;
  return pieces[0].literal;
}

}  // namespace patscope::catalog
