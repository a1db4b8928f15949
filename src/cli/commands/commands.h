#pragma once

#include "cli/options/options.h"
#include "text/world_error.h"

namespace patscope::cli {

/// Each runs one command, prints to standard output and says what to exit with.
[[nodiscard]] ExitCode check(const Options& options);
[[nodiscard]] ExitCode init(const Options& options);
[[nodiscard]] ExitCode scopes(const Options& options);
[[nodiscard]] ExitCode calls(const Options& options);
[[nodiscard]] ExitCode expand(const Options& options);
[[nodiscard]] ExitCode explain(const Options& options);
[[nodiscard]] ExitCode verify(const Options& options);
[[nodiscard]] ExitCode mint(const Options& options);

}  // namespace patscope::cli
