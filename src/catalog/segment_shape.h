#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rest/url.h"

namespace patscope::catalog {

/// A URL's segment, as far as matching asks: a word, a hole, or a mixture of both.
struct SegmentShape {
  std::optional<std::string> word;  ///< everything is known
  std::optional<HoleKind> hole;     ///< nothing is known but the kind
  Text mixture;                     ///< neither of them

  [[nodiscard]] bool is_mixture() const { return !word && !hole; }
};

[[nodiscard]] SegmentShape shape_of(const Segment& segment);

/// Whether the segment may stand for an integer parameter. A word that is no number never does.
[[nodiscard]] bool fits_integer(const SegmentShape& shape);
/// Whether it may stand for "${type}" and the like, going by what is known of it; a hole does not show it.
[[nodiscard]] bool fits_mixed(const SegmentShape& shape, std::string_view prefix, std::string_view suffix);
/// Whether a mixture may be the literal `word`, without case.
[[nodiscard]] bool may_be(const SegmentShape& shape, std::string_view word);
/// The word in front of a hole that takes the rest of the segment and may hold a query or a path: "builds{rest}".
[[nodiscard]] std::optional<std::string_view> word_before_rest(const SegmentShape& shape);

}  // namespace patscope::catalog
