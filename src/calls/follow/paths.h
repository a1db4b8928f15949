#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// The repository's folder on the agent is the hole "Build.SourcesDirectory" in front of a path.
[[nodiscard]] Text in_repository(std::string_view path);

/// The path from the repository's root: of $(Build.SourcesDirectory)/x, its other names, or relative to the current
/// folder. Nothing for what lies elsewhere or is not known.
[[nodiscard]] std::optional<std::string> repository_path(const Machine& machine, const Text& path);
/// How `JobState::files` names the file.
[[nodiscard]] std::string file_key(const Machine& machine, const Text& path);
/// A file or folder of the repository, for certain.
[[nodiscard]] bool exists_in_repository(const Machine& machine, const Value& path);
/// What a script wrote there, or what stands in the repository's file; nothing when neither is known.
[[nodiscard]] std::optional<Value> content_of(Machine& machine, const Text& path);

[[nodiscard]] Text parent_of(const Text& path);
[[nodiscard]] Text base_of(const Text& path);
/// `tail` as seen from `head`; an absolute tail stays as it is. "." and ".." are worked in.
[[nodiscard]] Text join_paths(const Text& head, const Text& tail);
[[nodiscard]] bool is_absolute(const Text& path);

}  // namespace patscope::calls
