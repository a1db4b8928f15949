#include "expression/slicer.h"

#include <algorithm>

namespace patscope::expression {
namespace {

std::size_t size_of(const Piece& piece) {
  return piece.hole ? 1 : piece.literal.size();
}

Piece narrowed(const Piece& piece, std::size_t begin, std::size_t end) {
  if (piece.hole) return piece;
  Piece part{.literal = piece.literal.substr(begin, end - begin),
             .hole = {},
             .origin = piece.origin,
             .verbatim = piece.verbatim,
             .handed_in = piece.handed_in};
  if (piece.verbatim) {
    part.origin.begin = piece.origin.begin + static_cast<std::uint32_t>(begin);
    part.origin.end = piece.origin.begin + static_cast<std::uint32_t>(end);
  }
  return part;
}

}  // namespace

Text Slicer::cut(std::size_t begin, std::size_t end) {
  const auto& pieces = text_.pieces;
  while (piece_ > 0 && begin < piece_begin_) piece_begin_ -= size_of(pieces[--piece_]);
  Text result;
  while (piece_ < pieces.size() && piece_begin_ < end) {
    const auto& piece = pieces[piece_];
    const auto piece_end = piece_begin_ + size_of(piece);
    const auto from = std::max(begin, piece_begin_);
    const auto to = std::min(end, piece_end);
    if (from < to) result.pieces.push_back(narrowed(piece, from - piece_begin_, to - piece_begin_));
    if (piece_end > end) break;
    piece_begin_ = piece_end;
    ++piece_;
  }
  return result;
}

}  // namespace patscope::expression
