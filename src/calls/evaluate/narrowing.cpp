#include <algorithm>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/variables.h"
#include "calls/recognise/options.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Node;

/// The variable that a word is, with or without quotes around it.
const Node* tested_variable(const Node& node) {
  if (node.kind == Kind::variable) return &node;
  return node.kind == Kind::join && node.operands.size() == 1 ? tested_variable(node.operands.front()) : nullptr;
}

std::optional<Value> constant_of(const Node& node) {
  if (node.kind == Kind::nothing) return Value();
  if (node.kind == Kind::text && !node.literal.has_hole()) return Value(node.literal);
  if (node.kind == Kind::join && node.operands.empty()) return Value(std::string{});
  return std::nullopt;
}

/// Where an assignment makes a variable of the running scope, one of an outer scope stays as it is.
bool is_assigned_here(const Machine& machine, std::string_view name) {
  using script::Language;
  if (machine.language != Language::python && machine.language != Language::powershell) return true;
  const auto* frame = machine.state.frames.find(static_cast<std::size_t>(machine.frame));
  return frame != nullptr &&
         frame->variables.contains(machine.language == Language::python ? std::string(name) : to_lower(name));
}

/// Takes those alternatives off the variable that `test` certainly says the opposite of, unless none is left.
template <typename Test>
void keep_if(Machine& machine, const Node& variable, bool outcome, Test&& test) {
  const auto value = find_variable(machine, variable.name);
  if (!is_assigned_here(machine, variable.name)) return;
  if (!value || value->is_nothing() || (value->texts.size() < 2 && !value->maybe_nothing)) return;
  Value kept = *value;
  std::erase_if(kept.texts, [&](const Text& text) { return test(Value(text)) == !outcome; });
  if (kept.maybe_nothing && test(Value()) == !outcome) kept.maybe_nothing = false;
  set_variable(machine, variable.name, kept.is_nothing() ? *value : kept, script::Scope::plain);
}

}  // namespace

void narrow(Machine& machine, const Node& condition, bool outcome) {
  const auto& operands = condition.operands;
  if (const auto* variable = tested_variable(condition); variable && machine.language != script::Language::bash)
    return keep_if(machine, *variable, outcome, [&](const Value& value) { return truth(machine, value); });
  if (condition.kind == Kind::sequence && operands.size() == 1) return narrow(machine, operands[0], outcome);
  if (condition.kind != Kind::operation) return;
  const std::string_view name = condition.name;
  if (operands.size() == 1 && is_one_of(name, {"not", "!", "-not"})) return narrow(machine, operands[0], !outcome);
  if (operands.size() == 1 && is_one_of(name, {"-z", "-n"})) {
    if (const auto* variable = tested_variable(operands[0]))
      keep_if(machine, *variable, outcome == (name == "-z"),
              [&](const Value& value) { return compare(machine, "==", value, Value(std::string{})); });
    return;
  }
  if (operands.size() != 2) return;
  const bool both = is_one_of(name, {"&&", "-and", "and", "-a"});
  const bool either_one = is_one_of(name, {"||", "-or", "or", "-o"});
  if ((both && outcome) || (either_one && !outcome)) {
    narrow(machine, operands[0], outcome);
    return narrow(machine, operands[1], outcome);
  }
  const auto* variable = tested_variable(operands[0]);
  const auto constant = constant_of(operands[1]);
  if (variable && constant && is_comparison(name))
    keep_if(machine, *variable, outcome, [&](const Value& value) { return compare(machine, name, value, *constant); });
}

}  // namespace patscope::calls
