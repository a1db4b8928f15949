#include <algorithm>
#include <utility>

#include "calls/builtins/command_line.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;
using script::Parameter;
using script::Scope;

void set_local(Machine& machine, std::string_view name, const Value& value) {
  set_variable(machine, name, value, Scope::local);
}

/// $1, $2, $@, $#; batch's %1, %*.
void bind_words(Machine& machine, const std::vector<EvaluatedArgument>& arguments) {
  std::vector<Value> words;
  for (const auto& argument : arguments) {
    if (!argument.name.empty()) words.emplace_back(argument.name);
    if (argument.value) words.push_back(*argument.value);
  }
  set_positional(machine, words);
}

Value standard_of(Machine& machine, const Parameter& parameter) {
  if (parameter.standard) return evaluate(machine, *parameter.standard);
  if (parameter.type == "switch") return Value(std::string("False"));
  return {};
}

CmdletShape shape_of(const std::vector<Parameter>& parameters) {
  CmdletShape shape{.parameters = {}, .switches = {}, .positional = {}};
  for (const auto& parameter : parameters) {
    (parameter.type == "switch" ? shape.switches : shape.parameters).push_back(parameter.name);
    if (parameter.type != "switch" && !parameter.rest) shape.positional.push_back(parameter.name);
    for (const auto& alias : parameter.aliases) shape.aliases.emplace_back(alias, parameter.name);
  }
  return shape;
}

/// A parameter with ValueFromRemainingArguments takes the flags that no other one is called like, as words:
/// `Invoke-Tool curl -X POST`.
std::vector<EvaluatedArgument> with_unknown_flags_as_words(std::vector<EvaluatedArgument> arguments,
                                                           const CmdletShape& shape) {
  const auto is_known = [&](std::string_view flag) {
    const auto name = flag.substr(std::min(flag.find_first_not_of('-'), flag.size()));
    const auto begins = [&](std::string_view parameter) { return starts_with_ignoring_case(parameter, name); };
    return std::any_of(shape.parameters.begin(), shape.parameters.end(), begins) ||
           std::any_of(shape.switches.begin(), shape.switches.end(), begins) ||
           std::any_of(shape.aliases.begin(), shape.aliases.end(), [&](const auto& row) { return begins(row.first); });
  };
  for (auto& argument : arguments)
    if (!argument.value && !is_known(argument.name))
      argument.value = Value(Text(std::exchange(argument.name, {}), argument.span, false));
  return arguments;
}

void bind_cmdlet(Machine& machine, const std::vector<Parameter>& parameters,
                 const std::vector<EvaluatedArgument>& arguments) {
  // A function without parameters gets its words as they stand, for @args.
  if (parameters.empty()) {
    std::vector<Value> words;
    for (const auto& argument : arguments) {
      if (!argument.name.empty()) words.emplace_back(argument.name);
      if (argument.value) words.push_back(*argument.value);
    }
    return set_local(machine, "args", add_list(machine, std::move(words)));
  }
  const auto shape = shape_of(parameters);
  const bool takes_rest =
      std::any_of(parameters.begin(), parameters.end(), [](const Parameter& parameter) { return parameter.rest; });
  auto bindings = bind(takes_rest ? with_unknown_flags_as_words(arguments, shape) : arguments, shape);
  std::vector<Value> rest;
  Object given;
  for (const auto& [name, value] : bindings)
    if (name.empty())
      rest.push_back(value);
    else
      given.fields.emplace_back(name, value);
  set_local(machine, "PSBoundParameters", add_object(machine.state, std::move(given)));
  for (const auto& [name, value] : bindings)
    if (!name.empty()) set_local(machine, name, value);
  bool fed = machine.input.is_nothing();
  // A parameter is fed one item after the other.
  const Value item = machine.input.objects.empty() ? machine.input : index_of(machine, machine.input, unknown("item"));
  for (const auto& parameter : parameters) {
    if (bound(bindings, parameter.name) != nullptr) continue;
    const bool takes_input = !fed && parameter.type != "switch" && !parameter.rest;
    Value value = parameter.rest ? add_list(machine, rest) : takes_input ? item : standard_of(machine, parameter);
    fed = fed || takes_input;
    set_local(machine, parameter.name, value);
  }
  set_local(machine, "args", add_list(machine, std::move(rest)));
}

/// Python and JavaScript.
void bind_call(Machine& machine, const std::vector<Parameter>& parameters,
               const std::vector<EvaluatedArgument>& arguments) {
  std::vector<Value> plain;
  std::vector<std::pair<std::string, Value>> keywords;
  for (const auto& argument : arguments)
    if (argument.name.empty())
      plain.push_back(argument.value.value_or(Value()));
    else
      keywords.emplace_back(argument.name, argument.value.value_or(Value()));
  std::size_t next = 0;
  for (const auto& parameter : parameters) {
    if (parameter.rest) {
      const auto from = std::min(next, plain.size());
      set_local(machine, parameter.name,
                add_list(machine, {plain.begin() + static_cast<std::ptrdiff_t>(from), plain.end()}));
      next = plain.size();
      continue;
    }
    if (parameter.keywords) {
      Object left;
      left.fields = keywords;
      set_local(machine, parameter.name, add_object(machine.state, std::move(left)));
      continue;
    }
    const auto keyword = std::find_if(keywords.begin(), keywords.end(),
                                      [&](const auto& entry) { return entry.first == parameter.name; });
    if (keyword != keywords.end()) {
      set_local(machine, parameter.name, keyword->second);
      keywords.erase(keyword);
    } else if (next < plain.size() && !(plain[next].is_nothing() && parameter.standard)) {
      set_local(machine, parameter.name, plain[next++]);
    } else {
      ++next;
      // click, typer and fire call a function without arguments with what the command line says.
      const auto option = machine.language == Language::python && arguments.empty()
                              ? command_line_option(machine, parameter.name)
                              : std::nullopt;
      set_local(machine, parameter.name, option ? *option : standard_of(machine, parameter));
    }
  }
  if (machine.language == Language::javascript) set_local(machine, "arguments", add_list(machine, plain));
}

}  // namespace

void set_positional(Machine& machine, const std::vector<Value>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) set_local(machine, std::to_string(i + 1), words[i]);
  for (auto i = words.size(); i < words.size() + 9; ++i)
    set_local(machine, std::to_string(i + 1), Value(std::string{}));
  set_local(machine, "@", add_list(machine, words));
  set_local(machine, "#", Value(std::to_string(words.size())));
}

void bind_parameters(Machine& machine, const std::vector<Parameter>& parameters,
                     const std::vector<EvaluatedArgument>& arguments) {
  switch (machine.language) {
    case Language::bash:
    case Language::batch:
      return bind_words(machine, arguments);
    case Language::powershell:
      return bind_cmdlet(machine, parameters, arguments);
    default:
      return bind_call(machine, parameters, arguments);
  }
}

}  // namespace patscope::calls
