#include "calls/evaluate/functions.h"

#include <algorithm>

#include "calls/builtins/command_line.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;

constexpr int deepest_mark = 3;
constexpr std::ptrdiff_t most_recursions = 2;

bool is_active(const Machine& machine, std::uint16_t serial) {
  return std::any_of(machine.activations.begin(), machine.activations.end(),
                     [&](const Activation& activation) { return activation.serial == serial; });
}

/// `left`: values that are still to be marked; the place of a request is not worth a walk through a whole table.
void mark(Machine& machine, Value& value, std::uint16_t serial, int depth, int& left) {
  if (left == 0) return;
  --left;
  for (auto& text : value.texts)
    for (auto& piece : text.pieces)
      if (piece.handed_in == serial || !is_active(machine, piece.handed_in)) piece.handed_in = serial;
  if (depth == 0) return;
  for (const auto id : value.objects) {
    if (const auto kind = machine.state.heap.get(id).kind; kind != ObjectKind::list && kind != ObjectKind::map)
      continue;
    auto& object = machine.state.heap.edit(id);
    for (auto& item : object.items) mark(machine, item, serial, depth - 1, left);
    for (auto& [key, item] : object.fields) mark(machine, item, serial, depth - 1, left);
  }
}

/// A list that grew on one path only: the shorter alternative says nothing that the longer one does not.
bool is_beginning_of_another(const Machine& machine, ObjectId id, const Value& value) {
  const auto& list = machine.state.heap.get(id);
  return std::any_of(value.objects.begin(), value.objects.end(), [&](ObjectId other) {
    const auto& longer = machine.state.heap.get(other);
    if (other == id || longer.kind != ObjectKind::list || longer.items.size() < list.items.size()) return false;
    if (longer.items.size() == list.items.size() && other > id) return false;
    return std::equal(list.items.begin(), list.items.end(), longer.items.begin(), [](const Value& a, const Value& b) {
      return a.objects == b.objects && a.texts.size() == b.texts.size() &&
             std::equal(a.texts.begin(), a.texts.end(), b.texts.begin(),
                        [](const Text& x, const Text& y) { return x.same_value(y); });
    });
  });
}

/// Items of lists become plain arguments, entries of maps named ones.
void unfold(Machine& machine, const Value& value, Span span, std::vector<EvaluatedArgument>& into) {
  for (const auto id : value.objects) {
    if (machine.state.heap.get(id).kind == ObjectKind::list && is_beginning_of_another(machine, id, value)) continue;
    const auto object = machine.state.heap.get(id);
    if (object.kind == ObjectKind::list)
      for (const auto& item : object.items) into.push_back({.name = {}, .value = item, .span = span});
    else
      for (const auto& [key, item] : object.fields)
        into.push_back(
            {.name = machine.language == Language::powershell ? "-" + key : key, .value = item, .span = span});
    if (!object.others.is_nothing()) into.push_back({.name = {}, .value = object.others, .span = span});
  }
  for (const auto& text : value.texts) into.push_back({.name = {}, .value = Value(text), .span = span});
}

std::vector<EvaluatedArgument> positional(const std::vector<Value>& values, Span place) {
  std::vector<EvaluatedArgument> arguments;
  for (const auto& value : values) arguments.push_back({.name = {}, .value = value, .span = place});
  return arguments;
}

/// What follows the landing of a finished body: its result, or the items that it yielded.
Value result_of(Machine& machine, const Landing& landing, const Value& last, const script::Node& body) {
  if (!landing.yielded.empty()) return add_list(machine, landing.yielded);
  if (!landing.result.is_nothing()) return landing.result;
  return body.kind == Kind::sequence ? Value() : last;
}

Value run_body(Machine& machine, const script::Node& body) {
  open_landing(machine, LandingKind::function);
  Value last;
  if (machine.language == Language::powershell || machine.language == Language::bash)
    run(machine, body);
  else
    last = evaluate(machine, body);
  const auto landing = land(machine);
  return result_of(machine, landing, last, body);
}

Value run_function(Machine& machine, const script::Function& function) {
  if (!function.body) return {};
  if (machine.language != Language::powershell) return run_body(machine, *function.body);
  Value result;
  const auto chunks = captured(machine, [&] { result = run_body(machine, *function.body); });
  return chunks.empty() ? result : output_value(machine, chunks);
}

