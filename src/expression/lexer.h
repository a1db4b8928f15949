#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "expression/value.h"
#include "rest/text.h"

namespace patscope::expression {

enum class TokenKind {
  literal,  ///< boolean, number, version or string
  name,     ///< a function, a named value or, behind a dot, a property
  hole,     ///< a word of which the source does not know a part
  open_parameters,
  close_parameters,
  open_index,
  close_index,
  separator,
  dot,
  star,
  unrecognized,
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::size_t offset = 0;  ///< into the source, holes counting as one byte
  std::string raw;         ///< as written, holes by their name
  Value value;             ///< of a literal; of a hole the Hole
};

/// `[A-Za-z_][A-Za-z0-9_]*`, which may follow a dot.
[[nodiscard]] bool is_name(std::string_view word);

/// Every token of an expression, the last one `end`.
[[nodiscard]] std::vector<Token> tokens_of(const Text& source);

}  // namespace patscope::expression
