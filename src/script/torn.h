#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script/tree.h"

/// How much of a script a syntax error takes with it: parsers recover where they can, and may throw away all that
/// stands between.
namespace patscope::script {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Attempt {
  Grammar grammar;
  std::string bytes;
  Tree tree;
  std::vector<Range> left_out;  ///< lines that are blanks in `bytes`
};

/// How many bytes stand in the outermost ERROR nodes.
[[nodiscard]] std::size_t torn_bytes(const Tree& tree);

/// Leaves out the lines of `attempt` that tear others with them, one after the other, as long as each makes more
/// readable than it is long. Bounded: a few lines, a few candidates for each.
[[nodiscard]] Attempt without_tearing_lines(Attempt attempt);

}  // namespace patscope::script
