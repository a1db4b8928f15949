#include "calls/follow/processes.h"

#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

bool is_list(const Machine& machine, const Value& value) {
  for (const auto id : value.objects)
    if (machine.state.heap.get(id).kind == ObjectKind::list) return true;
  return false;
}

bool is_one_line(const Text& command) {
  return flatten(command).find('\n') == std::string::npos;
}

/// In the command itself, or in front of it on the same line: "git push" | Invoke-Expression.
bool stands_at(const Machine& machine, Span origin, Span place) {
  if (origin.source != place.source || origin.begin >= place.end) return false;
  const auto bytes = machine.sources.bytes(place.source);
  if (origin.begin >= place.begin || place.begin > bytes.size()) return true;
  return bytes.substr(origin.begin, place.begin - origin.begin).find('\n') == std::string_view::npos;
}

/// The environment and the folder that the options name are the process's alone.
template <typename Body>
void with_options(Machine& machine, const Value& options, Body&& body) {
  const auto outer_environment = machine.state.environment;
  const auto outer_folder = machine.state.folder;
  for (const auto& [name, value] : entries(machine.state, field(machine.state, options, "env")))
    if (!name.starts_with('@')) set_environment(machine, name, value);
  if (const auto folder = field(machine.state, options, "cwd"); !folder.is_nothing()) enter_folder(machine, folder);
  body();
  machine.state.environment = outer_environment;
  machine.state.folder = outer_folder;
}

void run_line(Machine& machine, const Process& process, Span place) {
  if (!is_list(machine, process.program) && !is_list(machine, process.arguments)) {
    for (const auto& text : as_texts(to_text(machine, process.program)))
      (void)run_code(machine, script::Language::bash, run_at(machine, text, place), {}, place, Running::process);
    return;
  }
  auto words = items(machine.state, process.program);
  const auto more = items(machine.state, process.arguments);
  words.insert(words.end(), more.begin(), more.end());
  (void)run_words(machine, words, place);
}

}  // namespace

Text run_at(const Machine& machine, Text command, Span place) {
  const auto origin = command.origin();
  if (!origin || !is_one_line(command) || stands_at(machine, *origin, place)) return command;
  for (auto& piece : command.pieces) {
    piece.origin = place;
    piece.verbatim = false;
  }
  return command;
}

Value run_process(Machine& machine, const Process& process, Span place) {
  auto chunks = captured(machine, [&] {
    const auto outer = std::exchange(machine.language, script::Language::bash);
    with_options(machine, process.options, [&] { run_line(machine, process, place); });
    machine.language = outer;
  });
  Value text(std::string{});
  for (const auto& chunk : chunks) text = concatenate(text, to_text(machine, chunk));
  // A program that reads what another one writes mostly writes it on; only logging commands are taken for granted.
  if (process.inherits)
    write_output(machine, text);
  else
    write_log(machine, text);
  return text;
}

}  // namespace patscope::calls
