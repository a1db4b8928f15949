#pragma once

#include <string_view>
#include <vector>

#include "yaml/read.h"

namespace patscope::yaml {

/// `if`, `elseif`, `else`, `each` or `insert` when `key` is written as such a directive ("${{ if x }}"), otherwise
/// empty. Only lower case counts, as in the service.
[[nodiscard]] std::string_view directive_word(std::string_view key);

/// Merges `<<` keys and removes the later one of two keys that differ in nothing but case, each removal a problem.
/// Keys that hold expressions are compared by whoever evaluates them.
void settle_keys(Node& mapping, std::vector<Problem>& problems);

}  // namespace patscope::yaml
