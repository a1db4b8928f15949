#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A command that a package installs: `name = "module:function"` under its entry points.
struct ConsoleScript {
  std::string name;
  std::string module;
  std::string function;
};

/// A command line with a name, for `pipenv run NAME` and its kin.
struct ProjectCommand {
  std::string runner;
  std::string name;
  Text line;
};

/// What the Python project in a folder says of itself: pyproject.toml, setup.cfg, setup.py, Pipfile.
struct PythonProject {
  std::vector<std::string> roots = {};  ///< folders whose modules an installed package makes known
  std::vector<ConsoleScript> scripts = {};
  std::vector<ProjectCommand> commands = {};
};
using PythonProjects = std::vector<std::shared_ptr<const PythonProject>>;

/// Those that the running script may know: of the current folder and the folders around it, and what pip installed out
/// of the repository.
[[nodiscard]] PythonProjects python_projects(Machine& machine);
/// pip installs what lies in `folder`.
void remember_installed(State& state, const Value& folder);

/// Where Python looks for modules that do not lie beside the running script: PYTHONPATH, then the packages' roots.
[[nodiscard]] std::vector<std::string> python_path(Machine& machine);

/// A command that the repository's own package installs. Nothing when no package does.
[[nodiscard]] std::optional<Value> run_console_script(Machine& machine, const Invocation& invocation);

}  // namespace patscope::calls
