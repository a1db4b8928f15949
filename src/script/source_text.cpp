#include "script/source_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace patscope::script {
namespace {

/// A prefix that the script itself does not contain.
std::string sentinel_prefix(const Text& code) {
  std::string prefix = "PatscopeHole";
  const auto taken = [&](const Piece& piece) { return piece.literal.find(prefix) != std::string::npos; };
  while (std::any_of(code.pieces.begin(), code.pieces.end(), taken)) prefix += 'X';
  return prefix;
}

}  // namespace

SourceText::SourceText(const Text& code) {
  const auto prefix = sentinel_prefix(code);
  for (const auto& piece : code.pieces) {
    if (!piece.hole && piece.literal.empty()) continue;
    starts_.push_back(bytes_.size());
    bytes_ += piece.hole ? fmt::format("{}{}z", prefix, pieces_.size()) : piece.literal;
    pieces_.push_back(piece);
  }
  starts_.push_back(bytes_.size());
}

std::string_view SourceText::bytes(std::size_t begin, std::size_t end) const {
  return std::string_view(bytes_).substr(begin, end - begin);
}

std::size_t SourceText::piece_at(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

Text SourceText::slice(std::size_t begin, std::size_t end) const {
  Text result;
  for (auto at = piece_at(begin); at < pieces_.size() && starts_[at] < end; ++at) {
    const auto from = std::max(begin, starts_[at]);
    const auto to = std::min(end, starts_[at + 1]);
    if (from < to) result.pieces.push_back(part_of(pieces_[at], from - starts_[at], to - starts_[at]));
  }
  return result;
}

Text SourceText::replaced(std::size_t begin, std::size_t end, std::string literal) const {
  return Text(std::move(literal), span(begin, end), false);
}

Span SourceText::span(std::size_t begin, std::size_t end) const {
  if (pieces_.empty()) return {};
  begin = std::min(begin, bytes_.size());
  end = std::clamp(end, begin, bytes_.size());
  const auto at = std::min(piece_at(begin), pieces_.size() - 1);
  const auto first = origin_of_part(pieces_[at], begin - starts_[at], std::min(end, starts_[at + 1]) - starts_[at]);
  if (end == begin) return {.source = first.source, .begin = first.begin, .end = first.begin};
  const auto last_at = piece_at(end - 1);
  const auto last = origin_of_part(pieces_[last_at], 0, end - starts_[last_at]);
  if (last.source != first.source || last.end < first.begin) return first;
  return {.source = first.source, .begin = first.begin, .end = last.end};
}

std::string SourceText::name(std::size_t begin, std::size_t end) const {
  return slice(begin, end).with_names();
}

std::size_t SourceText::next_hole(std::size_t begin, std::size_t end) const {
  for (auto at = piece_at(begin); at < pieces_.size() && starts_[at] < end; ++at)
    if (pieces_[at].hole) return std::max(begin, starts_[at]);
  return end;
}

std::size_t SourceText::hole_end(std::size_t begin) const {
  const auto at = piece_at(begin);
  return at < pieces_.size() && pieces_[at].hole ? starts_[at + 1] : begin;
}

}  // namespace patscope::script
