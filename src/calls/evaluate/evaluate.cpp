#include "calls/evaluate/evaluate.h"

#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/type_names.h"
#include "calls/evaluate/variables.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;
using script::Node;

/// Python and JavaScript know their modules and builtins by name; a shell's unset variable is a hole.
Value unset_variable_value(Machine& machine, const std::string& name) {
  if (machine.language == Language::python || machine.language == Language::javascript)
    return add_library_object(machine.state, name);
  return predefined_variable(name);
}

Value evaluate_variable(Machine& machine, const Node& node) {
  if (auto value = special_variable(machine, node.name)) return *value;
  if (auto value = find_variable(machine, node.name)) return *value;
  return unset_variable_value(machine, node.name);
}

Value evaluate_environment(Machine& machine, const Node& node) {
  if (auto value = find_environment(machine, node.name)) return *value;
  return predefined_variable(node.name);
}

bool is_spread(const Node& node) {
  return node.kind == Kind::operation && node.name == "spread" && node.operands.size() == 1;
}

Value evaluate_list(Machine& machine, const Node& node) {
  std::vector<Value> all;
  bool complete = true;
  for (const auto& operand : node.operands) {
    if (operand.kind == Kind::loop) {
      const auto rounds = loop_values(machine, operand);
      all.insert(all.end(), rounds.values.begin(), rounds.values.end());
      complete = complete && rounds.extent == Extent::exact;
      continue;
    }
    if (!is_spread(operand)) {
      all.push_back(evaluate(machine, operand));
      continue;
    }
    const auto spread = evaluate(machine, operand.operands.front());
    const auto more = items(machine.state, spread);
    all.insert(all.end(), more.begin(), more.end());
    complete = complete && lists_all(machine.state, spread);
  }
  const auto list = add_list(machine, std::move(all));
  machine.state.heap.edit(list.objects.front()).maybe_fewer = !complete;
  return list;
}

Value evaluate_map(Machine& machine, const Node& node) {
  const Value map = add_object(machine.state, {});
  for (std::size_t i = 0; i + 1 < node.operands.size(); i += 2) {
    const auto& key = node.operands[i];
    const auto& entry = node.operands[i + 1];
    if (key.kind == Kind::nothing && is_spread(entry)) {
      merge_entries(machine.state, map, evaluate(machine, entry.operands.front()));
      continue;
    }
    const auto name = to_text(machine, evaluate(machine, key));
    const auto value = evaluate(machine, entry);
    if (const auto literal = known(name))
      set_field(machine.state, map, *literal, value);
    else
      machine.state.heap.edit(map.objects.front()).others = value;
  }
  return map;
}

Value evaluate_join(Machine& machine, const Node& node) {
  Value result(std::string{});
  for (const auto& operand : node.operands) result = concatenate(result, to_text(machine, evaluate(machine, operand)));
  return result;
}

Value evaluate_choose(Machine& machine, const Node& node) {
  if (node.operands.size() < 3) return {};
  const auto decided = decide(machine, node.operands[0]);
  if (decided) return evaluate(machine, node.operands[*decided ? 1 : 2]);
  return either(
      machine, [&] { return evaluate(machine, node.operands[1]); },
      [&] { return evaluate(machine, node.operands[2]); });
}

Value evaluate_lambda(Machine& machine, const Node& node) {
  return Value(make_callable(machine, node.function));
}

Value evaluate_value(Machine& machine, const Node& node) {
  switch (node.kind) {
    case Kind::text:
      return Value(node.literal);
    case Kind::join:
      return evaluate_join(machine, node);
    case Kind::variable:
      return evaluate_variable(machine, node);
    case Kind::environment:
      return evaluate_environment(machine, node);
    case Kind::list:
      return evaluate_list(machine, node);
    case Kind::map:
      return evaluate_map(machine, node);
    case Kind::member:
      if (const auto type = evaluate_type_name(machine, node.operands.at(0)))
        return member_of(machine, *type, node.name);
      return member_of(machine, evaluate(machine, node.operands.at(0)), node.name);
    case Kind::index: {
      const auto object = evaluate(machine, node.operands.at(0));
      const auto& key = node.operands.at(1);
      if (key.kind == Kind::operation && key.name == "slice") return slice_of(machine, object, key);
      return index_of(machine, object, evaluate(machine, key));
    }
    case Kind::choose:
      return evaluate_choose(machine, node);
    case Kind::operation:
      return evaluate_operation(machine, node);
    case Kind::lambda:
      return evaluate_lambda(machine, node);
    default:
      return {};
  }
}

Value evaluate_doing(Machine& machine, const Node& node) {
  switch (node.kind) {
    case Kind::assign:
      return evaluate_assign(machine, node);
    case Kind::invoke:
      return evaluate_invoke(machine, node);
    case Kind::command:
      return evaluate_command(machine, node);
    case Kind::pipe:
      return evaluate_pipe(machine, node);
    case Kind::capture:
      return evaluate_capture(machine, node);
    case Kind::import:
      return evaluate_import(machine, node);
    case Kind::branch:
      return evaluate_branch(machine, node);
    default:
      return evaluate_value(machine, node);
  }
}

bool is_statement(Kind kind) {
  switch (kind) {
    case Kind::sequence:
    case Kind::loop:
    case Kind::attempt:
    case Kind::function:
    case Kind::type:
    case Kind::give_back:
    case Kind::leave:
    case Kind::export_:
      return true;
    default:
      return false;
  }
}

void run_statement(Machine& machine, const Node& node) {
  switch (node.kind) {
    case Kind::sequence:
      return run_sequence(machine, node);
    case Kind::loop:
      return run_loop(machine, node);
    case Kind::attempt:
      return run_attempt(machine, node);
    case Kind::function:
      return declare_function(machine, node.function);
    case Kind::type:
      return declare_type(machine, node);
    case Kind::give_back:
      return give_back(machine, node);
    case Kind::leave:
      return leave(machine, node);
    default:
      return export_from_module(machine, node);
  }
}

Value evaluate_inside(Machine& machine, const Node& node) {
  if (!is_statement(node.kind)) return evaluate_doing(machine, node);
  run_statement(machine, node);
  return {};
}

}  // namespace

Value evaluate(Machine& machine, const Node& node) {
  if (machine.flow == Flow::leaves) return {};
  if (machine.budget == 0 || machine.depth >= deepest_evaluation) {
    tell(machine, node.span, "the script is too large to be followed to its end");
    return unknown("too much to evaluate");
  }
  --machine.budget;
  ++machine.depth;
  auto value = with_redirections(machine, node, evaluate_inside);
  --machine.depth;
  return value;
}

void run(Machine& machine, const Node& node) {
  auto value = evaluate(machine, node);
  if (machine.language != Language::powershell || value.is_nothing()) return;
  if (node.kind == Kind::assign || is_statement(node.kind) || node.kind == Kind::branch) return;
  write_output(machine, value);
}

}  // namespace patscope::calls
