#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/type_names.h"
#include "calls/evaluate/types.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/modules.h"
#include "calls/follow/processes.h"
#include "calls/follow/script_files.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

const CmdletShape variable_shape{.parameters = {"Name", "Value", "Scope", "Option", "Description"},
                                 .switches = {"Force", "PassThru"},
                                 .positional = {"Name", "Value"}};
const CmdletShape object_shape{.parameters = {"TypeName", "ArgumentList", "Property"},
                               .switches = {"Strict"},
                               .positional = {"TypeName", "ArgumentList"}};
const CmdletShape module_shape{.parameters = {"Name", "Prefix", "Function", "Scope", "ArgumentList"},
                               .switches = {"Force", "Global", "DisableNameChecking", "PassThru"},
                               .positional = {"Name"}};
const CmdletShape command_shape{.parameters = {"Command", "ScriptBlock", "ArgumentList", "ComputerName", "Session",
                                               "FilePath", "Name", "WorkingDirectory"},
                                .switches = {"AsJob", "NoNewScope", "Wait", "NoNewWindow", "PassThru"},
                                .positional = {"Command", "ArgumentList"}};
const CmdletShape block_shape{.parameters = {"Process", "Begin", "End", "MemberName", "ThrottleLimit", "FilterScript",
                                             "Parallel", "Property", "Value"},
                              .switches = {"EQ", "NE", "Match", "Like"},
                              .positional = {"Process", "Property"}};
const CmdletShape select_shape{
    .parameters = {"Property", "ExpandProperty", "First", "Last", "Skip", "Index", "ExcludeProperty"},
    .switches = {"Unique", "Wait"},
    .positional = {"Property"}};

std::optional<Value> set_variable_command(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, variable_shape);
  const auto name = known(bound_or_nothing(bindings, "Name"));
  if (!name) return Value();
  const auto* value = bound(bindings, "Value");
  const auto scope = known(bound_or_nothing(bindings, "Scope"));
  const bool wide = scope && (equals_ignoring_case(*scope, "Script") || equals_ignoring_case(*scope, "Global"));
  set_variable(machine, *name, value != nullptr ? *value : invocation.input,
               wide ? script::Scope::global : script::Scope::plain);
  return Value();
}

std::optional<Value> get_variable_command(Machine& machine, Invocation& invocation) {
  const auto name = known(bound_or_nothing(bind(invocation, variable_shape), "Name"));
  return name ? find_variable(machine, *name).value_or(unknown(*name)) : unknown("variable");
}

std::optional<Value> new_object(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, object_shape);
  const auto type = known(bound_or_nothing(bindings, "TypeName"));
  if (!type) return unknown("object");
  std::vector<EvaluatedArgument> arguments;
  for (const auto& item : items(machine.state, bound_or_nothing(bindings, "ArgumentList")))
    arguments.push_back({.name = {}, .value = item, .span = invocation.place});
  for (const auto& [name, value] : bindings)
    if (name.empty()) arguments.push_back({.name = {}, .value = value, .span = invocation.place});
  const auto own = type_by_name(machine, *type).objects.front();
  const bool scripted = machine.state.heap.get(own).kind == ObjectKind::type;
  auto made = make_invocation(machine, full_type_name(*type), arguments, invocation.place);
  made.constructs = true;
  const auto object = scripted ? construct(machine, own, arguments, invocation.place) : dispatch(machine, made);
  for (const auto& [key, value] : entries(machine.state, bound_or_nothing(bindings, "Property")))
    set_field(machine.state, object, key, value);
  return object;
}

std::optional<Value> import_module(Machine& machine, Invocation& invocation) {
  const auto names = bound_or_nothing(bind(invocation, module_shape), "Name");
  for (const auto& name : items(machine.state, names)) import_powershell_module(machine, name, invocation.place);
  return Value();
}

std::optional<Value> invoke_expression(Machine& machine, Invocation& invocation) {
  auto code = bound_or_nothing(bind(invocation, command_shape), "Command");
  if (code.is_nothing()) code = invocation.input;
  Value result;
  const auto outer_input = std::exchange(machine.input, Value());
  for (const auto& text : as_texts(to_text(machine, code))) {
    auto one = run_code(machine, Language::powershell, run_at(machine, text, invocation.place), {}, invocation.place,
                        Running::in_place);
    result = with_alternative(std::move(result), one);
  }
  machine.input = outer_input;
  return result.is_nothing() ? derived(machine, "output", {code}) : result;
}

/// Invoke-Command, Start-Job: a script block with arguments.
std::optional<Value> invoke_command(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, command_shape);
  auto block = bound_or_nothing(bindings, "ScriptBlock");
  if (block.callables.empty()) block = bound_or_nothing(bindings, "Command");
  Value result;
  for (const auto& callable : block.callables) {
    const auto one = call_back(machine, callable, items(machine.state, bound_or_nothing(bindings, "ArgumentList")),
                               invocation.place);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

std::optional<Value> start_process(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, command_shape);
  auto file = bound_or_nothing(bindings, "FilePath");
  if (file.is_nothing()) file = bound_or_nothing(bindings, "Command");
  std::vector<Value> line = {file};
  for (const auto& item : items(machine.state, bound_or_nothing(bindings, "ArgumentList")))
    for (const auto& text : as_texts(to_text(machine, item)))
      for (auto& word : words_of(text)) line.emplace_back(std::move(word));
  return run_words(machine, line, invocation.place);
}

