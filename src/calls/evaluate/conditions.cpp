#include <algorithm>
#include <array>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;
using script::Node;

std::optional<bool> negated(std::optional<bool> value) {
  return value ? std::optional(!*value) : std::nullopt;
}

bool is_not(std::string_view name) {
  return name == "not" || name == "!" || name == "-not";
}
bool is_and(std::string_view name) {
  return name == "&&" || name == "-and" || name == "and" || name == "-a";
}
bool is_or(std::string_view name) {
  return name == "||" || name == "-or" || name == "or" || name == "-o";
}

/// The second operand is evaluated only if the first one does not decide.
std::optional<bool> decide_both(Machine& machine, const Node& node, bool decisive) {
  const auto first = decide(machine, node.operands[0]);
  if (first == decisive) return decisive;
  if (first) return decide(machine, node.operands[1]);
  std::optional<bool> second;
  (void)either(
      machine,
      [&] {
        second = decide(machine, node.operands[1]);
        return Value();
      },
      [] { return Value(); });
  return second == decisive ? second : std::nullopt;
}

std::optional<bool> is_empty(const Machine& machine, const Value& value) {
  return compare(machine, "==", value.is_nothing() ? Value(std::string{}) : value, Value(std::string{}));
}

std::optional<bool> decide_unary(Machine& machine, std::string_view name, const Value& value) {
  if (name == "-z") return is_empty(machine, value);
  if (name == "-n") return negated(is_empty(machine, value));
  if (name == "-f" || name == "-e" || name == "-s" || name == "-x" || name == "-r" || name == "-d")
    return exists_in_repository(machine, value) ? std::optional(true) : std::nullopt;
  return std::nullopt;
}

bool is_unary_test(const Node& node) {
  return node.operands.size() == 1 && node.name.size() == 2 && node.name[0] == '-' && node.name != "-f";
}

/// Nobody compares constants: one of them was a template's parameter, and another run may give it another value.
bool are_constants(const Node& comparison) {
  return comparison.operands[0].kind == Kind::text && comparison.operands[1].kind == Kind::text;
}

std::optional<bool> decide_operation(Machine& machine, const Node& node) {
  if (node.operands.size() == 1 && is_not(node.name)) return negated(decide(machine, node.operands[0]));
  if (node.operands.size() == 2 && is_and(node.name)) return decide_both(machine, node, false);
  if (node.operands.size() == 2 && is_or(node.name)) return decide_both(machine, node, true);
  if (is_unary_test(node) || (node.operands.size() == 1 && node.name == "-f" && machine.language == Language::bash))
    return decide_unary(machine, node.name, to_text(machine, evaluate(machine, node.operands[0])));
  if (node.operands.size() == 2 && is_comparison(node.name)) {
    const auto left = evaluate(machine, node.operands[0]);
    if (are_constants(node)) return std::nullopt;
    return compare(machine, node.name, left, evaluate(machine, node.operands[1]));
  }
  const auto value = evaluate(machine, node);
  return machine.language == Language::bash ? std::nullopt : truth(machine, value);
}

/// `[ ... ]` and `test ...` as plain words.
std::optional<bool> decide_words(Machine& machine, std::vector<Value> words) {
  if (!words.empty() && known(words.back()) == "]") words.pop_back();
  if (!words.empty() && known(words.front()) == "!") {
    words.erase(words.begin());
    return negated(decide_words(machine, std::move(words)));
  }
  if (words.size() == 1) return negated(is_empty(machine, words[0]));
  if (words.size() == 2) return decide_unary(machine, known(words[0]).value_or(""), words[1]);
  if (words.size() == 3) return compare(machine, known(words[1]).value_or(""), words[0], words[2]);
  return std::nullopt;
}

std::optional<std::string> command_name(const Node& node) {
  if (node.kind != Kind::command || node.arguments.empty() || !node.arguments.front().value) return std::nullopt;
  const auto& name = *node.arguments.front().value;
  return name.kind == Kind::text ? name.literal.known() : std::nullopt;
}

/// Commands whose failure no script reckons with.
bool succeeds(std::string_view name) {
  constexpr std::array<std::string_view, 15> names = {"cd",     "pushd", "popd",  "echo",       "printf",
                                                      "export", "set",   "pwd",   "mkdir",      "source",
                                                      ".",      "shift", "chmod", "Write-Host", "unset"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<bool> decide_command(Machine& machine, const Node& node) {
  const auto name = command_name(node);
  if (name == "true" || name == ":") return true;
  if (name == "false") return false;
  if (name == "[" || name == "[[" || name == "test") {
    std::vector<Value> words;
    for (std::size_t i = 1; i < node.arguments.size(); ++i) {
      const auto& argument = node.arguments[i];
      if (!argument.name.empty()) words.emplace_back(argument.name);
      if (argument.value) words.push_back(to_text(machine, evaluate(machine, *argument.value)));
    }
    return decide_words(machine, std::move(words));
  }
  const auto value = evaluate(machine, node);
  if (machine.language == Language::powershell && !value.is_nothing()) return truth(machine, value);
  return name && succeeds(*name) ? std::optional(true) : std::nullopt;
}

}  // namespace

std::optional<bool> decide(Machine& machine, const Node& node) {
  if (machine.flow == Flow::leaves) return std::nullopt;
  const bool shell = machine.language == Language::bash || machine.language == Language::batch;
  switch (node.kind) {
    case Kind::operation:
      return decide_operation(machine, node);
    case Kind::command:
      return decide_command(machine, node);
    case Kind::sequence: {
      if (is_subshell(node)) {
        run(machine, node);
        return std::nullopt;
      }
      for (std::size_t i = 0; i + 1 < node.operands.size(); ++i) run(machine, node.operands[i]);
      return node.operands.empty() ? std::nullopt : decide(machine, node.operands.back());
    }
    default: {
      const auto value = evaluate(machine, node);
      return shell ? std::nullopt : truth(machine, value);
    }
  }
}

}  // namespace patscope::calls
