#include <algorithm>

#include "calls/builtins/aliases.h"
#include "calls/builtins/shell_expansion.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "rest/url.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Language;
using script::Node;

bool is_shell(Language language) {
  return language == Language::bash || language == Language::batch;
}

/// The words of a command line, flags and their values as they stand.
std::vector<EvaluatedArgument> command_arguments(Machine& machine, const Node& node) {
  std::vector<EvaluatedArgument> arguments;
  for (std::size_t i = 1; i < node.arguments.size(); ++i) {
    for (auto& one : evaluate_arguments(machine, {node.arguments[i]})) {
      const auto words = node.arguments[i].unquoted && one.value ? split_words_of(*one.value) : std::nullopt;
      if (!words) arguments.push_back(std::move(one));
      for (const auto& word : words.value_or(std::vector<Text>()))
        arguments.push_back({.name = {}, .value = Value(word), .span = one.span});
    }
  }
  return arguments;
}

/// `CURL="curl -s -u :$PAT"; $CURL "$url"`: the first word is the command, the others come before its arguments.
Value split_name(const script::Argument& name, const Value& value, std::vector<EvaluatedArgument>& arguments) {
  const auto words = name.unquoted ? split_words_of(value) : std::nullopt;
  if (!words || words->empty()) return value;
  std::vector<EvaluatedArgument> front;
  for (std::size_t i = 1; i < words->size(); ++i)
    front.push_back({.name = {}, .value = Value((*words)[i]), .span = name.span});
  arguments.insert(arguments.begin(), front.begin(), front.end());
  return Value(words->front());
}

std::vector<std::pair<std::string, Value>> prefix_of(Machine& machine, const Node& node) {
  std::vector<std::pair<std::string, Value>> prefix;
  for (const auto& assignment : node.operands)
    if (assignment.kind == Kind::assign && assignment.operands.size() > 1)
      prefix.emplace_back(assignment.operands[0].name, to_text(machine, evaluate(machine, assignment.operands[1])));
  return prefix;
}

bool is_secret(const Credential& credential) {
  return credential.kind != CredentialKind::none && credential.kind != CredentialKind::unknown;
}

/// What a program is given that only the run can name; nothing when that tells nothing of Azure DevOps.
std::string given_to(const Machine& machine, const std::vector<EvaluatedArgument>& arguments) {
  bool leads_there = false;
  for (const auto& argument : arguments) {
    if (!argument.value) continue;
    for (const auto& credential : carried_by(machine.state, *argument.value))
      if (is_secret(credential)) return credential.name;
    for (const auto& text : argument.value->texts) leads_there = leads_there || evidence_of(text) == AdoEvidence::host;
  }
  return leads_there ? "a URL of Azure DevOps" : "";
}

/// A program whose name is not known may send a request: never a word less than that.
void tell_of_unknown_program(Machine& machine, const Text& name, const std::vector<EvaluatedArgument>& arguments,
                             Span place) {
  const auto given = given_to(machine, arguments);
  if (!given.empty())
    tell(machine, place, "only the run knows which program " + name.with_names() + " is, which is given " + given);
}

/// The value of one alternative of the command's name.
Value run_named(Machine& machine, const Text& name, const std::vector<EvaluatedArgument>& arguments,
                const std::vector<std::pair<std::string, Value>>& prefix, Span place) {
  const auto literal = name.known();
  if (literal)
    if (const auto function = find_function(machine, *literal)) return call(machine, *function, arguments, place);
  if (auto followed = follow_path(machine, name, arguments, place)) return give_output(machine, std::move(*followed));
  if (!literal) tell_of_unknown_program(machine, name, arguments, place);
  const auto base = literal ? resolve_alias(machine, command_base_name(*literal)) : name.with_names();
  auto invocation = make_invocation(machine, base, arguments, place);
  invocation.environment = prefix;
  return give_output(machine, dispatch(machine, invocation));
}

