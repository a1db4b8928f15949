// Python's decorators: what they do with the function below them. click and typer call it with what the command line
// says; a function of the script that registers it is run.

#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/command_line.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view parameter_type = "click.parameter";
constexpr std::string_view context_name = "@click context";

std::string declared_key(const script::Function& function) {
  return "@click " + function.name;
}

bool is_option(std::string_view word) {
  return word.size() > 1 && word.starts_with('-');
}

/// click.option("--build-id", "-b", default=..., envvar=...), click.argument("name").
std::optional<Value> declare_parameter(Machine& machine, Invocation& invocation) {
  std::string name;
  std::vector<Value> spellings;
  for (const auto& argument : plain_arguments(invocation)) {
    const auto spelling = known(argument);
    if (!spelling) continue;
    if (is_option(*spelling)) spellings.emplace_back(*spelling);
    const bool explicit_name = !is_option(*spelling);
    if (name.empty() || explicit_name || (spelling->starts_with("--") && is_option(name) && !name.starts_with("--")))
      name = *spelling;
  }
  name = replace_all(name.substr(std::min(name.find_first_not_of('-'), name.size())), "-", "_");
  const auto parameter =
      add_library_object(machine.state, std::string(parameter_type),
                         {{"name", Value(name)}, {"spellings", add_list(machine, std::move(spellings))}});
  for (const auto* key : {"default", "envvar", "is_flag", "required"})
    if (const auto* value = named(invocation, key)) set_field(machine.state, parameter, key, *value);
  return parameter;
}

Value environment_of(const Machine& machine, const Value& names) {
  for (const auto& name : items(machine.state, names))
    if (const auto literal = known(name))
      return find_environment(machine, *literal).value_or(predefined_variable(*literal));
  return {};
}

/// A default: a value, a function that makes it, or what the environment has.
Value standard_of(Machine& machine, const Value& parameter, const std::string& name, Span place) {
  if (const auto variable = field(machine.state, parameter, "envvar"); !variable.is_nothing())
    return environment_of(machine, variable);
  const auto standard = field(machine.state, parameter, "default");
  if (!standard.callables.empty()) return call_back(machine, standard.callables.front(), {}, place);
  if (!standard.is_nothing()) return standard;
  return known(field(machine.state, parameter, "required")) == "True" ? unknown(name) : Value();
}

struct CommandWords {
  std::vector<std::pair<std::string, Value>> given;  ///< by parameter
  std::vector<Value> positional;
};

const Value* spelt(const Machine& machine, const std::vector<Value>& parameters, std::string_view word) {
  const auto name = word.substr(0, word.find('='));
  for (const auto& parameter : parameters)
    for (const auto& spelling : items(machine.state, field(machine.state, parameter, "spellings")))
      if (const auto literal = known(spelling).value_or("");
          name == literal || literal.starts_with(std::string(name) + "/"))
        return &parameter;
  return nullptr;
}

/// The command line with what is declared for the function; an option of another command is taken to have a value.
CommandWords read_words(const Machine& machine, const std::vector<Value>& parameters, std::string_view command) {
  CommandWords result;
  const auto words = command_line(machine);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto text = as_text(words[i]);
    const auto flat = flatten(text);
    if (!is_option(flat)) {
      if (flat != command || !result.positional.empty()) result.positional.push_back(words[i]);
      continue;
    }
    const auto* parameter = spelt(machine, parameters, flat);
    const auto name = parameter != nullptr ? known(field(machine.state, *parameter, "name")).value_or("") : "";
    const bool flag = parameter != nullptr && known(field(machine.state, *parameter, "is_flag")) == "True";
    if (const auto equals = flat.find('='); equals != std::string::npos)
      result.given.emplace_back(name, Value(slice(text, equals + 1, flat.size())));
    else if (flag)
      result.given.emplace_back(name, Value(std::string("True")));
    else if (i + 1 < words.size())
      result.given.emplace_back(name, words[++i]);
  }
  return result;
}

/// What click hands the function for the parameters that its decorators declare.
std::vector<std::pair<std::string, Value>> declared_values(Machine& machine, const std::vector<Value>& parameters,
                                                           const script::Function& function, Span place) {
  std::vector<std::pair<std::string, Value>> values;
  const auto words = read_words(machine, parameters, replace_all(function.name, "_", "-"));
  std::size_t position = 0;
  // The decorator that stands lowest was there first.
  for (auto parameter = parameters.rbegin(); parameter != parameters.rend(); ++parameter) {
    const auto name = known(field(machine.state, *parameter, "name")).value_or("");
    const bool positional = items(machine.state, field(machine.state, *parameter, "spellings")).empty();
    const auto found =
        std::find_if(words.given.begin(), words.given.end(), [&](const auto& entry) { return entry.first == name; });
    Value value;
    if (positional && position < words.positional.size())
      value = words.positional[position++];
    else if (!positional && found != words.given.end())
      value = found->second;
    else
      value = standard_of(machine, *parameter, name, place);
    if (positional && value.is_nothing()) value = unknown(name);
    values.emplace_back(name, value);
  }
  return values;
}

