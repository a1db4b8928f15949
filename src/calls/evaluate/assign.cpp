#include "calls/builtins/uri_builder.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/type_names.h"
#include "calls/evaluate/variables.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;
using script::Node;
using script::Scope;

bool is_spread(const Node& node) {
  return node.kind == Kind::operation && node.name == "spread" && !node.operands.empty();
}

/// [a, , b, ...rest] = value; PowerShell's `$a, $b = ...`.
void assign_list(Machine& machine, const Node& targets, const Value& value, Scope scope) {
  const auto all = items(machine.state, value);
  const bool splits = !value.objects.empty() && value.texts.empty();
  for (std::size_t i = 0; i < targets.operands.size(); ++i) {
    const auto& target = targets.operands[i];
    if (target.kind == Kind::nothing) continue;
    if (is_spread(target)) {
      std::vector<Value> rest(all.begin() + static_cast<std::ptrdiff_t>(std::min(i, all.size())), all.end());
      assign(machine, target.operands.front(), add_list(machine, std::move(rest)), scope);
    } else {
      const bool listed = splits && i < all.size();
      assign(machine, target, listed ? all[i] : derived(machine, target.name, {value}), scope);
    }
  }
}

/// {a, b: c} = value, where keys are texts and values targets.
void assign_map(Machine& machine, const Node& targets, const Value& value, Scope scope) {
  for (std::size_t i = 0; i + 1 < targets.operands.size(); i += 2) {
    const auto& target = targets.operands[i + 1];
    if (is_spread(target)) {
      assign(machine, target.operands.front(), value, scope);
      continue;
    }
    const auto key = known(evaluate(machine, targets.operands[i]));
    assign(machine, target, key ? member_of(machine, value, *key) : derived(machine, target.name, {value}), scope);
  }
}

void assign_index(Machine& machine, const Node& target, const Value& value) {
  auto object = evaluate(machine, target.operands.at(0));
  const auto key = evaluate(machine, target.operands.at(1));
  if (object.objects.empty()) {
    object = add_object(machine.state, {});
    if (target.operands[0].kind == Kind::variable) assign(machine, target.operands[0], object, Scope::plain);
  }
  const auto literal = known(to_text(machine, key));
  if (literal && types(machine.state, object) == std::vector{std::string(environment_type)})
    return set_environment(machine, *literal, to_text(machine, value));
  if (literal) return set_field(machine.state, object, *literal, value);
  for (const auto id : object.objects) {
    auto& others = machine.state.heap.edit(id).others;
    others = others.is_nothing() ? value : join(others, value);
  }
}

Value current(Machine& machine, const Node& target) {
  if (target.kind == Kind::list || target.kind == Kind::map) return {};
  if (target.kind == Kind::variable) return find_variable(machine, target.name).value_or(Value());
  return evaluate(machine, target);
}

/// bash: `args+=(x)` grows a list, `s+=x` a text.
Value combined(Machine& machine, std::string_view name, const Value& before, const Value& value) {
  if (name == "+=") {
    if (before.is_nothing()) return value;
    return combine(machine, "+", before, value);
  }
  return combine(machine, name.substr(0, name.size() - 1), before, value);
}

bool keeps(std::string_view name) {
  return name ==
             "?"
             "?=" ||
         name == "||=";
}

}  // namespace

void assign(Machine& machine, const Node& target, const Value& value, Scope scope) {
  switch (target.kind) {
    case Kind::variable:
      return set_variable(machine, target.name, value, scope);
    case Kind::environment:
      return set_environment(machine, target.name, to_text(machine, value));
    case Kind::member: {
      const auto type = evaluate_type_name(machine, target.operands.at(0));
      const auto object = type ? *type : evaluate(machine, target.operands.at(0));
      if (set_uri_part(machine, object, target.name, value)) return;
      return set_field(machine.state, object, target.name, value);
    }
    case Kind::index:
      return assign_index(machine, target, value);
    case Kind::list:
      return assign_list(machine, target, value, scope);
    case Kind::map:
      return assign_map(machine, target, value, scope);
    case Kind::operation:
      if (target.name == "cast" && !target.operands.empty())
        return assign(machine, target.operands.front(), value, scope);
      return;
    default:
      return;
  }
}

Value evaluate_assign(Machine& machine, const Node& node) {
  if (node.operands.size() < 2) {
    if (node.operands.size() == 1 && node.scope == Scope::exported && node.operands[0].kind == Kind::variable)
      if (const auto value = find_variable(machine, node.operands[0].name))
        set_environment(machine, node.operands[0].name, *value);
    return {};
  }
  auto value = evaluate(machine, node.operands[1]);
  if (machine.flow == Flow::leaves) return {};
  if (keeps(node.name)) {
    const auto before = current(machine, node.operands[0]);
    if (!before.is_nothing()) value = before.maybe_nothing ? join(before, value) : before;
  } else if (node.name.size() > 1 && node.name.ends_with('=')) {
    value = combined(machine, node.name, current(machine, node.operands[0]), value);
  }
  assign(machine, node.operands[0], value, node.scope);
  return value;
}

}  // namespace patscope::calls
