#pragma once

#include "text/world_error.h"

namespace patscope::cli {

/// The whole program. Throws what the world says no to.
[[nodiscard]] ExitCode run(int argc, const char* const* argv);

}  // namespace patscope::cli
