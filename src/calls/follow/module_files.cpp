#include <array>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/modules.h"
#include "calls/follow/paths.h"
#include "calls/follow/python_projects.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

std::string running_folder(const Machine& machine) {
  if (machine.scripts.empty()) return {};
  return std::string(pipeline::folder_of(machine.scripts.back().path));
}

std::string main_folder(const Machine& machine) {
  if (machine.scripts.empty()) return {};
  return std::string(pipeline::folder_of(machine.scripts.front().path));
}

/// The root of the repository that the running script is in, and "src" there.
std::vector<std::string> package_roots(const Machine& machine) {
  const auto alias = machine.scripts.empty() ? std::string_view() : split_path(machine.scripts.back().path).alias;
  return {path_in(alias, ""), path_in(alias, "src")};
}

std::string working_folder(const Machine& machine) {
  return repository_path(machine, Text(std::string("."))).value_or(std::string());
}

std::optional<std::string> file_in(const Machine& machine, const std::string& folder, const std::string& name) {
  const auto path = pipeline::normalize_path(folder.empty() ? name : folder + "/" + name);
  if (!path || !machine.files.is_file(*path)) return std::nullopt;
  return path;
}

std::optional<std::string> python_file(const Machine& machine, const std::string& folder, const std::string& path) {
  if (auto file = file_in(machine, folder, path + ".py")) return file;
  return file_in(machine, folder, path.empty() ? "__init__.py" : path + "/__init__.py");
}

/// A module's own name for itself: RootModule, NestedModules, ScriptsToProcess of its manifest.
std::vector<std::string> files_of_manifest(Machine& machine, const std::string& path, Span place) {
  std::vector<std::string> names;
  const auto program = program_of(machine, path, Language::powershell, place);
  if (!program || program->body.operands.empty()) return names;
  const auto manifest = evaluate(machine, program->body.operands.front());
  for (const auto* key : {"ScriptsToProcess", "NestedModules", "RootModule", "ModuleToProcess"})
    for (const auto& item : items(machine.state, field(machine.state, manifest, key)))
      if (const auto name = known(item)) names.push_back(*name);
  return names;
}

void run_module_file(Machine& machine, const std::string& path, Span place) {
  const auto program = program_of(machine, path, Language::powershell, place);
  if (!program) return;
  const auto outer = std::exchange(machine.frame, outermost(machine, machine.frame));
  (void)run_program(machine, *program, path, {}, place, Running::in_place);
  machine.frame = outer;
}

void import_file(Machine& machine, const std::string& path, Span place) {
  if (!to_lower(path).ends_with(".psd1")) return run_module_file(machine, path, place);
  const auto folder = std::string(pipeline::folder_of(path));
  for (const auto& name : files_of_manifest(machine, path, place)) {
    const auto with_ending =
        to_lower(name).ends_with(".psm1") || to_lower(name).ends_with(".ps1") ? name : name + ".psm1";
    if (const auto file = file_in(machine, folder, with_ending)) import_file(machine, *file, place);
  }
}

/// "Name", "path/Name", "path/Name.psm1": the module's file.
std::optional<std::string> powershell_module(const Machine& machine, const std::string& path) {
  if (machine.files.is_file(path)) return path;
  const auto slash = path.rfind('/');
  const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
  for (const auto& candidate :
       {path + ".psd1", path + ".psm1", path + "/" + name + ".psd1", path + "/" + name + ".psm1"})
    if (auto found = machine.files.find_ignoring_case(candidate); found && machine.files.is_file(*found)) return found;
  return std::nullopt;
}

/// A module that is installed by its name: the repository may hold it somewhere.
std::optional<std::string> module_by_name(const Machine& machine, const std::string& name) {
  for (const auto* ending : {".psd1", ".psm1"})
    for (const auto& path : machine.files.list("")) {
      const auto slash = path.rfind('/');
      if (equals_ignoring_case(slash == std::string::npos ? path : path.substr(slash + 1), name + ending)) return path;
    }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_python_module(Machine& machine, std::string_view dotted) {
  std::size_t dots = 0;
  while (dots < dotted.size() && dotted[dots] == '.') ++dots;
  const auto path = replace_all(dotted.substr(dots), ".", "/");
  if (dots > 0) {
    std::string folder = running_folder(machine);
    for (std::size_t i = 1; i < dots; ++i) folder = std::string(pipeline::folder_of(folder));
    return python_file(machine, folder, path);
  }
  std::vector<std::string> folders = {running_folder(machine), main_folder(machine), working_folder(machine)};
  for (auto& root : package_roots(machine)) folders.push_back(std::move(root));
  for (const auto& folder : folders)
    if (auto file = python_file(machine, folder, path)) return file;
  for (const auto& folder : python_path(machine))
    if (auto file = python_file(machine, folder, path)) return file;
  return std::nullopt;
}

std::optional<std::string> find_python_program(Machine& machine, std::string_view dotted) {
  const auto path = replace_all(dotted, ".", "/");
  auto folders = python_path(machine);
  folders.insert(folders.begin(), working_folder(machine));
  for (const auto& folder : folders)
    for (const auto* ending : {"/__main__.py", ".py"})
      if (auto file = file_in(machine, folder, path + ending)) return file;
  return std::nullopt;
}

void import_powershell_module(Machine& machine, const Value& name, Span place) {
  for (const auto& text : as_texts(name)) {
    const bool relative = flatten(text).starts_with('.') && !machine.scripts.empty();
    const auto beside_script = join_paths(on_agent(machine, running_folder(machine)), text);
    const bool no_folder = relative && !machine.scripts.back().path.empty() && machine.state.folder.texts.empty();
    const auto path = repository_path(machine, no_folder ? beside_script : text);
    auto file = path ? powershell_module(machine, *path) : std::nullopt;
    if (!file && relative)
      if (const auto near = repository_path(machine, beside_script)) file = powershell_module(machine, *near);
    const auto literal = text.known();
    const bool is_path = flatten(text).find_first_of("/\\") != std::string::npos;
    if (!file && literal && !is_path) file = module_by_name(machine, *literal);
    if (file)
      import_file(machine, *file, place);
    else if (path && !machine.files.is_given(*path))
      tell(machine, place, unread_reason(machine, *path, pipeline::ReadProblem::missing));
    else if (is_path)
      tell(machine, place, "the module " + text.with_names() + " is not in this repository");
    else if (!literal)
      tell(machine, place, "the module " + text.with_names() + " is only known at run time");
  }
}

}  // namespace patscope::calls
