#pragma once

#include <string>
#include <string_view>

#include "report/terminal.h"

namespace patscope::report {

/// A path as it stands in a URI: percent-encoded but for its slashes. A colon too, which in the first segment of a
/// relative reference would make a scheme of it.
[[nodiscard]] std::string encoded_path(std::string_view path);

/// `text` as a link to a file of the repository; as it is without links, and for files that the root does not hold.
[[nodiscard]] std::string linked(std::string_view text, std::string_view path, const Terminal& terminal);

}  // namespace patscope::report
