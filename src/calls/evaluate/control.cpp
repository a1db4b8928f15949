#include <algorithm>
#include <tuple>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/script_files.h"

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
    join(*landing->state, arriving);
  else
    landing->state = std::move(arriving);
}

}  // namespace

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
    join(machine.state, *landing.state);
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

Value known_items_or_hole(const Machine& machine, const Node& target, const Value& iterated) {
  return target.kind == Kind::variable ? derived(machine, target.name, {iterated})
                                       : derived(machine, "item", {iterated});
}

/// A shell's word, or the scripts that it names.
void add_paths(const Machine& machine, const Text& word, std::vector<Value>& rounds) {
  auto files = script_files(machine, word, Depth::one_folder);
  if (files.empty()) files = {Value(word)};
  std::move(files.begin(), files.end(), std::back_inserter(rounds));
}

/// What a loop runs over, one value a round.
Rounds rounds_of(Machine& machine, const Node& target, const Value& iterated) {
  std::vector<Value> rounds;
  for (const auto& item : items(machine.state, iterated)) {
    if (machine.language != Language::bash) {
      rounds.push_back(item);
      continue;
    }
    for (const auto& text : as_texts(item))
      for (const auto& word : words_of(text)) add_paths(machine, word, rounds);
  }
  // What fills a list may have gone unseen: an empty one is gone through once.
  const bool empty = rounds.empty() && !iterated.is_nothing();
  const bool too_long = rounds.size() > longest_loop && !are_scripts(rounds);
  if (too_long || empty) rounds = {known_items_or_hole(machine, target, iterated)};
  const bool exact = !too_long && !empty && lists_all(machine.state, iterated);
  return {.values = std::move(rounds), .extent = exact ? Extent::exact : Extent::maybe_fewer};
}

/// A round whose items are only known at run time: an item of a hole is a hole.
Value item_of(const Machine& machine, const Node& target, const Value& round) {
  Value result;
  for (const auto& text : round.texts)
    result = with_alternative(std::move(result), text.has_hole() && text.pieces.size() == 1
                                                     ? known_items_or_hole(machine, target, Value(text))
                                                     : Value(text));
  result.objects = round.objects;
  result.callables = round.callables;
  result.maybe_nothing = false;
  return result;
}

/// A loop's body may run no time or several times: what it leaves joins what was before.
void run_unknown_times(Machine& machine, const Node& condition, const Node& body) {
  constexpr int passes = 2;
  for (int pass = 0; pass < passes && machine.flow == Flow::on; ++pass) {
    State before = machine.state;
    if (condition.kind != Kind::nothing) (void)decide(machine, condition);
    run(machine, body);
    if (machine.flow == Flow::leaves) {
      machine.flow = Flow::on;
      machine.state = std::move(before);
      return;
    }
    join(machine.state, before);
  }
}

bool carries_state(const State& before, const State& after) {
  return before.frames.differs_from(after.frames);
}

/// do ... while, do ... until: the condition stands behind the body.
bool runs_first(const Node& condition, const Node& body) {
  return condition.kind != Kind::nothing && condition.span.source == body.span.source &&
         condition.span.begin > body.span.begin;
}

void run_while(Machine& machine, const Node& condition, const Node& body) {
  if (runs_first(condition, body)) {
    run(machine, body);
    if (machine.flow == Flow::on) run_unknown_times(machine, condition, body);
    return;
  }
  const auto first = condition.kind == Kind::nothing ? std::optional(true) : decide(machine, condition);
  if (first == false) return;
  if (!first) return run_unknown_times(machine, condition, body);
  const State before = machine.state;
  run(machine, body);
  if (machine.flow == Flow::on && carries_state(before, machine.state)) run_unknown_times(machine, condition, body);
}

void run_for_each(Machine& machine, const Node& target, const Node& iterated, const Node& body) {
  const auto value = evaluate(machine, iterated);
  const auto rounds = rounds_of(machine, target, value);
  const bool may_be_fewer = rounds.extent == Extent::maybe_fewer;
  const auto before = may_be_fewer ? std::optional(machine.state.heap) : std::nullopt;
  for (const auto& round : rounds.values) {
    if (machine.flow == Flow::leaves) return;
    open_landing(machine, LandingKind::loop);
    assign(machine, target, item_of(machine, target, round), script::Scope::plain);
    run(machine, body);
    (void)land(machine);
  }
  if (before) machine.state.heap.doubt_growth(*before);
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
  return either(
      machine,
      [&] {
        narrow(machine, node.operands[0], true);
        return run_arm(machine, node.operands[1]);
      },
      [&] {
        narrow(machine, node.operands[0], false);
        return run_otherwise();
      });
}

namespace {

/// One round of a comprehension: `if` clauses, then another `for` or the value itself.
void add_round(Machine& machine, const Node& body, Rounds& into) {
  if (body.kind == Kind::loop) {
    const auto inner = loop_values(machine, body);
    into.values.insert(into.values.end(), inner.values.begin(), inner.values.end());
    if (inner.extent == Extent::maybe_fewer) into.extent = Extent::maybe_fewer;
  } else if (body.kind == Kind::branch && body.operands.size() == 2) {
    const auto passes = decide(machine, body.operands[0]);
    if (!passes) into.extent = Extent::maybe_fewer;
    if (passes != false) add_round(machine, body.operands[1], into);
  } else {
    into.values.push_back(evaluate(machine, body));
  }
}

}  // namespace

Rounds loop_values(Machine& machine, const Node& node) {
  Rounds all;
  if (node.operands.size() < 4) return all;
  const auto& [target, condition, body] = std::tie(node.operands[0], node.operands[2], node.operands[3]);
  const auto rounds = rounds_of(machine, target, evaluate(machine, node.operands[1]));
  all.extent = rounds.extent;
  for (const auto& round : rounds.values) {
    assign(machine, target, item_of(machine, target, round), script::Scope::plain);
    if (condition.kind != Kind::nothing && decide(machine, condition) == false) continue;
    add_round(machine, body, all);
  }
  return all;
}

void run_loop(Machine& machine, const Node& node) {
  if (node.operands.size() < 4) return;
  const auto& [target, iterated, condition] = std::tie(node.operands[0], node.operands[1], node.operands[2]);
  const auto& body = node.operands[3];
  open_landing(machine, LandingKind::loop);
  if (iterated.kind != Kind::nothing)
    run_for_each(machine, target, iterated, body);
  else
    run_while(machine, condition, body);
  (void)land(machine);
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
    if (i == 1) join(machine.state, before);
    machine.flow = Flow::on;
    run(machine, node.operands[i]);
    if (after_body == Flow::leaves) continue;
    if (machine.flow == Flow::leaves)
      machine.state = std::move(without);
    else
      join(machine.state, without);
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
