#pragma once

#include <string_view>

namespace patscope::calls {

/// A script of an agent's tools that sets variables and sends nothing: a virtual environment's "bin/activate",
/// "VsDevCmd.bat", "/etc/os-release". Where the repository has a file of that path, that file counts.
[[nodiscard]] bool only_prepares(std::string_view path);
/// A program of an agent's image that Windows spells like a script: "npm.cmd", "gcloud.cmd".
[[nodiscard]] bool is_on_the_path(std::string_view name);

}  // namespace patscope::calls
