#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calls/agent_system.h"
#include "pipeline/model.h"
#include "script/program.h"

namespace patscope::calls {

/// What a task that runs a script names its inputs, from the tasks' own manifests (task.json, confidence high).
struct ScriptTask {
  std::string_view task;                     ///< without its version
  std::optional<script::Language> language;  ///< nothing: bash or batch, by the agent; or by `language_input`
  std::string_view code;                     ///< input with the script itself
  std::string_view file;                     ///< input with the script's path
  std::string_view place;                    ///< input that says which of them counts; empty: the one that is there
  std::string_view place_file;               ///< its value for a file, lower case
  std::string_view arguments;
  std::string_view folder;
  std::string_view connection = {};
  std::string_view identity = {};  ///< the fact that says what the connection signs in: az, or the Az module
};

/// The row of a step's task; null for a task that runs no script.
[[nodiscard]] const ScriptTask* find_script_task(const pipeline::Step& step);
/// What the step's script is written in, on this kind of agent; where the agent is not known, its text tells.
[[nodiscard]] script::Language language_of_step(const ScriptTask& task, const pipeline::Step& step, AgentSystem system,
                                                const Text& code);
/// Whether the script stands in a file.
[[nodiscard]] bool uses_file(const ScriptTask& task, const pipeline::Step& step);

}  // namespace patscope::calls
