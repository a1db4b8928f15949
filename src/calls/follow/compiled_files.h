#pragma once

#include <optional>
#include <string>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// "dist/report.js" is what the TypeScript compiler or a bundler writes: the source file that it is made of, by the
/// outDir and rootDir of a tsconfig.json or by custom. Nothing when no such file is in the repository.
[[nodiscard]] std::optional<std::string> source_of_compiled(Machine& machine, const std::string& path);

}  // namespace patscope::calls
