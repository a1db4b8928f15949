#include "calls/evaluate/dispatch.h"

#include "calls/builtins/builtins.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/python_projects.h"
#include "calls/recognise/handed_over.h"
#include "calls/recognise/package_settings.h"
#include "calls/recognise/recognise.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "azure.devops.connection.Connection": a class by the convention of all languages here.
bool names_class(std::string_view name) {
  const auto dot = name.rfind('.');
  const auto last = dot == std::string_view::npos ? name : name.substr(dot + 1);
  return dot != 0 && last.size() > 1 && is_upper(last[0]) && name.find('(') == std::string_view::npos;
}

/// A library calls the functions that it is given, with something out of its other arguments.
void call_arguments_back(Machine& machine, const Invocation& invocation) {
  std::vector<Value> sources = {invocation.receiver};
  std::vector<Callable> callables;
  for (const auto& argument : invocation.arguments) {
    if (!argument.value) continue;
    if (argument.value->callables.empty()) sources.push_back(*argument.value);
    for (const auto& callable : argument.value->callables) callables.push_back(callable);
  }
  for (const auto& callable : callables) {
    std::vector<Value> holes;
    for (const auto& parameter : callable.function->parameters)
      holes.push_back(derived(machine, parameter.name, sources));
    (void)call_back(machine, callable, holes, invocation.place);
  }
}

bool runs_programs(script::Language language) {
  return language != script::Language::python && language != script::Language::javascript;
}

Value unknown_call(Machine& machine, const Invocation& invocation) {
  call_arguments_back(machine, invocation);
  if (runs_programs(machine.language)) note_handed_over(machine, invocation);
  std::vector<Value> sources = {invocation.receiver};
  for (const auto& argument : invocation.arguments)
    if (argument.value) sources.push_back(*argument.value);
  const bool called = machine.language != script::Language::bash && machine.language != script::Language::batch;
  if (invocation.constructs || (called && invocation.receiver.texts.empty() && names_class(invocation.name))) {
    std::vector<std::pair<std::string, Value>> fields;
    for (std::size_t i = 0; i < invocation.arguments.size(); ++i) {
      const auto& argument = invocation.arguments[i];
      if (argument.value)
        fields.emplace_back(argument.name.empty() ? "@" + std::to_string(i) : argument.name, *argument.value);
    }
    return add_library_object(machine.state, invocation.name, std::move(fields));
  }
  return derived(machine, invocation.name, sources);
}

/// "python3.11" and "pip3.11" are "python" and "pip"; the wrappers that repositories bring along are their tools.
std::string tool_name(std::string name) {
  for (const std::string_view tool : {"gradle", "mvn"})
    for (const std::string_view ending : {"w", "w.bat", "w.cmd"})
      if (name == std::string(tool) + std::string(ending)) return std::string(tool);
  for (const std::string_view tool : {"python", "pip"})
    if (name.starts_with(tool) && name.find('.') != std::string::npos &&
        name.find_first_not_of("0123456789.", tool.size()) == std::string::npos)
      name.resize(tool.size());
  return name;
}

}  // namespace

Invocation make_invocation(Machine& machine, std::string name, std::vector<EvaluatedArgument> arguments, Span place) {
  return {.language = machine.language,
          .name = std::move(name),
          .constructs = false,
          .receiver = {},
          .arguments = std::move(arguments),
          .input = machine.input,
          .environment = {},
          .place = place,
          .state = machine.state,
          .step = machine.step,
          .catalog = machine.catalog};
}

Value dispatch(Machine& machine, Invocation& invocation) {
  if (auto value = run_builtin(machine, invocation)) return *value;
  read_package_settings(machine, invocation);
  if (const auto effect = recognise(invocation)) {
    call_arguments_back(machine, invocation);
    return send(machine, invocation, *effect);
  }
  if (runs_programs(machine.language))
    if (auto value = run_console_script(machine, invocation)) return *value;
  return unknown_call(machine, invocation);
}

std::string command_base_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  auto base = to_lower(slash == std::string_view::npos ? name : name.substr(slash + 1));
  for (const std::string_view ending : {".exe", ".cmd", ".bat"})
    if (base.size() > ending.size() && base.ends_with(ending) &&
        (ending == ".exe" || base == "az.cmd" || base == "npm.cmd" || base == "npx.cmd"))
      base.resize(base.size() - ending.size());
  return tool_name(std::move(base));
}

}  // namespace patscope::calls
