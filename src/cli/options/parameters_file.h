#pragma once

#include <string>
#include <utility>
#include <vector>

namespace patscope::cli {

/// The names and values of --parameters-file: a YAML (or JSON) mapping. Scalars as they are, everything else as JSON.
/// Throws a WorldError (usage).
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_parameters_file(const std::string& path);

}  // namespace patscope::cli
