#include "calls/follow/follow.h"

#include <algorithm>

#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/known_scripts.h"
#include "calls/follow/paths.h"
#include "calls/follow/script_files.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

constexpr std::ptrdiff_t most_nestings_of_a_file = 3;
/// Bundles and tables of a megabyte take minutes and gigabytes to parse where their syntax is not understood.
constexpr std::size_t largest_script = 256 * 1024;

bool is_shell(Language language) {
  return language == Language::bash || language == Language::batch;
}

void record_unread(Machine& machine, const script::Program& program) {
  for (const auto& region : program.unread) tell(machine, region.place, region.reason);
}

std::shared_ptr<const script::Program> parse(Machine& machine, Language language, const Text& code) {
  auto program = std::make_shared<script::Program>(script::parse(language, code));
  record_unread(machine, *program);
  return program;
}

bool nests_too_deep(const Machine& machine, const std::string& path) {
  return std::count_if(machine.scripts.begin(), machine.scripts.end(),
                       [&](const ScriptFile& script) { return script.path == path; }) >= most_nestings_of_a_file;
}

/// A script's output is the running one's: text for a shell, a value for the others.
Value hand_output_on(Machine& machine, Language inner, const std::vector<Value>& chunks) {
  if (chunks.empty()) return {};
  const auto outer = std::exchange(machine.language, inner);
  const auto value = output_value(machine, chunks);
  machine.language = outer;
  return give_output(machine, value);
}

/// Programs print by way of libraries as well, and what PowerShell's Write-Host writes to the log is output for a
/// shell: one that seems to print nothing, or whose end was not reached, printed what is not known.
void add_unseen_output(const Machine& machine, Language inner, Language outer, std::vector<Value>& chunks) {
  const bool prints_otherwise =
      inner == Language::python || inner == Language::javascript || (inner == Language::powershell && is_shell(outer));
  if (prints_otherwise && (chunks.empty() || machine.budget == 0)) chunks.push_back(unknown("output"));
}

/// sys.argv and process.argv.
void remember_command_line(Machine& machine, const std::vector<EvaluatedArgument>& arguments) {
  std::vector<Value> words;
  for (const auto& argument : arguments) {
    if (!argument.name.empty()) words.emplace_back(argument.name);
    if (argument.value) words.push_back(*argument.value);
  }
  set_variable(machine, command_line_name, add_list(machine, std::move(words)), script::Scope::local);
}

struct Surroundings {
  Language language;
  FrameId frame;
  Value folder;
  SharedMap<Value> environment;
};

void enter_process(Machine& machine, const script::Program& program) {
  const bool dynamic = machine.language == Language::powershell && program.language == Language::powershell;
  const auto parent = dynamic && !machine.scripts.empty() ? std::optional(machine.frame) : std::nullopt;
  machine.frame = add_frame(machine, parent);
  machine.language = program.language;
}

void leave_process(Machine& machine, const Surroundings& outer) {
  const bool shares_environment = outer.language == Language::powershell && machine.language == Language::powershell;
  machine.language = outer.language;
  machine.frame = outer.frame;
  machine.state.folder = outer.folder;
  if (!shares_environment) machine.state.environment = outer.environment;
}

Value run_as_process(Machine& machine, const script::Program& program, const std::string& path,
                     const std::vector<EvaluatedArgument>& arguments) {
  const Surroundings outer{.language = machine.language,
                           .frame = machine.frame,
                           .folder = machine.state.folder,
                           .environment = machine.state.environment};
  enter_process(machine, program);
  machine.scripts.push_back({.path = path, .root = machine.frame});
  const auto run_all = [&] {
    open_landing(machine, LandingKind::script);
    bind_parameters(machine, program.parameters, arguments);
    remember_command_line(machine, arguments);
    run(machine, program.body);
    (void)land(machine);
    machine.flow = Flow::on;
  };
  // The first script of a step writes to the step's log; a nested one to whoever runs it.
  std::vector<Value> chunks;
  if (machine.scripts.size() == 1 || machine.state.outputs.empty()) {
    run_all();
  } else {
    chunks = captured(machine, run_all);
    add_unseen_output(machine, program.language, outer.language, chunks);
  }
  machine.scripts.pop_back();
  const auto inner = machine.language;
  leave_process(machine, outer);
  return hand_output_on(machine, inner, chunks);
}

Value run_in_place(Machine& machine, const script::Program& program, const std::string& path,
                   const std::vector<EvaluatedArgument>& arguments) {
  machine.scripts.push_back({.path = path, .root = machine.frame});
  open_landing(machine, LandingKind::function);
  // In bash, a sourced file without arguments sees those of whoever sources it, who gets them back afterwards.
  const auto outer = is_shell(machine.language) && !arguments.empty() ? find_variable(machine, "@") : std::nullopt;
  if (!arguments.empty() || !program.parameters.empty()) bind_parameters(machine, program.parameters, arguments);
  run(machine, program.body);
  (void)land(machine);
  if (outer) set_positional(machine, items(machine.state, *outer));
  machine.scripts.pop_back();
  return {};
}

/// What an earlier step or an earlier line wrote there.
std::optional<Text> written_code(const Machine& machine, const Text& path) {
  const auto found = machine.state.job.files.find(file_key(machine, path));
  if (found == machine.state.job.files.end() || found->second.texts.empty()) return std::nullopt;
  return found->second.texts.front();
}