Value context_of(Machine& machine) {
  if (const auto context = find_variable(machine, context_name)) return *context;
  const auto context = add_library_object(machine.state, "click.Context", {});
  set_variable(machine, context_name, context, script::Scope::global);
  return context;
}

/// @click.pass_context, @click.pass_obj: what comes in front of the parameters.
Value passed_first(Machine& machine, std::string_view decorator) {
  const auto context = context_of(machine);
  return decorator == "pass_context" ? context : field(machine.state, context, "obj");
}

void declare(Machine& machine, const script::Function& function, const Value& parameter) {
  auto all = items(machine.state, find_variable(machine, declared_key(function)).value_or(Value()));
  all.push_back(parameter);
  set_variable(machine, declared_key(function), add_list(machine, std::move(all)), script::Scope::local);
}

/// A command: each parameter has what its decorator, the command line or its own default says.
void run_command_function(Machine& machine, const Callable& callable, Span place) {
  auto arguments = command_arguments(machine, callable, place);
  if (!arguments) arguments.emplace();
  auto passed = std::count_if(arguments->begin(), arguments->end(), [](const auto& one) { return one.name.empty(); });
  for (const auto& parameter : callable.function->parameters) {
    if (passed-- > 0) continue;
    const bool has = parameter.standard || parameter.rest || parameter.keywords ||
                     std::any_of(arguments->begin(), arguments->end(),
                                 [&](const EvaluatedArgument& one) { return one.name == parameter.name; });
    if (has) continue;
    auto value = command_line_option(machine, parameter.name).value_or(unknown(parameter.name));
    arguments->push_back({.name = parameter.name, .value = std::move(value), .span = place});
  }
  (void)call(machine, callable, *arguments, place);
}

/// What a decorator, given by its value and the last word of its name, does with the function below it.
std::optional<Value> decorate(Machine& machine, Invocation& invocation) {
  const auto decorator = argument(invocation, 0);
  const auto functions = argument(invocation, 1).callables;
  const auto word = known(argument(invocation, 2)).value_or("");
  constexpr std::array<std::string_view, 4> registering = {"command", "group", "callback", "task"};
  for (const auto& callable : functions) {
    if (!callable.function) continue;
    if (!decorator.callables.empty()) {
      Value own;
      own.callables = decorator.callables;
      (void)call_any(machine, own, {{.name = {}, .value = Value(callable), .span = invocation.place}},
                     invocation.place);
    } else if (types(machine.state, decorator) == std::vector{std::string(parameter_type)}) {
      declare(machine, *callable.function, decorator);
    } else if (word == "pass_context" || word == "pass_obj") {
      declare(machine, *callable.function, Value(word));
    } else if (std::find(registering.begin(), registering.end(), word) != registering.end()) {
      run_command_function(machine, callable, invocation.place);
    }
  }
  return Value();
}

/// typer.Option("default", envvar="TOKEN"): the value of a parameter that the command line does not name.
std::optional<Value> typer_default(Machine& machine, Invocation& invocation) {
  if (const auto* variable = named(invocation, "envvar")) return environment_of(machine, *variable);
  const auto* keyword = named(invocation, "default");
  const auto standard = keyword != nullptr ? *keyword : argument(invocation, 0);
  return standard.is_nothing() ? unknown("option") : standard;
}

std::optional<Value> typer_run(Machine& machine, Invocation& invocation) {
  for (const auto& callable : argument(invocation, 0).callables)
    if (callable.function) run_command_function(machine, callable, invocation.place);
  return Value();
}

constexpr std::array rows = {
    Builtin{"@decorate", decorate},
    Builtin{"click.option", declare_parameter},
    Builtin{"click.argument", declare_parameter},
    Builtin{"typer.Option", typer_default},
    Builtin{"typer.Argument", typer_default},
    Builtin{"typer.run", typer_run},
};

}  // namespace

std::optional<std::vector<EvaluatedArgument>> command_arguments(Machine& machine, const Callable& callable,
                                                                Span place) {
  const auto declared = find_variable(machine, callable.defined_in, declared_key(*callable.function));
  if (!declared) return std::nullopt;
  std::vector<EvaluatedArgument> arguments;
  std::vector<Value> parameters;
  for (const auto& one : items(machine.state, *declared)) {
    if (const auto word = known(one))
      arguments.push_back({.name = {}, .value = passed_first(machine, *word), .span = place});
    else
      parameters.push_back(one);
  }
  for (auto& [name, value] : declared_values(machine, parameters, *callable.function, place))
    arguments.push_back({.name = name, .value = std::move(value), .span = place});
  return arguments;
}

std::span<const Builtin> decorators() {
  return rows;
}

}  // namespace patscope::calls
