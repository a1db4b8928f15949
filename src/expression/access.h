#pragma once

#include <vector>

#include "expression/expression.h"
#include "expression/value.h"

namespace patscope::expression {

/// `target[key]` and `target.key`. A miss is Null, on primitives too, or what the mapping says of missing keys.
[[nodiscard]] Outcome index(const Value& target, const Value& key);

/// `target.*`: all items or property values; nothing at all on Null and primitives. What follows a filter is mapped
/// over what it found, and only hits are kept.
[[nodiscard]] Value filter(const Value& target);
[[nodiscard]] Value index_each(const Value& filtered, const Value& key);
[[nodiscard]] Value filter_each(const Value& filtered);

}  // namespace patscope::expression