std::optional<FrameId> parent_scope(const Machine& machine, const Callable& callable) {
  const bool lexical = callable.language == Language::python || callable.language == Language::javascript;
  return lexical ? callable.defined_in : machine.frame;
}

void bind_receiver(Machine& machine, const Callable& callable) {
  if (!callable.self) return;
  for (const auto* name : {"this", "self"}) set_variable(machine, name, Value(*callable.self), script::Scope::local);
}

}  // namespace

void mark_handed_in(Machine& machine, Value& value) {
  int left = 1024;
  if (!machine.activations.empty()) mark(machine, value, machine.activations.back().serial, deepest_mark, left);
}

bool enter(Machine& machine, const script::Function* function, Span place, std::vector<EvaluatedArgument>& arguments) {
  if (machine.activations.size() >= deepest_activation) return false;
  const auto active = std::count_if(machine.activations.begin(), machine.activations.end(),
                                    [&](const Activation& one) { return function && one.function == function; });
  if (active > most_recursions) return false;
  if (++machine.last_serial == 0) ++machine.last_serial;
  machine.activations.push_back({.serial = machine.last_serial, .place = place, .function = function});
  for (auto& argument : arguments)
    if (argument.value) mark_handed_in(machine, *argument.value);
  return true;
}

void exit_activation(Machine& machine) {
  machine.activations.pop_back();
}

/// PowerShell's [ref]$x: whoever gets it may write to $x.
bool is_reference(const script::Node& node) {
  return node.kind == Kind::operation && node.name == "cast" && node.target == "ref" && node.operands.size() == 1 &&
         node.operands.front().kind == Kind::variable;
}

void forget_referenced(Machine& machine, const std::string& name) {
  auto before = find_variable(machine, name).value_or(Value());
  set_variable(machine, name, join(std::move(before), unknown(name)), script::Scope::plain);
}

std::vector<EvaluatedArgument> evaluate_arguments(Machine& machine, const std::vector<script::Argument>& arguments) {
  std::vector<EvaluatedArgument> evaluated;
  for (const auto& argument : arguments) {
    if (!argument.value) {
      evaluated.push_back({.name = argument.name, .value = {}, .span = argument.span});
      continue;
    }
    auto value = evaluate(machine, *argument.value);
    if (is_reference(*argument.value)) forget_referenced(machine, argument.value->operands.front().name);
    if (argument.spread)
      unfold(machine, value, argument.span, evaluated);
    else
      evaluated.push_back({.name = argument.name, .value = std::move(value), .span = argument.span});
  }
  return evaluated;
}

Value call(Machine& machine, const Callable& callable, const std::vector<EvaluatedArgument>& given, Span place) {
  auto arguments = given;
  const bool bare = std::all_of(given.begin(), given.end(), [](const auto& one) { return !one.name.empty(); });
  if (bare && callable.function && callable.language == Language::python)
    arguments = command_arguments(machine, callable, place).value_or(given);
  if (!callable.function || !enter(machine, callable.function.get(), place, arguments)) {
    std::vector<Value> values;
    for (const auto& argument : arguments) values.push_back(argument.value.value_or(Value()));
    return derived(machine, "result", values);
  }
  const auto outer_language = std::exchange(machine.language, callable.language);
  const auto closures = machine.closures_made;
  const auto outer_frame = machine.frame;
  machine.frame = add_frame(machine, parent_scope(machine, callable));
  machine.scripts.push_back({.path = callable.file, .root = outermost(machine, machine.frame), .is_main = true});
  if (machine.scripts.size() > 1) machine.scripts.back().is_main = machine.scripts[machine.scripts.size() - 2].is_main;
  bind_receiver(machine, callable);
  bind_parameters(machine, callable.function->parameters, arguments);
  auto result = run_function(machine, *callable.function);
  machine.scripts.pop_back();
  if (closures == machine.closures_made) drop_frame(machine, machine.frame);
  machine.frame = outer_frame;
  machine.language = outer_language;
  exit_activation(machine);
  return result;
}

Value run_block(Machine& machine, const Callable& callable) {
  return run_function(machine, *callable.function);
}

Value call_back(Machine& machine, const Callable& callable, const std::vector<Value>& arguments, Span place) {
  auto bound = callable;
  return call(machine, bound, positional(arguments, place), place);
}

}  // namespace patscope::calls
