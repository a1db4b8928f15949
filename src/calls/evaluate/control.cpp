#include <algorithm>
#include <utility>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;
using script::Node;

Landing* innermost(Machine& machine, LandingKind kind) {
  for (auto landing = machine.landings.rbegin(); landing != machine.landings.rend(); ++landing) {
    if (landing->kind == kind) return &*landing;
    if (landing->kind == LandingKind::function && kind == LandingKind::loop) return nullptr;
  }
  return nullptr;
}

/// The running path ends here and goes on at `landing`.
void go_to(Machine& machine, Landing* landing) {
  machine.flow = Flow::leaves;
  if (landing == nullptr) return;
  State arriving = machine.state;
  arriving.outputs.resize(std::min(arriving.outputs.size(), landing->outputs));
  if (landing->state)
    join_states(machine, *landing->state, arriving);
  else
    landing->state = std::move(arriving);
}

}  // namespace

void join_states(Machine& machine, State& state, const State& other) {
  constexpr std::size_t values_like_an_evaluation = 8;
  const auto values = join(state, other);
  machine.budget -= std::min(machine.budget, values / values_like_an_evaluation);
}

void open_landing(Machine& machine, LandingKind kind) {
  machine.landings.push_back({.kind = kind, .outputs = machine.state.outputs.size()});
}

Landing land(Machine& machine) {
  Landing landing = std::move(machine.landings.back());
  machine.landings.pop_back();
  if (!landing.state) return landing;
  if (machine.flow == Flow::leaves)
    machine.state = std::move(*landing.state);
  else
    join_states(machine, machine.state, *landing.state);
  machine.flow = Flow::on;
  return landing;
}

namespace {

/// JavaScript's functions are known before their scope's first statement.
void hoist(Machine& machine, const Node& sequence) {
  for (const auto& statement : sequence.operands) {
    const Node* declared = &statement;
    if (declared->kind == Kind::export_ && !declared->operands.empty()) declared = &declared->operands.front();
    if (declared->kind == Kind::function) declare_function(machine, declared->function);
  }
}

/// The last value of a PowerShell branch that is used as a value: what it writes to the output.
Value run_arm(Machine& machine, const Node& arm) {
  if (machine.language == Language::powershell) {
    run(machine, arm);
    return {};
  }
  return evaluate(machine, arm);
}

/// `( ... )` of a shell: its folder, variables and exit are its own.
void run_subshell(Machine& machine, const Node& node) {
  const auto folder = machine.state.folder;
  const auto frames = machine.state.frames;
  const auto environment = machine.state.environment;
  open_landing(machine, LandingKind::script);
  for (const auto& statement : node.operands)
    if (machine.flow == Flow::on) run(machine, statement);
  (void)land(machine);
  machine.flow = Flow::on;
  machine.state.folder = folder;
  machine.state.frames = frames;
  machine.state.environment = environment;
}

}  // namespace

void run_sequence(Machine& machine, const Node& node) {
  if (is_subshell(node)) return run_subshell(machine, node);
  if (machine.language == Language::javascript) hoist(machine, node);
  for (const auto& statement : node.operands) {
    if (machine.flow == Flow::leaves) return;
    run(machine, statement);
  }
}

Value evaluate_branch(Machine& machine, const Node& node) {
  if (node.operands.size() < 2) return {};
  const auto decided = decide(machine, node.operands[0]);
  const Node* otherwise = node.operands.size() > 2 ? &node.operands[2] : nullptr;
  const auto run_otherwise = [&] { return otherwise != nullptr ? run_arm(machine, *otherwise) : Value(); };
  if (decided == true) return run_arm(machine, node.operands[1]);
  if (decided == false) return run_otherwise();
  const auto outer = std::exchange(machine.reach, Reach::maybe);
  auto value = either(
      machine,
      [&] {
        narrow(machine, node.operands[0], true);
        return run_arm(machine, node.operands[1]);
      },
      [&] {
        narrow(machine, node.operands[0], false);
        return run_otherwise();
      });
  machine.reach = outer;
  return value;
}

void run_attempt(Machine& machine, const Node& node) {
  if (node.operands.empty()) return;
  const State before = machine.state;
  open_landing(machine, LandingKind::attempt);
  run(machine, node.operands.front());
  (void)land(machine);
  const Flow after_body = machine.flow;
  for (std::size_t i = 1; i < node.operands.size(); ++i) {
    State without = machine.state;
    if (i == 1) join_states(machine, machine.state, before);
    machine.flow = Flow::on;
    run(machine, node.operands[i]);
    if (after_body == Flow::leaves) continue;
    if (machine.flow == Flow::leaves)
      machine.state = std::move(without);
    else
      join_states(machine, machine.state, without);
    machine.flow = Flow::on;
  }
}

void give_back(Machine& machine, const Node& node) {
  Value value;
  if (!node.operands.empty()) value = evaluate(machine, node.operands.front());
  if (machine.flow == Flow::leaves) return;
  Landing* landing = innermost(machine, LandingKind::function);
  if (machine.language == Language::powershell && !value.is_nothing()) {
    write_output(machine, value);
  } else if (landing != nullptr && machine.language != Language::bash) {
    const bool first = !landing->state.has_value();
    landing->result = first ? value : join(std::move(landing->result), value);
  }
  go_to(machine, landing != nullptr ? landing : innermost(machine, LandingKind::script));
}

void leave(Machine& machine, const Node& node) {
  if (!node.operands.empty()) (void)evaluate(machine, node.operands.front());
  if (machine.flow == Flow::leaves) return;
  if (node.name == "break" || node.name == "continue") return go_to(machine, innermost(machine, LandingKind::loop));
  if (node.name == "throw") {
    if (auto* attempt = innermost(machine, LandingKind::attempt)) return go_to(machine, attempt);
  }
  go_to(machine, innermost(machine, LandingKind::script));
}

}  // namespace patscope::calls
