#include "calls/follow/python_projects.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "calls/follow/settings_lines.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::size_t longest_list = 2000;
constexpr std::string_view installed = "python.installed.";

std::string inside(std::string_view folder, std::string_view name) {
  return pipeline::resolve_path(folder, name).value_or(std::string(name));
}

void add_root(const Machine& machine, PythonProject& project, std::string_view folder, std::string_view name) {
  const auto root = inside(folder, name);
  const bool listed = std::find(project.roots.begin(), project.roots.end(), root) != project.roots.end();
  if (!listed && (root.empty() || machine.files.is_folder(root))) project.roots.push_back(root);
}

/// "relbot.cli:main"; what stands in brackets behind it are extras.
void add_script(PythonProject& project, std::string_view name, std::string_view target) {
  const auto colon = target.find(':');
  if (colon == std::string_view::npos || name.empty()) return;
  const auto function = target.substr(colon + 1);
  project.scripts.push_back({.name = std::string(trim(name)),
                             .module = std::string(trim(target.substr(0, colon))),
                             .function = std::string(trim(function.substr(0, function.find_first_of(" [,"))))});
}

/// "name = module:function"
void add_script_line(PythonProject& project, std::string_view line) {
  const auto equals = line.find('=');
  if (equals != std::string_view::npos) add_script(project, line.substr(0, equals), line.substr(equals + 1));
}

struct CommandTable {
  std::string_view table;
  std::string_view runner;
};
constexpr std::array command_tables = {
    CommandTable{"scripts", "pipenv"},
    CommandTable{"tool.pdm.scripts", "pdm"},
    CommandTable{"tool.rye.scripts", "rye"},
    CommandTable{"tool.hatch.envs.default.scripts", "hatch"},
};

/// `name = "line"`, `name = { cmd = "line" }`.
void add_command(PythonProject& project, const SettingsLine& line) {
  for (const auto& [table, runner] : command_tables) {
    if (line.table != table) continue;
    const auto flat = flatten(line.value);
    const auto parts = flat.starts_with('{') || flat.starts_with('[') ? quoted_strings(flat) : std::vector{flat};
    if (!parts.empty())
      project.commands.push_back({.runner = std::string(runner),
                                  .name = line.key,
                                  .line = parts.front() == flat ? line.value : Text(patscope::join(parts, " "))});
  }
}

void read_toml(const Machine& machine, PythonProject& project, std::string_view folder, const Text& text) {
  for (const auto& line : settings_lines(text)) {
    const auto flat = flatten(line.value);
    const bool entry = line.table == "project.scripts" || line.table == "tool.poetry.scripts" ||
                       line.table == "project.gui-scripts" || line.table == "options.entry_points";
    if (entry && !flat.starts_with('{')) add_script(project, line.key, flat);
    if (entry && flat.starts_with('{') && !quoted_strings(flat).empty())
      add_script(project, line.key, quoted_strings(flat).front());
    if (line.key == "where" || line.key == "packages" || line.key == "package-dir" || line.key.empty()) {
      for (const auto& name : quoted_strings(flat)) add_root(machine, project, folder, name);
      // setup.cfg writes "= src" below package_dir, and "where = src".
      if (line.table.starts_with("options") && line.key != "packages") add_root(machine, project, folder, flat);
    }
    add_command(project, line);
  }
}

/// setup.py is read for two keywords: what computes them is not followed.
void read_setup(const Machine& machine, PythonProject& project, std::string_view folder, std::string_view text) {
  if (const auto at = text.find("package_dir"); at != std::string_view::npos)
    for (const auto& name : quoted_strings(text.substr(at, text.find('}', at) - at)))
      add_root(machine, project, folder, name);
  const auto at = text.find("console_scripts");
  if (at == std::string_view::npos) return;
  const auto list = text.substr(at, std::min(text.find_first_of("]}", at) - at, longest_list));
  std::string lines(list);
  for (auto& byte : lines)
    if (byte == '"' || byte == '\'' || byte == ',') byte = '\n';
  for (const auto line : split(lines, '\n')) add_script_line(project, line);
}

PythonProject read_project(const Machine& machine, const std::string& folder) {
  PythonProject project;
  for (const std::string_view name : {"pyproject.toml", "setup.cfg", "setup.py", "Pipfile"}) {
    const auto path = inside(folder, name);
    if (!machine.files.is_file(path)) continue;
    const auto content = machine.files.read(path);
    if (content.problem) continue;
    add_root(machine, project, folder, ".");
    add_root(machine, project, folder, "src");
    if (name == "setup.py")
      read_setup(machine, project, folder, content.bytes);
    else
      read_toml(machine, project, folder, Text(content.bytes));
  }
  return project;
}

void add_project(Machine& machine, PythonProjects& projects, const std::string& folder) {
  auto& known = machine.library.python_projects[folder];
  if (!known) known = std::make_shared<const PythonProject>(read_project(machine, folder));
  if (!known->roots.empty()) projects.push_back(known);
}

}  // namespace

PythonProjects python_projects(Machine& machine) {
  PythonProjects projects;
  auto folder = repository_path(machine, Text(std::string("."))).value_or(std::string());
  for (; !folder.empty(); folder = pipeline::folder_of(folder)) add_project(machine, projects, folder);
  add_project(machine, projects, folder);
  for (const auto& [key, value] : machine.state.job.facts)
    if (key.starts_with(installed))
      if (const auto path = repository_path(machine, as_text(value))) add_project(machine, projects, *path);
  return projects;
}

void remember_installed(State& state, const Value& folder) {
  const auto path = join_paths(as_text(state.folder), as_text(folder));
  state.job.facts.insert_or_assign(std::string(installed) + flatten(path), Value(path));
}

std::vector<std::string> python_path(Machine& machine) {
  std::vector<std::string> folders;
  if (const auto value = find_environment(machine, "PYTHONPATH"))
    for (const auto& text : as_texts(*value))
      for (const auto& by_colon : split_text(text, ":"))
        for (const auto& part : split_text(by_colon, ";"))
          if (const auto folder = repository_path(machine, part)) folders.push_back(*folder);
  for (const auto& project : python_projects(machine))
    folders.insert(folders.end(), project->roots.begin(), project->roots.end());
  return folders;
}

std::optional<Value> run_console_script(Machine& machine, const Invocation& invocation) {
  for (const auto& project : python_projects(machine)) {
    for (const auto& script : project->scripts) {
      if (!equals_ignoring_case(script.name, invocation.name)) continue;
      const auto object = script.function.substr(0, script.function.find('.'));
      const auto code = "from " + script.module + " import " + object + "\n" + script.function + "()\n";
      return run_code(machine, script::Language::python, Text(code), invocation.arguments, invocation.place,
                      Running::process);
    }
  }
  return std::nullopt;
}

}  // namespace patscope::calls
