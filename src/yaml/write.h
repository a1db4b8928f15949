#pragma once

#include <functional>
#include <string>

#include "yaml/node.h"

namespace patscope::yaml {

/// What to write as a comment in front of a list's item; empty for none.
using Comment = std::function<std::string(const Node&)>;

/// A tree in the layout of the service's final YAML: two-space indentation, lists not indented below their key, no line
/// wrapping, scalars in the style they were written in, computed ones plain where that is possible.
[[nodiscard]] std::string write(const Node& root, const Comment& comment = {});

/// The same as JSON, indented by two. Plain scalars that are Booleans or numbers are such; everything else is a string.
[[nodiscard]] std::string write_json(const Node& root);

}  // namespace patscope::yaml