Value run_callables(Machine& machine, const Value& name, const std::vector<EvaluatedArgument>& arguments, Span place) {
  Value result;
  for (const auto& callable : name.callables) {
    const auto one = call(machine, callable, arguments, place);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

/// Prefixed assignments are the environment of what runs, functions and scripts included.
template <typename Body>
Value with_prefix(Machine& machine, const std::vector<std::pair<std::string, Value>>& prefix, Body&& body) {
  if (prefix.empty()) return body();
  const auto outer = machine.state.environment;
  for (const auto& [key, value] : prefix) set_environment(machine, key, value);
  auto result = body();
  for (const auto& [key, value] : prefix) {
    const auto before = outer.find(key);
    if (before != outer.end())
      set_environment(machine, key, before->second);
    else
      machine.state.environment.erase(key);
  }
  return result;
}

/// A shell runs what stands in $( ) and between the `|` of a pipe as processes: an `exit` there ends no more than its
/// own, and its folder is its own. The variables are too, but what `read` sets at the end of a pipe is worth keeping.
template <typename Body>
void in_process_of_its_own(Machine& machine, Body&& body) {
  if (!is_shell(machine.language)) return body();
  const auto outer_folder = machine.state.folder;
  open_landing(machine, LandingKind::script);
  body();
  (void)land(machine);
  machine.flow = Flow::on;
  machine.state.folder = outer_folder;
}

Value run_command_node(Machine& machine, const Node& node) {
  if (node.arguments.empty() || !node.arguments.front().value) {
    for (const auto& assignment : node.operands) (void)evaluate(machine, assignment);
    return {};
  }
  auto name = evaluate(machine, *node.arguments.front().value);
  auto prefix = prefix_of(machine, node);
  auto arguments = command_arguments(machine, node);
  if (machine.flow == Flow::leaves) return {};
  if (is_shell(machine.language)) name = split_name(node.arguments.front(), name, arguments);
  return run_command(machine, name, std::move(arguments), std::move(prefix), node.span);
}

}  // namespace

Value run_command(Machine& machine, const Value& name, std::vector<EvaluatedArgument> arguments,
                  std::vector<std::pair<std::string, Value>> prefix, Span place) {
  return with_prefix(machine, prefix, [&] {
    if (!name.callables.empty()) return run_callables(machine, name, arguments, place);
    const auto names = as_texts(to_text(machine, name));
    if (names.empty()) return Value();
    Value result = run_named(machine, names.front(), arguments, prefix, place);
    for (std::size_t i = 1; i < names.size(); ++i)
      result = either(
          machine, [&] { return result; }, [&] { return run_named(machine, names[i], arguments, prefix, place); });
    return result;
  });
}

Value run_words(Machine& machine, const std::vector<Value>& words, Span place) {
  if (words.empty()) return {};
  std::vector<EvaluatedArgument> arguments;
  for (std::size_t i = 1; i < words.size(); ++i) arguments.push_back({.name = {}, .value = words[i], .span = place});
  return run_command(machine, words.front(), std::move(arguments), {}, place);
}

Value evaluate_command(Machine& machine, const Node& node) {
  return run_command_node(machine, node);
}

Value evaluate_pipe(Machine& machine, const Node& node) {
  const Value outer_input = machine.input;
  Value value;
  for (std::size_t i = 0; i < node.operands.size() && machine.flow == Flow::on; ++i) {
    const bool last = i + 1 == node.operands.size();
    in_process_of_its_own(machine, [&] {
      if (last) {
        value = evaluate(machine, node.operands[i]);
        return;
      }
      auto chunks = captured(machine, [&] {
        value = evaluate(machine, node.operands[i]);
        if (!value.is_nothing()) write_output(machine, value);
      });
      machine.input = output_value(machine, chunks);
    });
  }
  machine.input = outer_input;
  return value;
}

Value evaluate_capture(Machine& machine, const Node& node) {
  if (node.operands.empty()) return {};
  std::vector<Value> chunks;
  in_process_of_its_own(machine, [&] { chunks = captured(machine, [&] { run(machine, node.operands.front()); }); });
  return output_value(machine, chunks);
}

}  // namespace patscope::calls
