#pragma once

#include <string_view>

#include "text/sources.h"
#include "yaml/node.h"

namespace patscope::yaml {

/// Finds how the scalar `value`, whose token (or the tag or anchor in front of it) begins at byte `begin` of the file,
/// was written: its style, its whole span, and which bytes of the file each of its bytes came from.
[[nodiscard]] Node locate_scalar(std::string_view bytes, SourceId source, std::size_t begin, std::string_view value);

}  // namespace patscope::yaml