/// `curl ... > run.sh`: nothing of it is known.
bool is_download(const Text& code) {
  return code.has_hole() && std::all_of(code.pieces.begin(), code.pieces.end(),
                                        [](const Piece& piece) { return piece.hole || trim(piece.literal).empty(); });
}

Language language_for(const Text& path, const Text& code, Language otherwise) {
  return script::language_of(path.with_names(), code.with_names()).value_or(otherwise);
}

}  // namespace

void tell(Machine& machine, Span place, std::string reason) {
  const auto key =
      std::to_string(static_cast<std::uint32_t>(place.source)) + ":" + std::to_string(place.begin) + reason;
  if (machine.told.insert(key).second) machine.found.unread.push_back({.place = place, .reason = std::move(reason)});
}

ScriptLibrary::Entry* read_file(Machine& machine, const std::string& path) {
  auto& entries = machine.library.files;
  if (const auto found = entries.find(path); found != entries.end()) return &found->second;
  auto read = machine.files.read(path);
  ScriptLibrary::Entry entry{.source = {}, .programs = {}, .problem = read.problem};
  if (!read.problem) {
    entry.source = machine.sources.add(shown_path(path), std::move(read.bytes));
    machine.found.files.push_back(entry.source);
  }
  return &entries.emplace(path, std::move(entry)).first->second;
}

std::shared_ptr<const script::Program> program_of(Machine& machine, const std::string& path,
                                                  std::optional<Language> language, Span place) {
  auto* entry = read_file(machine, path);
  if (entry->problem) {
    tell(machine, place, unread_reason(machine, path, *entry->problem));
    return nullptr;
  }
  const auto bytes = machine.sources.bytes(entry->source);
  const auto chosen = language ? language : script::language_of(path, bytes);
  if (!chosen) return nullptr;
  if (bytes.size() > largest_script) {
    tell(machine, place,
         shown_path(path) + " is larger than " + std::to_string(largest_script / 1024) +
             " KiB: what is that large was made by a program");
    return nullptr;
  }
  auto& program = entry->programs[*chosen];
  if (!program)
    program = parse(machine, *chosen,
                    Text(std::string(bytes), Span{entry->source, 0, static_cast<std::uint32_t>(bytes.size())}, true));
  return program;
}

Value run_program(Machine& machine, const script::Program& program, const std::string& path,
                  std::vector<EvaluatedArgument> arguments, Span place, Running running) {
  // The step's own arguments are not handed in by a call of a script.
  const bool first = machine.scripts.empty();
  if (!first && !enter(machine, nullptr, place, arguments)) {
    tell(machine, place, "scripts run one another too deep to be followed");
    return unknown("output");
  }
  auto value = running == Running::process ? run_as_process(machine, program, path, arguments)
                                           : run_in_place(machine, program, path, arguments);
  if (!first) exit_activation(machine);
  return value;
}

Value run_code(Machine& machine, Language language, const Text& code, std::vector<EvaluatedArgument> arguments,
               Span place, Running running) {
  const auto program = parse(machine, language, code);
  const auto path = machine.scripts.empty() ? std::string() : machine.scripts.back().path;
  return run_program(machine, *program, running == Running::in_place ? path : std::string(), std::move(arguments),
                     place, running);
}

Value run_file(Machine& machine, const Text& path, std::optional<Language> language,
               std::vector<EvaluatedArgument> arguments, Span place, Running running) {
  const auto code = written_code(machine, path);
  if (code && !is_download(*code))
    return run_code(machine, language.value_or(language_for(path, *code, machine.language)), *code,
                    std::move(arguments), place, running);
  const auto inside = repository_path(machine, path);
  const bool is_here = inside && machine.files.is_file(*inside);
  if (code) {
    tell(machine, place,
         "only the run knows what an earlier command writes to " + path.with_names() +
             (is_here ? ": the repository's file of that name is read instead" : ""));
    if (!is_here) return unknown("output");
  }
  if (!is_here && only_prepares(flatten(path))) return {};
  if (!inside) {
    tell(machine, place, "the script " + path.with_names() + " is not in this repository, or its path is not known");
    return unknown("output");
  }
  const auto program = program_of(machine, *inside, language, place);
  if (!program || nests_too_deep(machine, *inside)) return unknown("output");
  return run_program(machine, *program, *inside, std::move(arguments), place, running);
}

std::optional<Value> follow_path(Machine& machine, const Text& name, const std::vector<EvaluatedArgument>& arguments,
                                 Span place) {
  const auto flat = flatten(name);
  const bool script = is_script_name(flat);
  // A wrapper script does nothing but start its tool, which is known.
  if (const auto tool = command_base_name(flat); tool == "gradle" || tool == "mvn") return std::nullopt;
  const bool is_bare = flat.find_first_of("/\\") == std::string::npos;
  if (is_bare && !script) return std::nullopt;
  const auto inside = repository_path(machine, name);
  const bool exists = inside && machine.files.is_file(*inside);
  if (!exists && is_bare && is_on_the_path(flat)) return std::nullopt;
  if (!exists && !written_code(machine, name) && !script) return std::nullopt;
  if (exists && !script && !script::language_of(*inside, machine.files.read(*inside).bytes)) return std::nullopt;
  return run_file(machine, name, std::nullopt, arguments, place, Running::process);
}

}  // namespace patscope::calls
