#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// The value of a node, with all that evaluating it does. Null for statements, unless they are the last word of a
/// PowerShell block.
[[nodiscard]] Value evaluate(Machine& machine, const script::Node& node);
/// For statements: what they give goes to the output where the language says so.
void run(Machine& machine, const script::Node& node);
/// `( ... )` of a shell.
[[nodiscard]] inline bool is_subshell(const script::Node& node) {
  return node.kind == script::Kind::sequence && node.name == "subshell";
}
/// Whether a condition holds, when that is certain. Evaluates it.
[[nodiscard]] std::optional<bool> decide(Machine& machine, const script::Node& node);
/// Whether a value is true in the running language, when that is certain.
[[nodiscard]] std::optional<bool> truth(const Machine& machine, const Value& value);

/// Whether no run makes it "": a literal stands in it, or a predefined variable that every run sets.
[[nodiscard]] bool certainly_not_empty(const Text& text);
[[nodiscard]] bool certainly_not_empty(const Value& value);

/// What a condition that came out as `outcome` says of the variable that it tests: alternatives that would have made it
/// come out otherwise are no longer any.
void narrow(Machine& machine, const script::Node& condition, bool outcome);
/// The value as conditions see it: where the default of a pipeline's parameter stands, another run may have anything.
[[nodiscard]] Value as_tested(const Machine& machine, Value value);

/// `body` with the node's redirections in force.
[[nodiscard]] Value with_redirections(Machine& machine, const script::Node& node,
                                      Value (*body)(Machine&, const script::Node&));

[[nodiscard]] Value evaluate_operation(Machine& machine, const script::Node& node);
/// A binary operator on values: what `+=` needs beside `evaluate_operation`.
[[nodiscard]] Value combine(Machine& machine, std::string_view name, const Value& left, const Value& right);
/// Nothing when it cannot be told.
[[nodiscard]] std::optional<bool> compare(const Machine& machine, std::string_view name, const Value& left,
                                          const Value& right);

[[nodiscard]] bool is_comparison(std::string_view name);

[[nodiscard]] Value evaluate_assign(Machine& machine, const script::Node& node);
void assign(Machine& machine, const script::Node& target, const Value& value, script::Scope scope);
[[nodiscard]] Value evaluate_invoke(Machine& machine, const script::Node& node);
/// Calls what a value may be: functions of scripts and of libraries, classes.
[[nodiscard]] Value call_any(Machine& machine, const Value& function, const std::vector<EvaluatedArgument>& arguments,
                             Span place);
/// The type of what Python's functools.partial gives.
inline constexpr std::string_view partial_type = "functools.partial.function";
[[nodiscard]] Value evaluate_command(Machine& machine, const script::Node& node);
[[nodiscard]] Value evaluate_pipe(Machine& machine, const script::Node& node);
[[nodiscard]] Value evaluate_capture(Machine& machine, const script::Node& node);
[[nodiscard]] Value evaluate_import(Machine& machine, const script::Node& node);
void declare_type(Machine& machine, const script::Node& node);
void export_from_module(Machine& machine, const script::Node& node);

/// `object.name` for reading.
[[nodiscard]] Value member_of(Machine& machine, const Value& object, std::string_view name);
[[nodiscard]] Value index_of(Machine& machine, const Value& object, const Value& key);
/// Python's `object[begin:end]`: a part of a list or of a text.
[[nodiscard]] Value slice_of(Machine& machine, const Value& object, const script::Node& slice);
/// Variables that the language itself provides: $PSScriptRoot, __file__, $0.
[[nodiscard]] std::optional<Value> special_variable(Machine& machine, std::string_view name);

// Control flow (control.cpp, loops.cpp).
void open_landing(Machine& machine, LandingKind kind);
/// Takes the innermost landing off; evaluation goes on with every state that arrived there.
[[nodiscard]] Landing land(Machine& machine);
/// Whether a loop has just the rounds that are listed, or some of them may be missing.
enum class Extent { exact, maybe_fewer };
struct Rounds {
  std::vector<Value> values;
  Extent extent = Extent::exact;
};
/// What the body of a `loop` is, round by round: comprehensions.
[[nodiscard]] Rounds loop_values(Machine& machine, const script::Node& node);
void run_sequence(Machine& machine, const script::Node& node);
[[nodiscard]] Value evaluate_branch(Machine& machine, const script::Node& node);
void run_loop(Machine& machine, const script::Node& node);
void run_attempt(Machine& machine, const script::Node& node);
void give_back(Machine& machine, const script::Node& node);
void leave(Machine& machine, const script::Node& node);

/// Brings what `other` left into `state`. Where very much is brought together very often, the machine's budget ends.
void join_states(Machine& machine, State& state, const State& other);

/// Evaluates both, each on a copy of the state, and joins what they leave.
template <typename First, typename Second>
[[nodiscard]] Value either(Machine& machine, First&& first, Second&& second) {
  State before = machine.state;
  Value one = first();
  const Flow flow_one = machine.flow;
  State after_one = std::exchange(machine.state, std::move(before));
  machine.flow = Flow::on;
  Value two = second();
  if (flow_one == Flow::leaves) return two;
  if (machine.flow == Flow::leaves) {
    machine.state = std::move(after_one);
    machine.flow = Flow::on;
    return one;
  }
  join_states(machine, machine.state, after_one);
  return join(std::move(one), two);
}

}  // namespace patscope::calls
