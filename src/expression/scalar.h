#pragma once

#include <optional>
#include <vector>

#include "expression/expression.h"
#include "rest/text.h"

namespace patscope::expression {

enum class PartKind { literal, expression };

/// A stretch of a scalar. Of an expression, `text` is what stands between `${{` and `}}`, blanks trimmed; `begin` and
/// `end` are offsets into the scalar (holes count as one byte), delimiters included.
struct ScalarPart {
  PartKind kind = PartKind::literal;
  Text text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ScalarParts {
  std::vector<ScalarPart> parts;  ///< never an empty literal
  std::optional<Error> error;     ///< "The expression is not closed": what follows it is one literal

  [[nodiscard]] bool has_expression() const;
  /// The scalar is one expression and nothing else, not even blanks: its value keeps its kind.
  [[nodiscard]] bool is_lone() const { return parts.size() == 1 && parts[0].kind == PartKind::expression; }
};

/// Splits a scalar at its `${{ }}`. Delimiters inside string literals of an expression do not count.
[[nodiscard]] ScalarParts find_expressions(const Text& scalar);

/// The `format('a-{0}', x)` that the service compiles mixed text to; its errors quote this.
[[nodiscard]] std::string mixed_source(const std::vector<ScalarPart>& parts);

/// What stands between `$[` and `]` when that is the whole value, else nothing.
[[nodiscard]] std::optional<Text> runtime_expression(const Text& value);

/// The units that the service counts after a directive's keyword: split at blanks outside of strings and parentheses.
/// "each x in split('a b', ' ')" gives four.
[[nodiscard]] std::vector<Text> split_units(const Text& text);

}  // namespace patscope::expression
