#pragma once

#include <string>

/// The grammar cuts many words of a command line in two, or takes what stands behind them for one expression.
namespace patscope::script::powershell {

enum class Words {
  options,  ///< `--name="a b"`, `-m"a b"`, `--`: cannot be anything else
  all,      ///< those that could be a calculation as well: `$a/$($b.c)`, `$(a)/b`
};

/// Turns such words into x's, all but the commands in their $( ): one plain word of the same length.
/// Of `$(a)/b` the byte behind the parenthesis becomes a blank.
void hide_words(std::string& bytes, Words which);

}  // namespace patscope::script::powershell
