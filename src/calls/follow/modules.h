#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// The module of a repository's file as an object with its names; run once.
[[nodiscard]] Value load_module(Machine& machine, const std::string& path, script::Language language, Span place);

/// The file behind `import a.b` or `from ..c import d` in the running script.
[[nodiscard]] std::optional<std::string> find_python_module(Machine& machine, std::string_view dotted);
/// The file that `python -m a.b` runs.
[[nodiscard]] std::optional<std::string> find_python_program(Machine& machine, std::string_view dotted);
/// A module that a JavaScript program names by a path.
struct LocalModule {
  std::string path = {};                 ///< as named, from the repository's root; empty for a library
  std::optional<std::string> file = {};  ///< that is read for it
};
/// What './x', '/x' or __dirname + '/x' is in the running script.
[[nodiscard]] LocalModule find_javascript_module(Machine& machine, const Text& specifier);
/// "x", "x.ts", "x/index.js", "x" with a package.json: the file that node would run.
[[nodiscard]] std::optional<std::string> javascript_file(const Machine& machine, const std::string& path);
/// That file, or the source that it will be compiled from.
[[nodiscard]] std::optional<std::string> javascript_source(Machine& machine, const std::string& path);
/// Import-Module, using module: runs the module's files in the script's outermost scope.
void import_powershell_module(Machine& machine, const Value& name, Span place);

}  // namespace patscope::calls
