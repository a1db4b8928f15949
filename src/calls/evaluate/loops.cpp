#include <algorithm>
#include <iterator>
#include <tuple>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/script_files.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;
using script::Node;

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
  const bool too_long = are_too_many(rounds);
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
    join_states(machine, machine.state, before);
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

}  // namespace patscope::calls
