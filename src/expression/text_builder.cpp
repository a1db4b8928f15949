#include "expression/text_builder.h"

#include "expression/limits.h"

namespace patscope::expression {

bool TextBuilder::room_for(std::size_t bytes) {
  bytes_ += bytes;
  within_limits_ = within_limits_ && bytes_ <= max_text_bytes && text_.pieces.size() < max_pieces;
  return within_limits_;
}

void TextBuilder::append(const Text& text) {
  for (const auto& piece : text.pieces)
    if (room_for(piece.literal.size())) text_.pieces.push_back(piece);
}

void TextBuilder::append(std::string_view literal) {
  if (literal.empty() || !room_for(literal.size())) return;
  auto& pieces = text_.pieces;
  const bool joins = !pieces.empty() && !pieces.back().hole && pieces.back().origin == Span{};
  if (joins)
    pieces.back().literal += literal;
  else
    text_.append(literal);
}

std::optional<Text> TextBuilder::take() {
  if (!within_limits_) return std::nullopt;
  return std::move(text_);
}

}  // namespace patscope::expression
