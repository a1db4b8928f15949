#include "calls/evaluate/invocation.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string_view without_dashes(std::string_view name) {
  const auto begin = name.find_first_not_of('-');
  return begin == std::string_view::npos ? std::string_view() : name.substr(begin);
}

/// "-uri" -> "Uri": exact, an alias, or a prefix that only one of them has.
std::string_view resolve(std::string_view typed, const CmdletShape& shape) {
  for (const auto* names : {&shape.parameters, &shape.switches})
    for (const auto name : *names)
      if (equals_ignoring_case(name, typed)) return name;
  for (const auto& [alias, parameter] : shape.aliases)
    if (equals_ignoring_case(alias, typed)) return parameter;
  std::string_view found;
  for (const auto* names : {&shape.parameters, &shape.switches})
    for (const auto name : *names)
      if (!typed.empty() && starts_with_ignoring_case(name, typed) && (found.empty() || name.size() < found.size()))
        found = name;
  return found;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

using Bindings = std::vector<std::pair<std::string, Value>>;

/// The next positional parameter that nothing is bound to.
std::string free_position(const CmdletShape& shape, const Bindings& bindings) {
  for (const auto name : shape.positional)
    if (bound(bindings, name) == nullptr) return std::string(name);
  return {};
}

}  // namespace

const Value* named(const Invocation& invocation, std::string_view name) {
  for (const auto& argument : invocation.arguments)
    if (argument.value && !argument.name.empty() && equals_ignoring_case(without_dashes(argument.name), name))
      return &*argument.value;
  return nullptr;
}

const Value* plain(const Invocation& invocation, std::size_t index) {
  for (const auto& argument : invocation.arguments)
    if (argument.name.empty() && index-- == 0) return argument.value ? &*argument.value : nullptr;
  return nullptr;
}

std::vector<Value> words(const Invocation& invocation) {
  std::vector<Value> result;
  for (const auto& argument : invocation.arguments) {
    if (!argument.name.empty()) result.emplace_back(Text(argument.name, argument.span, false));
    if (argument.value) result.push_back(*argument.value);
  }
  return result;
}

Value environment_variable(const Invocation& invocation, std::string_view name) {
  for (const auto& [key, value] : invocation.environment)
    if (equals_ignoring_case(key, name)) return value;
  for (const auto& [key, value] : invocation.state.environment)
    if (equals_ignoring_case(key, name)) return value;
  return {};
}

Bindings bind(const Invocation& invocation, const CmdletShape& shape) {
  return bind(invocation.arguments, shape);
}

Bindings bind(const std::vector<EvaluatedArgument>& arguments, const CmdletShape& shape) {
  Bindings bindings;
  std::vector<Value> plain_arguments;
  std::string_view waiting;
  for (const auto& argument : arguments) {
    if (argument.name.empty()) {
      if (waiting.empty())
        plain_arguments.push_back(argument.value.value_or(Value()));
      else
        bindings.emplace_back(waiting, argument.value.value_or(Value()));
      waiting = {};
      continue;
    }
    const auto parameter = resolve(without_dashes(argument.name), shape);
    waiting = {};
    if (argument.value)
      bindings.emplace_back(parameter.empty() ? without_dashes(argument.name) : parameter, *argument.value);
    else if (contains(shape.switches, parameter))
      bindings.emplace_back(parameter, Value(std::string("True")));
    else if (!parameter.empty())
      waiting = parameter;
  }
  Bindings left;
  for (auto& value : plain_arguments) {
    auto position = free_position(shape, bindings);
    (position.empty() ? left : bindings).emplace_back(std::move(position), std::move(value));
  }
  bindings.insert(bindings.end(), left.begin(), left.end());
  return bindings;
}

const Value* bound(const Bindings& arguments, std::string_view name) {
  for (const auto& [parameter, value] : arguments)
    if (equals_ignoring_case(parameter, name)) return &value;
  return nullptr;
}

Value bound_or_nothing(const Bindings& arguments, std::string_view name) {
  const auto* value = bound(arguments, name);
  return value != nullptr ? *value : Value();
}

}  // namespace patscope::calls
