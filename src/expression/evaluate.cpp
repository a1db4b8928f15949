#include <map>
#include <type_traits>

#include "expression/access.h"
#include "expression/expression.h"
#include "expression/functions/function.h"
#include "expression/limits.h"
#include "expression/node.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::expression {
namespace {

Outcome evaluate_node(const Node& node, const Context& context);

Value named(const std::string& name, HoleKind otherwise, const Context& context) {
  const auto* value = context.find(name);
  return value ? *value : Value(Hole{.name = name, .kind = otherwise, .carries = {}});
}

Outcome call(EagerFunction run, const Call& call, const Context& context) {
  std::vector<Value> arguments;
  for (const auto& argument : call.arguments) {
    auto outcome = evaluate_node(argument, context);
    if (outcome.error) return outcome;
    arguments.push_back(std::move(outcome.value));
  }
  return run(arguments);
}

/// Each argument is evaluated once at most.
Outcome call(LazyFunction run, const Call& call, const Context& context) {
  std::map<std::size_t, Outcome> evaluated;
  const auto at = [&](std::size_t i) {
    const auto known = evaluated.find(i);
    if (known != evaluated.end()) return known->second;
    return evaluated.emplace(i, evaluate_node(call.arguments[i], context)).first->second;
  };
  return run(LazyArguments{.size = call.arguments.size(), .at = at});
}

Outcome call(DecidedByRun run, const Call& call, const Context& context) {
  return {.value = named(std::string(call.function->name) + "()", run.kind, context), .error = {}};
}

struct OperandOf {
  const Context& context;

  Outcome operator()(const Value& literal) const { return {.value = literal, .error = {}}; }
  Outcome operator()(const Name& name) const {
    return {.value = named(name.name, HoleKind::any, context), .error = {}};
  }
  Outcome operator()(const Call& written) const {
    return std::visit([&](auto run) { return call(run, written, context); }, written.function->run);
  }
};

enum class Filtered { no, yes };

Outcome apply(const Postfix& postfix, const Value& target, Filtered filtered, const Context& context) {
  if (postfix.index.empty())
    return {.value = filtered == Filtered::yes ? filter_each(target) : filter(target), .error = {}};
  auto key = evaluate_node(postfix.index.front(), context);
  if (key.error) return key;
  if (filtered == Filtered::yes) return {.value = index_each(target, key.value), .error = {}};
  return index(target, key.value);
}

bool has_too_many_items(const Value& value) {
  const auto* sequence = value.sequence();
  return sequence && sequence->items.size() > max_items;
}

Outcome placed(Outcome outcome, const Node& node) {
  if (outcome.error && outcome.error->offset == at_the_call) outcome.error->offset = node.offset;
  return outcome;
}

Outcome evaluate_node(const Node& node, const Context& context) {
  auto outcome = std::visit(OperandOf{context}, node.operand);
  auto filtered = Filtered::no;
  for (const auto& postfix : node.postfixes) {
    if (outcome.error) break;
    outcome = apply(postfix, outcome.value, filtered, context);
    if (postfix.index.empty()) filtered = Filtered::yes;
    if (filtered == Filtered::yes && has_too_many_items(outcome.value)) outcome = fail(std::string(memory_exceeded));
  }
  return placed(std::move(outcome), node);
}

}  // namespace

const Value* Context::find(std::string_view name) const {
  for (const auto& [known, value] : names)
    if (equals_ignoring_case(known, name)) return &value;
  return nullptr;
}

Outcome evaluate(const Expression& expression, const Context& context) {
  check(expression.root != nullptr, "only an expression that could be parsed is evaluated");
  return evaluate_node(*expression.root, context);
}

Outcome evaluate(const Text& source, const Grammar& grammar, const Context& context) {
  const auto parsed = parse(source, grammar);
  if (parsed.error) return {.value = {}, .error = parsed.error};
  return evaluate(parsed.expression, context);
}

}  // namespace patscope::expression
