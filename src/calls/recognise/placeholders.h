#pragma once

#include <functional>
#include <string_view>

#include "rest/text.h"

namespace patscope::calls {

/// "/{project}/_apis/build/builds" with `value_of` of what stands between each pair of braces.
[[nodiscard]] Text fill_placeholders(std::string_view pattern, const std::function<Text(std::string_view)>& value_of);
/// The same with holes that are one segment each.
[[nodiscard]] Text with_segment_holes(std::string_view pattern);

}  // namespace patscope::calls
