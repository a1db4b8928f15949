#include "calls/tasks/command_tasks.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/paths.h"
#include "calls/recognise/package_feeds.h"
#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_names.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::MacroContext;
using pipeline::Step;
using pipeline::VariableScope;

/// The tasks' own manifests and sources (confidence high; the marketplace's: medium).
struct CommandTask {
  std::string_view task;        ///< without its version
  std::string_view when;        ///< see `holds`
  std::string_view line;        ///< see `line_of_inputs`
  std::string_view folder;      ///< inputs with the working folder
  std::string_view login = {};  ///< what the task logs in with the job token, for its own command
};
constexpr std::array tasks = {
    CommandTask{"CmdLine", "filename", "{filename} {arguments}", "workingFolder|workingDirectory"},
    CommandTask{"Npm", "command=custom", "npm {customCommand}", "workingDir|workingFolder", "npm"},
    CommandTask{"DotNetCoreCLI", "command=custom", "dotnet {custom} {arguments}", "workingDirectory"},
    CommandTask{"DotNetCoreCLI", "command=build|publish|test", "dotnet {command} {arguments}", "workingDirectory"},
    CommandTask{"NuGetCommand", "command=custom", "nuget {arguments}", "", "nuget"},
    CommandTask{"NuGet", "command", "nuget {command} {arguments}", ""},
    CommandTask{"Maven", "", "mvn -f {mavenPomFile|mavenPOMFile=pom.xml} {goals=package} {options}", "", "maven"},
    CommandTask{"Gradle", "", "gradle {tasks=build} {options}", "workingDirectory|cwd"},
    CommandTask{"Yarn", "", "yarn {arguments}", "projectDirectory"},
    CommandTask{"TerraformCLI", "command", "terraform {command}", "workingDirectory"},
    CommandTask{"TerraformTaskV1", "command", "terraform {command}", "workingDirectory"},
    CommandTask{"TerraformTaskV2", "command", "terraform {command}", "workingDirectory"},
    CommandTask{"TerraformTaskV3", "command", "terraform {command}", "workingDirectory"},
    CommandTask{"TerraformTaskV4", "command", "terraform {command}", "workingDirectory"},
    CommandTask{"TerraformTask", "command", "terraform {command}", "workingDirectory"},
};

const CommandTask* find_command_task(const Step& step, const VariableScope& scope) {
  for (const auto& task : tasks)
    if (is_named(step, task.task) && holds(task.when, step, scope)) return &task;
  return nullptr;
}

/// As the tasks' library splits a line: at blanks outside of double quotes; no shell looks at it.
std::vector<Value> split_line(const Text& line) {
  const auto flat = flatten(line);
  std::vector<Value> found;
  std::optional<Text> word;
  bool quoted = false;
  for (std::size_t i = 0; i < flat.size();) {
    const bool escaped = flat.compare(i, 2, "\\\"") == 0;
    const auto from = escaped ? i + 1 : i;
    const auto to =
        std::min(flat.find_first_of(" \t\r\n\"\\", escaped || flat[i] == '\\' ? from + 1 : from), flat.size());
    if (to > from) {
      if (!word) word.emplace();
      word->append(slice(line, from, to));
      i = to;
      continue;
    }
    if (flat[i] == '"') {
      quoted = !quoted;
      if (!word) word.emplace();
    } else if (quoted) {
      word->append(slice(line, i, i + 1));
    } else if (word) {
      found.emplace_back(*std::exchange(word, std::nullopt));
    }
    ++i;
  }
  if (word) found.emplace_back(*word);
  return found;
}

}  // namespace

bool run_command_task(Machine& machine, const Step& step, const VariableScope& scope) {
  const auto* task = find_command_task(step, scope);
  if (task == nullptr) return false;
  const auto root = sources_folder();
  const auto* folder = input_of(step, task->folder);
  machine.state.folder =
      Value(folder == nullptr ? root : join_paths(root, pipeline::replace_macros(*folder, scope, MacroContext::value)));
  machine.language = machine.step.system == AgentSystem::windows ? script::Language::batch : script::Language::bash;
  const bool logs_in = !task->login.empty() && !has_login(machine.state, task->login);
  if (logs_in)
    remember_login(machine.state, task->login, Value(Text(*pipeline::predefined_hole("System.AccessToken"))));
  (void)run_words(machine, split_line(line_of_inputs(task->line, step, scope)), step.span);
  if (logs_in) forget_login(machine.state, task->login);
  return true;
}

}  // namespace patscope::calls
