#include "calls/steps.h"

#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "calls/tasks/artifact_tasks.h"
#include "calls/tasks/authenticate_tasks.h"
#include "calls/tasks/command_tasks.h"
#include "calls/tasks/script_tasks.h"
#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_requests.h"
#include "calls/tasks/token_tasks.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::MacroContext;
using pipeline::Step;
using pipeline::VariableScope;
using script::Language;

Text replaced(const Text& text, const VariableScope& scope, MacroContext context) {
  return pipeline::replace_macros(text, scope, context);
}

/// Every variable of the pipeline as the agent hands it to scripts, then what `env:` says.
void fill_environment(Machine& machine, const Step& step, const VariableScope& scope) {
  for (const auto& variable : scope.all()) {
    if (variable.origin == pipeline::VariableOrigin::group) continue;
    set_environment(machine, pipeline::environment_name(variable.name), Value(scope.value_of(variable.name)));
  }
  for (const auto& [name, value] : machine.state.job.variables)
    set_environment(machine, pipeline::environment_name(name), value);
  for (const auto& entry : step.env)
    set_environment(machine, entry.key, Value(replaced(entry.value, scope, MacroContext::value)));
}

/// The first command of a parsed line.
const script::Node* first_command(const script::Node& node) {
  if (node.kind == script::Kind::command) return &node;
  for (const auto& operand : node.operands)
    if (const auto* found = first_command(operand)) return found;
  return nullptr;
}

/// The step's `arguments` as its shell would split them.
std::vector<EvaluatedArgument> arguments_of(Machine& machine, Language language, const Text* written,
                                            const VariableScope& scope) {
  if (written == nullptr) return {};
  const auto shell = language == Language::powershell ? Language::powershell : Language::bash;
  const auto line = Text(std::string("x ")) + replaced(*written, scope, MacroContext::value);
  const auto program = script::parse(shell, line);
  const auto* command = first_command(program.body);
  if (command == nullptr || command->arguments.empty()) return {};
  const auto outer = std::exchange(machine.language, shell);
  auto arguments = evaluate_arguments(machine, {command->arguments.begin() + 1, command->arguments.end()});
  machine.language = outer;
  return arguments;
}

void enter_folder(Machine& machine, const Text* folder, const VariableScope& scope) {
  const auto root = sources_folder();
  machine.state.folder = Value(root);
  if (folder != nullptr) machine.state.folder = Value(join_paths(root, replaced(*folder, scope, MacroContext::value)));
}

/// Variables, objects and scopes of the step before are gone; what the job remembers stays.
void reset(Machine& machine) {
  State fresh;
  fresh.job = std::move(machine.state.job);
  machine.state = std::move(fresh);
  machine.next_frame = 0;
  machine.activations.clear();
  machine.landings.clear();
  machine.scripts.clear();
  machine.input = {};
  machine.flow = Flow::on;
  machine.budget = budget_of_a_step;
  machine.frame = add_frame(machine, std::nullopt);
}

/// The connection of a step is the identity that its task signs az or the Az module in with. Gives back who was signed
/// in before.
std::optional<Value> sign_in(Machine& machine, const ScriptTask* task, const Step& step, const VariableScope& scope) {
  machine.step.connection.clear();
  if (task == nullptr || task->identity.empty()) return std::nullopt;
  machine.step.connection = input_text(step, scope, task->connection).with_names();
  auto& facts = machine.state.job.facts;
  const auto before = facts.find(task->identity);
  std::optional<Value> signed_in;
  if (before != facts.end()) signed_in = before->second;
  facts.insert_or_assign(
      std::string(task->identity),
      unknown(machine.step.connection, HoleKind::any, {{CredentialKind::service_connection, machine.step.connection}}));
  return signed_in;
}

/// Both tasks sign out at their end, whatever keepAzSessionActive says: it renews the session while the script runs.
/// They do it in a profile of their own; with useGlobalConfig whoever was signed in before is signed out too.
/// (azure-pipelines-tasks, AzureCLIV2/azureclitask.ts: setConfigDirectory, logoutAzure.)
void sign_out(Machine& machine, const ScriptTask* task, const Step& step, const std::optional<Value>& before,
              const VariableScope& scope) {
  if (task == nullptr || task->identity.empty()) return;
  auto& facts = machine.state.job.facts;
  if (before && !holds("useGlobalConfig=true", step, scope))
    facts.insert_or_assign(std::string(task->identity), *before);
  else
    facts.erase(std::string(task->identity));
}

/// A script that is nothing but `$(Name)` is the variable's text, at its own place.
Text with_variable_script(const Text& code, const VariableScope& scope) {
  const auto flat = flatten(code);
  const auto name = trim(flat);
  if (!name.starts_with("$(") || name.find(')') + 1 != name.size()) return code;
  const auto& all = scope.all();
  for (auto variable = all.rbegin(); variable != all.rend(); ++variable)
    if (equals_ignoring_case(variable->name, name.substr(2, name.size() - 3))) return variable->value;
  return code;
}

MacroContext macro_context(Language language) {
  return language == Language::bash ? MacroContext::bash_script : MacroContext::script;
}

void run_script(Machine& machine, const ScriptTask& task, const Step& step, const VariableScope& scope) {
  const auto* code = input_of(step, task.code);
  const auto shown = code != nullptr ? replaced(*code, scope, MacroContext::script) : Text();
  const auto language = language_of_step(task, step, machine.step.system, shown);
  auto arguments = arguments_of(machine, language, input_of(step, task.arguments), scope);
  if (uses_file(task, step)) {
    const auto path = replaced(*input_of(step, task.file), scope, MacroContext::value);
    const bool by_name = !task.language;
    // A path is relative to the folder of the sources, not to the step's working folder.
    const auto absolute = join_paths(sources_folder(), trim_text(path, " \"'"));
    (void)run_file(machine, absolute, by_name ? std::nullopt : std::optional(language), std::move(arguments), step.span,
                   Running::process);
    return;
  }
  if (code == nullptr) return;
  (void)run_code(machine, language, replaced(with_variable_script(*code, scope), scope, macro_context(language)),
                 std::move(arguments), step.span, Running::process);
}

/// Outputs of a step with a name are "step.variable" as well.
void name_outputs(Machine& machine, const Step& step, const SharedMap<Value>& before) {
  if (step.name.empty()) return;
  std::map<std::string, Value, std::less<>> named;
  for (const auto& [name, value] : machine.state.job.variables) {
    const auto old = before.find(name);
    if (old == before.end() || !as_text(old->second).same_value(as_text(value)))
      named.emplace(to_lower(step.name) + "." + name, value);
  }
  for (auto& [name, value] : named) machine.state.job.variables.insert_or_assign(name, std::move(value));
}

}  // namespace

void run_step(Machine& machine, const Step& step, const VariableScope& scope) {
  reset(machine);
  machine.step.task = step.task;
  const auto outputs_before = machine.state.job.variables;
  fill_environment(machine, step, scope);
  const auto* task = find_script_task(step);
  const auto signed_in = sign_in(machine, task, step, scope);
  log_in_tools(machine, step, scope);
  move_files(machine, step, scope);
  if (run_command_task(machine, step, scope)) {
    // Its command line was all.
  } else if (task != nullptr) {
    enter_folder(machine, input_of(step, task->folder), scope);
    run_script(machine, *task, step, scope);
  } else if (record_task_request(machine, step, scope)) {
    return;
  } else {
    record_token_task(machine, step, scope);
  }
  sign_out(machine, task, step, signed_in, scope);
  name_outputs(machine, step, outputs_before);
}

}  // namespace patscope::calls
