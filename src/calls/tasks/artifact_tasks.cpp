#include "calls/tasks/artifact_tasks.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/text_values.h"
#include "calls/follow/paths.h"
#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_names.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::Step;
using pipeline::VariableScope;

/// The tasks' own manifests and the agent's source (confidence high).
enum class Move { copy, publish, download };
struct MoveTask {
  std::string_view task;  ///< without its version
  Move move;
  std::string_view artifact;           ///< inputs with its name
  std::string_view path;               ///< inputs with the path that is published, or that it is downloaded to
  std::string_view standard_artifact;  ///< without a name
  std::string_view standard_path;      ///< a variable
  bool in_folder = false;              ///< it is downloaded to a folder of its name
};
constexpr std::array tasks = {
    MoveTask{"CopyFiles", Move::copy, "", "TargetFolder", "", ""},
    MoveTask{"publish", Move::publish, "artifactName|artifact", "path|targetPath", "", "Pipeline.Workspace"},
    MoveTask{"PublishPipelineArtifact", Move::publish, "artifactName|artifact", "path|targetPath", "",
             "Pipeline.Workspace"},
    MoveTask{"PublishBuildArtifacts", Move::publish, "ArtifactName", "PathtoPublish", "drop",
             "Build.ArtifactStagingDirectory"},
    MoveTask{"download", Move::download, "artifact", "path", "", "Pipeline.Workspace", true},
    MoveTask{"DownloadPipelineArtifact", Move::download, "artifactName|artifact", "path|targetPath|downloadPath", "",
             "Pipeline.Workspace"},
    MoveTask{"DownloadBuildArtifacts", Move::download, "artifactName", "downloadPath", "",
             "Build.ArtifactStagingDirectory", true},
};

/// A step and the values of its inputs.
struct Inputs {
  const Step& step;
  const VariableScope& scope;

  [[nodiscard]] std::optional<Text> value(std::string_view names) const {
    if (names.empty() || input_of(step, names) == nullptr) return std::nullopt;
    return input_text(step, scope, names);
  }
  [[nodiscard]] std::optional<std::string> literal(std::string_view names) const {
    const auto text = value(names);
    return text ? text->known() : std::nullopt;
  }
};

Text variable(std::string_view name) {
  return Text(Hole{.name = std::string(name), .kind = HoleKind::any, .carries = {}});
}

std::optional<std::string> path_of(const Machine& machine, const MoveTask& task, const Inputs& inputs) {
  if (const auto path = inputs.value(task.path))
    return workspace_path(machine, join_paths(sources_folder(), trim_text(*path)));
  return task.standard_path.empty() ? std::nullopt : workspace_path(machine, variable(task.standard_path));
}

void place(Machine& machine, const std::string& folder, const std::string& path) {
  if (const auto normal = pipeline::normalize_path(folder))
    machine.checkouts.placed.push_back({.folder = *normal, .path = path});
}

std::string name_of(const std::string& path) {
  const auto slash = path.find_last_of("/:");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// Which of the folder's files are copied does not matter: none of the others is asked for.
void copy(Machine& machine, const MoveTask& task, const Inputs& inputs) {
  const auto target = path_of(machine, task, inputs);
  const auto source = join_paths(sources_folder(), inputs.value("SourceFolder").value_or(Text(std::string("."))));
  const auto from = repository_path(machine, source);
  const bool flat = equals_ignoring_case(inputs.literal("flattenFolders").value_or(""), "true");
  if (target && from && !flat) place(machine, *target, *from);
}

/// What is published is of the repository itself, or was copied below the path.
void publish(Machine& machine, const MoveTask& task, const Inputs& inputs) {
  const auto name = inputs.value(task.artifact);
  const auto path = path_of(machine, task, inputs);
  if (!path) return;
  auto& artifact = machine.found.artifacts[to_lower(name ? name->with_names() : std::string(task.standard_artifact))];
  const auto published = inputs.value(task.path);
  const auto source = published ? join_paths(sources_folder(), trim_text(*published)) : variable(task.standard_path);
  if (const auto inside = repository_path(machine, source)) {
    if (machine.files.is_folder(*inside)) artifact.push_back({.folder = "", .path = *inside});
    if (machine.files.is_file(*inside)) artifact.push_back({.folder = name_of(*inside), .path = *inside});
  }
  for (const auto& placed : machine.checkouts.placed)
    if (equals_ignoring_case(placed.folder, *path))
      artifact.push_back({.folder = "", .path = placed.path});
    else if (starts_with_ignoring_case(placed.folder, *path + "/"))
      artifact.push_back({.folder = placed.folder.substr(path->size() + 1), .path = placed.path});
}

void place_artifact(Machine& machine, const std::vector<Placed>& artifact, const std::string& folder) {
  for (const auto& part : artifact) place(machine, folder + "/" + part.folder, part.path);
}

/// Artifacts of other pipelines are none of this run's.
bool is_of_this_run(const Inputs& inputs) {
  const auto source = inputs.literal("alias|source|buildType").value_or("current");
  return equals_ignoring_case(source, "current");
}

void download(Machine& machine, const MoveTask& task, const Inputs& inputs) {
  const auto path = path_of(machine, task, inputs);
  if (!path || !is_of_this_run(inputs)) return;
  const auto wanted = inputs.value(task.artifact);
  for (const auto& [name, artifact] : machine.found.artifacts) {
    if (wanted && !equals_ignoring_case(wanted->with_names(), name)) continue;
    const bool in_folder = !wanted || (task.in_folder && (!inputs.value(task.path) || task.artifact == "artifactName"));
    place_artifact(machine, artifact, in_folder ? *path + "/" + name : *path);
  }
}

}  // namespace

void move_files(Machine& machine, const Step& step, const VariableScope& scope) {
  const auto* task =
      std::find_if(tasks.begin(), tasks.end(), [&](const MoveTask& row) { return is_named(step, row.task); });
  if (task == tasks.end()) return;
  const Inputs inputs{.step = step, .scope = scope};
  if (task->move == Move::copy) copy(machine, *task, inputs);
  if (task->move == Move::publish) publish(machine, *task, inputs);
  if (task->move == Move::download) download(machine, *task, inputs);
}

void download_for_deployment(Machine& machine, const pipeline::Job& job) {
  if (!job.deployment) return;
  for (const auto& step : job.steps)
    if (const auto* alias = step.input("alias"); alias != nullptr && equals_ignoring_case(alias->with_names(), "none"))
      return;
  for (const auto& [name, artifact] : machine.found.artifacts) place_artifact(machine, artifact, name);
}

}  // namespace patscope::calls
