#include "calls/builtins/builtin_help.h"
#include "calls/builtins/command_line.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

/// The running program with `before` (its interpreter, its own path) in front of its words.
Value command_line_list(Machine& machine, std::size_t before) {
  std::vector<Value> all(before, unknown("program"));
  const auto words = command_line(machine);
  all.insert(all.end(), words.begin(), words.end());
  return add_list(machine, std::move(all));
}

Value environment_map(Machine& machine) {
  Object map;
  map.type = environment_type;
  map.others = unknown("environment variable");
  for (const auto& [name, value] : machine.state.environment) map.fields.emplace_back(name, value);
  return add_object(machine.state, std::move(map));
}

}  // namespace

std::vector<Value> command_line(const Machine& machine) {
  for (auto script = machine.scripts.rbegin(); script != machine.scripts.rend(); ++script)
    if (const auto words = find_variable(machine, script->root, command_line_name)) return items(machine.state, *words);
  return {};
}

std::optional<Value> library_value(Machine& machine, std::string_view name) {
  if (name == "sys.argv") return command_line_list(machine, 1);
  if (name == "process.argv") return command_line_list(machine, 2);
  if (name == "os.environ" || name == "process.env") return environment_map(machine);
  if (name == "os.sep" || name == "path.sep") return Value(std::string("/"));
  if (name == "import.meta.url") return special_variable(machine, "__filename");
  return std::nullopt;
}

}  // namespace patscope::calls
