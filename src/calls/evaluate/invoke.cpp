#include "calls/builtins/uri_builder.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/type_names.h"
#include "calls/evaluate/types.h"
#include "calls/evaluate/variables.h"
#include "calls/recognise/library_request.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Node;

Value add_alternative(Value value, const Value& alternative, bool first) {
  return first ? alternative : join(std::move(value), alternative);
}

enum class Making { no, yes };

/// functools.partial(f, ...): f with what was bound in front of and beside what it is called with.
struct Bound {
  Value function;
  std::vector<EvaluatedArgument> arguments;
};
std::optional<Bound> bound_function(const Machine& machine, ObjectId id, const std::vector<EvaluatedArgument>& given,
                                    Span place) {
  if (machine.state.heap.get(id).type != partial_type) return std::nullopt;
  Bound bound{.function = field(machine.state, Value(id), "@function"), .arguments = {}};
  for (const auto& value : items(machine.state, field(machine.state, Value(id), "@positional")))
    bound.arguments.push_back({.name = {}, .value = value, .span = place});
  bound.arguments.insert(bound.arguments.end(), given.begin(), given.end());
  for (const auto& [name, value] : entries(machine.state, field(machine.state, Value(id), "@keywords")))
    bound.arguments.push_back({.name = name, .value = value, .span = place});
  return bound;
}

/// Calls whatever `callee` may be.
Value call_value(Machine& machine, const Value& callee, const std::vector<EvaluatedArgument>& arguments,
                 const std::string& name, Span place, Making making = Making::no) {
  Value result;
  bool first = true;
  for (const auto& callable : callee.callables) {
    result = add_alternative(std::move(result), call(machine, callable, arguments, place), first);
    first = false;
  }
  for (const auto id : callee.objects) {
    const auto object = machine.state.heap.get(id);
    Value one;
    if (const auto bound = bound_function(machine, id, arguments, place)) {
      one = call_value(machine, bound->function, bound->arguments, name, place);
    } else if (object.kind == ObjectKind::type) {
      one = construct(machine, id, arguments, place);
    } else {
      auto invocation = make_invocation(machine, object.type.empty() ? name : object.type, arguments, place);
      if (const auto owner = field(machine.state, Value(id), "@owner"); !owner.is_nothing())
        invocation.receiver = owner;
      else if (!object.fields.empty())
        invocation.receiver = Value(id);
      invocation.constructs = making == Making::yes;
      one = dispatch(machine, invocation);
    }
    result = add_alternative(std::move(result), one, first);
    first = false;
  }
  if (!first) return result;
  auto invocation = make_invocation(machine, "." + name, arguments, place);
  invocation.receiver = callee;
  return dispatch(machine, invocation);
}

bool is_library(const Machine& machine, ObjectId id) {
  return machine.state.heap.get(id).kind == ObjectKind::library;
}

/// `receiver.name(...)` where the receiver is one object or a text.
Value call_method(Machine& machine, const Value& receiver, const std::string& name,
                  const std::vector<EvaluatedArgument>& arguments, Span place) {
  if (receiver.objects.size() == 1) {
    const auto id = receiver.objects.front();
    const auto object = machine.state.heap.get(id);
    if (object.kind == ObjectKind::type && name == "new") return construct(machine, id, arguments, place);
    const auto own = field(machine.state, receiver, name);
    if (!own.callables.empty()) return call_value(machine, bind_method(own, id, object.kind), arguments, name, place);
    // `this.send = fetch`: a field that holds what a library has.
    const bool holds_values = object.kind == ObjectKind::map || object.kind == ObjectKind::instance;
    if (!own.is_nothing() && holds_values && own.texts.empty()) return call_value(machine, own, arguments, name, place);
    const bool derived = object.kind == ObjectKind::instance && own.is_nothing();
    if (const auto library = derived ? library_base(machine.state, id) : std::nullopt) {
      // requests' own get and post send by way of the method that a class puts in the place of `request`.
      const auto verb = http_verb(name);
      const auto request = verb ? field(machine.state, receiver, "request") : Value();
      if (!request.callables.empty()) {
        auto all = arguments;
        all.insert(all.begin(), {.name = {}, .value = Value(std::string(*verb)), .span = place});
        return call_value(machine, bind_method(request, id, object.kind), all, name, place);
      }
      auto invocation = make_invocation(machine, machine.state.heap.get(*library).type + "." + name, arguments, place);
      invocation.receiver = receiver;
      return dispatch(machine, invocation);
    }
    if (const auto url = uri_part(machine, id, name)) return *url;
    // A promise for what a library makes is that object itself.
    const bool waits = name == "then" || name == "catch" || name == "finally";
    if (is_library(machine, id) && !waits) {
      auto invocation =
          make_invocation(machine, name == "new" ? object.type : object.type + "." + name, arguments, place);
      invocation.constructs = name == "new";
      if (!invocation.constructs) invocation.receiver = receiver;
      return dispatch(machine, invocation);
    }
  }
  auto invocation = make_invocation(machine, "." + name, arguments, place);
  invocation.receiver = receiver;
  return dispatch(machine, invocation);
}

/// Each alternative of the receiver by itself: they may be of different kinds.
Value call_methods(Machine& machine, const Value& receiver, const std::string& name,
                   const std::vector<EvaluatedArgument>& arguments, Span place) {
  Value texts = receiver;
  texts.objects.clear();
  Value result;
  bool first = true;
  for (const auto id : receiver.objects) {
    result = add_alternative(std::move(result), call_method(machine, Value(id), name, arguments, place), first);
    first = false;
  }
  if (!texts.is_nothing() || first)
    result = add_alternative(std::move(result), call_method(machine, texts, name, arguments, place), first);
  return result;
}

}  // namespace

Value call_any(Machine& machine, const Value& function, const std::vector<EvaluatedArgument>& arguments, Span place) {
  return call_value(machine, function, arguments, "function", place);
}

Value evaluate_invoke(Machine& machine, const Node& node) {
  if (node.operands.empty()) return {};
  const auto& callee = node.operands.front();
  const auto making = node.name == "new" ? Making::yes : Making::no;
  if (callee.kind != Kind::member) {
    const auto value = evaluate_type_name(machine, callee).value_or(evaluate(machine, callee));
    const auto arguments = evaluate_arguments(machine, node.arguments);
    if (machine.flow == Flow::leaves) return {};
    if (callee.kind == Kind::variable && callee.name == "super") {
      construct_base(machine, arguments, node.span);
      return {};
    }
    return call_value(machine, value, arguments, callee.name, node.span, making);
  }
  if (making == Making::yes)
    return call_value(machine, evaluate(machine, callee), evaluate_arguments(machine, node.arguments), callee.name,
                      node.span, making);
  const auto& object = callee.operands.at(0);
  if (object.kind == Kind::variable && object.name == "super" && callee.name == "constructor") {
    construct_base(machine, evaluate_arguments(machine, node.arguments), node.span);
    return {};
  }
  if (object.kind == Kind::variable && object.name == "super") {
    const auto arguments = evaluate_arguments(machine, node.arguments);
    return call_value(machine, base_method(machine, callee.name), arguments, callee.name, node.span);
  }
  const auto receiver = evaluate_type_name(machine, object).value_or(evaluate(machine, object));
  const auto arguments = evaluate_arguments(machine, node.arguments);
  if (machine.flow == Flow::leaves) return {};
  return call_methods(machine, receiver, callee.name, arguments, node.span);
}

}  // namespace patscope::calls
