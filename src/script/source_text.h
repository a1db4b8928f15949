#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rest/text.h"

namespace patscope::script {

/// A script as bytes for a parser, and the way back. Every hole becomes a sentinel word of letters and digits
/// ("PatscopeHole12z"), which is a word, part of a string and an identifier in every language.
/// Offsets are bytes of `bytes()`. Keeps what it needs of `code`.
class SourceText {
 public:
  explicit SourceText(const Text& code);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::string_view bytes(std::size_t begin, std::size_t end) const;

  /// These bytes with holes restored and origins kept; a sentinel that is cut is a whole hole.
  [[nodiscard]] Text slice(std::size_t begin, std::size_t end) const;
  /// `literal`, which the language makes of these bytes (an escape): one piece with their origin, not verbatim.
  [[nodiscard]] Text replaced(std::size_t begin, std::size_t end, std::string literal) const;
  /// Where these bytes stand in the user's file.
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

  /// For identifiers and type names: the bytes, with `{name}` for a hole.
  [[nodiscard]] std::string name(std::size_t begin, std::size_t end) const;
  /// Where the first sentinel at or behind `begin` starts, or `end`. A name that has a sentinel behind its first
  /// letters ("$org$(Project)") is a name and a hole: the macro is replaced before the script runs.
  [[nodiscard]] std::size_t next_hole(std::size_t begin, std::size_t end) const;
  /// The end of the sentinel that starts at `begin`, or `begin` when none does.
  [[nodiscard]] std::size_t hole_end(std::size_t begin) const;

 private:
  /// The index of the piece that holds the byte `offset`.
  [[nodiscard]] std::size_t piece_at(std::size_t offset) const;

  std::string bytes_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> starts_;  ///< of each piece, and the end of all
};

}  // namespace patscope::script
