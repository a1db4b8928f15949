#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/patterns.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/paths.h"
#include "calls/follow/script_files.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

const CmdletShape path_shape{.parameters = {"Path", "ChildPath", "LiteralPath", "AdditionalChildPath"},
                             .switches = {"Parent", "Leaf", "Resolve", "Qualifier", "NoQualifier"},
                             .positional = {"Path", "ChildPath"}};
const CmdletShape child_shape{
    .parameters = {"Path", "LiteralPath", "Filter", "Include", "Exclude", "Depth", "ErrorAction"},
    .switches = {"Recurse", "File", "Directory", "Name", "Force"},
    .positional = {"Path", "Filter"}};

std::optional<Value> join_path_command(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, path_shape);
  auto result = to_text(machine, bound_or_nothing(bindings, "Path"));
  std::vector<Value> tails = {bound_or_nothing(bindings, "ChildPath")};
  for (const auto& [name, value] : bindings)
    if (name.empty() || name == "AdditionalChildPath") tails.push_back(value);
  for (const auto& tail : tails) {
    if (tail.is_nothing()) continue;
    const Text part = as_text(to_text(machine, tail));
    result = map_texts(result, [&](const Text& head) {
      const auto relative = trim_start(part, "/\\");
      return head.empty() ? part : join_paths(head, relative);
    });
  }
  return result;
}

std::optional<Value> split_path(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, path_shape);
  auto path = bound_or_nothing(bindings, "Path");
  if (path.is_nothing()) path = invocation.input;
  return changed(machine, path, bound(bindings, "Leaf") != nullptr ? base_of : parent_of);
}

std::optional<Value> resolve_path(Machine& machine, Invocation& invocation) {
  const auto path = bound_or_nothing(bind(invocation, path_shape), "Path");
  if (machine.state.folder.texts.empty()) return path;
  return changed(machine, path, [&](const Text& one) { return join_paths(machine.state.folder.texts.front(), one); });
}

std::optional<Value> set_location(Machine& machine, Invocation& invocation) {
  const auto path = bound_or_nothing(bind(invocation, path_shape), "Path");
  if (!path.is_nothing() && !machine.state.folder.texts.empty()) enter_folder(machine, path);
  return Value();
}

std::optional<Value> push_location(Machine& machine, Invocation& invocation) {
  push_folder(machine);
  return set_location(machine, invocation);
}

std::optional<Value> pop_location(Machine& machine, Invocation&) {
  pop_folder(machine);
  return Value();
}

std::optional<Value> get_location(Machine& machine, Invocation&) {
  return machine.state.folder;
}

std::optional<Value> environment_item(Machine& machine, Invocation& invocation) {
  const auto path = known(argument(invocation, 0));
  if (!path || !starts_with_ignoring_case(*path, "env:")) return opaque(machine, invocation);
  const auto name = trim(std::string_view(*path).substr(4));
  const auto bare = name.starts_with('\\') || name.starts_with('/') ? name.substr(1) : name;
  const auto value = find_environment(machine, bare).value_or(predefined_variable(bare));
  const Value item = add_object(machine.state, {});
  set_field(machine.state, item, "Value", value);
  set_field(machine.state, item, "Name", Value(std::string(bare)));
  return item;
}

bool matches_any(const std::vector<Value>& patterns, const Text& path) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Value& each) {
    const auto pattern = known(each);
    return pattern && matches_glob(*pattern, flatten(base_of(path)), Case::ignored);
  });
}

/// A path is the file or folder itself: see `member_of`.
std::optional<Value> get_item(Machine& machine, Invocation& invocation) {
  const auto path = bound_or_nothing(bind(invocation, path_shape), "Path");
  const bool in_repository = !path.texts.empty() && repository_path(machine, path.texts.front()).has_value();
  return in_repository ? resolve_path(machine, invocation) : environment_item(machine, invocation);
}

/// Get-ChildItem: the scripts that it names; of other files nothing is known.
std::optional<Value> get_child_item(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, child_shape);
  auto path = bound_or_nothing(bindings, "Path");
  if (path.is_nothing()) path = bound_or_nothing(bindings, "LiteralPath");
  if (path.is_nothing()) path = Value(std::string("."));
  auto filter = bound_or_nothing(bindings, "Filter");
  if (filter.is_nothing()) filter = bound_or_nothing(bindings, "Include");
  const auto excluded = items(machine.state, bound_or_nothing(bindings, "Exclude"));
  const auto depth = bound(bindings, "Recurse") != nullptr ? Depth::all_folders : Depth::one_folder;
  std::vector<Value> files;
  for (const auto& folder : items(machine.state, path))
    for (const auto& text : as_texts(to_text(machine, folder))) {
      const auto pattern = filter.is_nothing() ? text : join_paths(text, as_text(filter));
      for (auto& file : script_files(machine, pattern, depth))
        if (!matches_any(excluded, as_text(file))) files.push_back(std::move(file));
    }
  return files.empty() ? environment_item(machine, invocation) : add_list(machine, std::move(files));
}

constexpr std::array rows = {
    Builtin{"join-path", join_path_command},
    Builtin{"split-path", split_path},
    Builtin{"resolve-path", resolve_path},
    Builtin{"convert-path", resolve_path},
    Builtin{"set-location", set_location},
    Builtin{"push-location", push_location},
    Builtin{"pop-location", pop_location},
    Builtin{"get-location", get_location},
    Builtin{"get-item", get_item},
    Builtin{"get-childitem", get_child_item},
    Builtin{"test-path", opaque},
};

}  // namespace

std::span<const Builtin> powershell_path_builtins() {
  return rows;
}

}  // namespace patscope::calls