/// The block once an item, `$_` in its scope.
Value for_items(Machine& machine, const Invocation& invocation, const Value& block) {
  std::vector<Value> results;
  auto all = items(machine.state, invocation.input);
  if (are_too_many(all)) all = {derived(machine, "_", {invocation.input})};
  for (const auto& item : all)
    for (const auto& callable : block.callables) {
      set_variable(machine, "_", item, script::Scope::local);
      set_variable(machine, "psitem", item, script::Scope::local);
      const auto outer_input = std::exchange(machine.input, Value());
      auto result = run_block(machine, callable);
      machine.input = outer_input;
      if (!result.is_nothing()) results.push_back(std::move(result));
    }
  if (results.empty()) return {};
  return results.size() == 1 ? results.front() : add_list(machine, std::move(results));
}

Value script_block(const std::vector<std::pair<std::string, Value>>& bindings) {
  for (const auto& [name, value] : bindings)
    if (!value.callables.empty()) return value;
  return {};
}

std::optional<Value> for_each_object(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, block_shape);
  const auto block = script_block(bindings);
  if (!block.callables.empty()) return for_items(machine, invocation, block);
  const auto member = known(bound_or_nothing(bindings, "Process"));
  return member ? derived(machine, *member, {invocation.input}) : invocation.input;
}

/// Any item may pass; what the condition does is done.
std::optional<Value> where_object(Machine& machine, Invocation& invocation) {
  const auto block = script_block(bind(invocation, block_shape));
  if (!block.callables.empty()) (void)for_items(machine, invocation, block);
  return some_of(machine, invocation.input);
}

std::optional<Value> select_object(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, select_shape);
  const auto expanded = known(bound_or_nothing(bindings, "ExpandProperty"));
  if (!expanded) return invocation.input;
  Value result;
  for (const auto& item : items(machine.state, invocation.input)) {
    const auto one = field(machine.state, item, *expanded);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

std::optional<Value> input_itself(Machine&, Invocation& invocation) {
  return invocation.input.is_nothing() ? argument(invocation, 0) : invocation.input;
}

/// A secure string is the string: -String, the first plain argument or the pipeline's input.
std::optional<Value> input_or_first(Machine& machine, Invocation& invocation) {
  if (const auto* text = named(invocation, "String")) return *text;
  const auto bindings = bind(invocation, {.parameters = {"String", "SecureString", "Key", "SecureKey"},
                                          .switches = {"AsPlainText", "Force"},
                                          .positional = {"String"}});
  for (const auto* name : {"String", "SecureString"})
    if (const auto* value = bound(bindings, name)) return to_text(machine, *value);
  return invocation.input;
}

std::optional<Value> set_alias(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, variable_shape);
  const auto name = known(bound_or_nothing(bindings, "Name"));
  if (name)
    set_variable(machine, "alias " + to_lower(*name), bound_or_nothing(bindings, "Value"), script::Scope::global);
  return Value();
}

/// `using module X` that does not stand at the beginning.
std::optional<Value> using_module(Machine& machine, Invocation& invocation) {
  if (known(argument(invocation, 0)) == "module")
    import_powershell_module(machine, argument(invocation, 1), invocation.place);
  return Value();
}

constexpr std::array rows = {
    Builtin{"using", using_module},
    Builtin{"set-variable", set_variable_command},
    Builtin{"new-variable", set_variable_command},
    Builtin{"get-variable", get_variable_command},
    Builtin{"new-object", new_object},
    Builtin{"import-module", import_module},
    Builtin{"invoke-expression", invoke_expression},
    Builtin{"invoke-command", invoke_command},
    Builtin{"start-job", invoke_command},
    Builtin{"start-threadjob", invoke_command},
    Builtin{"start-process", start_process},
    Builtin{"foreach-object", for_each_object},
    Builtin{"where-object", where_object},
    Builtin{"select-object", select_object},
    Builtin{"sort-object", input_itself},
    Builtin{"convertfrom-json", opaque},
    Builtin{"convertto-json", opaque},
    Builtin{"convertto-securestring", input_or_first},
    Builtin{"convertfrom-securestring", input_or_first},
    Builtin{"set-alias", set_alias},
    Builtin{"new-alias", set_alias},
    Builtin{"set-strictmode", no_value},
    Builtin{"start-sleep", no_value},
    Builtin{"export-modulemember", no_value},
};

}  // namespace

std::span<const Builtin> powershell_builtins() {
  return rows;
}

}  // namespace patscope::calls
