#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/files.h"

namespace patscope::cli {

/// The name of the configuration file, which also marks a repository's root.
inline constexpr const char* config_name = ".patscope.yml";

/// The repository that holds `path`: the nearest folder upwards with `.git` or `.patscope.yml`. Without one: the
/// current directory if `path` lies in it, else the folder of `path`.
[[nodiscard]] std::filesystem::path find_root(const std::filesystem::path& path);

/// What a path relative to `root` must begin with so that it can be opened from the current directory.
[[nodiscard]] std::string prefix_from_here(const std::filesystem::path& root);

/// `typed` as the repository knows it: relative to `root`, forward slashes. A usage error when it lies outside.
[[nodiscard]] std::string path_in_root(const std::filesystem::path& root, const std::string& typed);

/// How `Sources` names a file that need not lie in the repository: relative to `root` if it does, else absolute.
[[nodiscard]] std::string path_from_root(const std::filesystem::path& root, const std::string& typed);

/// The pipelines that `paths` (relative to the root) name: files themselves, and in folders every YAML file that is a
/// pipeline by its content. Sorted, no duplicates. A usage error for a path that does not exist and a folder without
/// pipelines.
[[nodiscard]] std::vector<std::string> find_pipelines(const pipeline::Files& files,
                                                      const std::vector<std::string>& paths);

}  // namespace patscope::cli
