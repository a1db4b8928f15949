#pragma once

#include <string>

namespace patscope::cli {

/// "patscope 0.1.0".
[[nodiscard]] inline std::string version_line() {
  return "patscope " PATSCOPE_VERSION;
}

}  // namespace patscope::cli
