#pragma once

#include <string_view>

namespace patscope::pipeline {

/// Whether `$(name)` in an inline script is more likely to run a command than to name a pipeline variable: a program or
/// builtin of Unix shells, an alias or `Verb-Noun` of PowerShell. Letter case counts for programs: `$(date)` runs one,
/// `$(Date)` does not.
[[nodiscard]] bool is_command_name(std::string_view name);

/// Whether `script` declares a function of this name, in the ways of bash and PowerShell.
[[nodiscard]] bool declares_function(std::string_view script, std::string_view name);

}  // namespace patscope::pipeline
