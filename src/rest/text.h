#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/credential.h"
#include "text/sources.h"

namespace patscope {

/// What is known of a value that only the run knows.
enum class HoleKind {
  any,             ///< nothing: may hold slashes, or be empty
  segment,         ///< a name or id without a slash (System.TeamProject, an e-mail, a branch's last part)
  integer,         ///< Build.BuildId
  guid,            ///< Build.Repository.ID
  collection_url,  ///< System.CollectionUri: "https://dev.azure.com/org/", it ends in a slash
  url,             ///< some other absolute URL without a trailing slash (Build.Repository.Uri)
};

/// A part of a string that is known only at run time.
struct Hole {
  /// As the pipeline or script spells it ("System.CollectionUri", "buildId"); for people, and for `{name}` in output.
  std::string name;
  HoleKind kind = HoleKind::any;
  /// The credentials that flowed into this value; sending it in an Authorization header sends one of them.
  /// `$(ReleasePat)` carries {pat, "ReleasePat"}; base64 of it still does.
  std::vector<Credential> carries;
  /// It came out of an answer of Azure DevOps: a URL in it leads there again.
  bool from_answer = false;

  friend bool operator==(const Hole&, const Hole&) = default;
};

/// A stretch of a Text: a literal or a hole, and where it stands.
struct Piece {
  std::string literal;       ///< meaningless when `hole` is set
  std::optional<Hole> hole;  ///< set: this piece is unknown
  /// Where this piece was written. `verbatim`: byte i of `literal` is byte begin+i of the file; otherwise
  /// (escapes, folded scalars, computed values) the whole piece came from the whole span.
  Span origin;
  bool verbatim = false;
  /// For the evaluator: number (from 1) of the outermost active function call whose parameter brought the piece
  /// here, 0 when none did. A request whose route was handed in is reported at the call that handed it in.
  std::uint16_t handed_in = 0;

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Where bytes [begin, end) of a literal stand, and these bytes with that origin; a hole stays whole.
[[nodiscard]] Span origin_of_part(const Piece& piece, std::size_t begin, std::size_t end);
[[nodiscard]] Piece part_of(const Piece& piece, std::size_t begin, std::size_t end);

/// A string of literals and holes, each piece with its origin. The common currency of all floors: a YAML scalar
/// after template expansion, a script's source code, a URL, a header's value.
struct Text {
  std::vector<Piece> pieces;

  Text() = default;
  /// A literal that stands nowhere in the user's files.
  explicit Text(std::string literal);
  /// A literal whose bytes stand at `origin` just like this.
  Text(std::string literal, Span origin, bool verbatim);
  explicit Text(Hole hole, Span origin = {});

  [[nodiscard]] bool empty() const { return pieces.empty(); }
  [[nodiscard]] bool has_hole() const;
  /// The string, when there is no hole in it.
  [[nodiscard]] std::optional<std::string> known() const;
  /// With `{}` for every hole: how JSON shows a URL.
  [[nodiscard]] std::string with_blanks() const;
  /// With `{name}` for every hole: how people see it.
  [[nodiscard]] std::string with_names() const;
  /// Where the first piece stands, or nothing for a Text that stands nowhere.
  [[nodiscard]] std::optional<Span> origin() const;
  /// All credentials that flowed in, without duplicates, in order of appearance.
  [[nodiscard]] std::vector<Credential> carries() const;

  Text& append(const Text& tail);
  Text& append(std::string_view literal);

  /// Equality of what is said, wherever it stands.
  [[nodiscard]] bool same_value(const Text& other) const;
};

[[nodiscard]] Text operator+(Text head, const Text& tail);

/// Bytes [begin, end) of the string in which every hole counts as one byte. Origins are narrowed accordingly.
[[nodiscard]] Text slice(const Text& text, std::size_t begin, std::size_t end);
/// The string in which every hole is the single byte `text_hole_byte`; offsets fit `slice`.
[[nodiscard]] std::string flatten(const Text& text);
inline constexpr char text_hole_byte = '\x01';

}  // namespace patscope
