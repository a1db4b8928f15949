#include "calls/tasks/script_tasks.h"

#include <array>

#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_names.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

constexpr std::string_view arm_connection = "azureSubscription|connectedServiceNameARM|ConnectedServiceNameARM";
constexpr std::string_view folders = "workingDirectory|cwd|workingFolder";

constexpr std::array tasks = {
    ScriptTask{"CmdLine", {}, "script", "filename", "", "", "arguments", folders},
    ScriptTask{"Bash", Language::bash, "script", "filePath", "targetType", "filepath", "arguments", folders},
    ScriptTask{"ShellScript", Language::bash, "", "scriptPath", "", "", "args", folders},
    ScriptTask{"PowerShell", Language::powershell, "script|inlineScript", "filePath|scriptName",
               "targetType|scriptType", "filepath", "arguments", folders},
    ScriptTask{"AzureCLI",
               {},
               "inlineScript",
               "scriptPath",
               "scriptLocation",
               "scriptpath",
               "arguments|scriptArguments|args",
               folders,
               arm_connection,
               "az.identity"},
    ScriptTask{"AzurePowerShell", Language::powershell, "Inline", "ScriptPath", "ScriptType", "filepath",
               "ScriptArguments", folders, arm_connection, "az.module.identity"},
    ScriptTask{"PythonScript", Language::python, "script", "scriptPath", "scriptSource", "filepath", "arguments",
               folders},
    ScriptTask{"BatchScript", Language::batch, "", "filename", "", "", "arguments", folders},
};

/// AzureCLI's scriptType.
std::optional<Language> by_script_type(const pipeline::Step& step) {
  const auto* type = step.input("scriptType");
  const auto name = type != nullptr ? to_lower(type->with_names()) : std::string();
  if (name == "bash") return Language::bash;
  if (name == "ps" || name == "pscore") return Language::powershell;
  if (name == "batch") return Language::batch;
  return std::nullopt;
}

}  // namespace

const ScriptTask* find_script_task(const pipeline::Step& step) {
  for (const auto& task : tasks)
    if (is_named(step, task.task)) return &task;
  return nullptr;
}

Language language_of_step(const ScriptTask& task, const pipeline::Step& step, AgentSystem system, const Text& code) {
  if (task.language) return *task.language;
  if (const auto named = by_script_type(step)) return *named;
  const bool batch = system == AgentSystem::windows || (system == AgentSystem::unknown && looks_like_batch(code));
  return batch ? Language::batch : Language::bash;
}

bool uses_file(const ScriptTask& task, const pipeline::Step& step) {
  const bool has_code = input_of(step, task.code) != nullptr;
  const bool has_file = input_of(step, task.file) != nullptr;
  if (has_code != has_file) return has_file;
  const auto* place = input_of(step, task.place);
  return has_file && (place == nullptr || equals_ignoring_case(place->with_names(), task.place_file));
}

}  // namespace patscope::calls
