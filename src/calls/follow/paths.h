#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Where steps start: the hole "Build.SourcesDirectory".
[[nodiscard]] Text sources_folder();
/// Where the job has a file or folder of a repository: a path that begins with the hole "Build.SourcesDirectory" or
/// "Pipeline.Workspace".
[[nodiscard]] Text on_agent(const Machine& machine, std::string_view path);
/// The same of a checkout's folder, and always from $(Pipeline.Workspace).
[[nodiscard]] Text folder_on_agent(const Checkouts& checkouts, std::string_view folder);
[[nodiscard]] Text folder_in_workspace(std::string_view folder);

/// The path from its repository's root (see `split_path`): of $(Build.SourcesDirectory)/x, its other names, or relative
/// to the current folder. Nothing for what lies elsewhere or is not known.
[[nodiscard]] std::optional<std::string> repository_path(const Machine& machine, const Text& path);
/// The same below $(Pipeline.Workspace): where the agent has it, whether it is of a repository or not.
[[nodiscard]] std::optional<std::string> workspace_path(const Machine& machine, const Text& path);
/// Why a file of a repository cannot be read.
[[nodiscard]] std::string unread_reason(const Machine& machine, const std::string& path, pipeline::ReadProblem problem);
/// The same for all spellings of a folder, holes by their names: "{Pipeline.Workspace}/s/x".
[[nodiscard]] std::string folder_key(const Text& folder);
/// How `JobState::files` names the file.
[[nodiscard]] std::string file_key(const Machine& machine, const Text& path);
/// A file or folder of the repository, for certain.
[[nodiscard]] bool exists_in_repository(const Machine& machine, const Value& path);
/// What a script wrote there, or what stands in the repository's file; nothing when neither is known.
[[nodiscard]] std::optional<Value> content_of(Machine& machine, const Text& path);

/// The current folder becomes `path`, seen from the one before.
void enter_folder(Machine& machine, const Value& path);
/// pushd and popd, Push-Location and Pop-Location.
void push_folder(Machine& machine);
void pop_folder(Machine& machine);

[[nodiscard]] Text parent_of(const Text& path);
[[nodiscard]] Text base_of(const Text& path);
/// `tail` as seen from `head`; an absolute tail stays as it is. "." and ".." are worked in.
[[nodiscard]] Text join_paths(const Text& head, const Text& tail);
[[nodiscard]] bool is_absolute(const Text& path);

}  // namespace patscope::calls
