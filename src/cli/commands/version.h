#pragma once

#include <string>

namespace patscope::cli {

/// "patscope 1.0.0", and below it from which specifications the catalogue is: their commit and its date.
[[nodiscard]] std::string version_text();

}  // namespace patscope::cli
