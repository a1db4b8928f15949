#include "cli/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "pipeline/load.h"
#include "pipeline/template_references.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

namespace fs = std::filesystem;

fs::path absolute_path(const fs::path& path) {
  auto normal = fs::absolute(path).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

bool lies_in(const fs::path& path, const fs::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

bool is_yaml(std::string_view path) {
  return path.ends_with(".yml") || path.ends_with(".yaml");
}

/// What other files use as a template is no pipeline of its own, unless it says when it starts. A folder in which
/// nothing else is left holds templates, and these are looked at one by one.
std::vector<std::string> pipelines_in(const pipeline::Files& files, const std::string& folder) {
  std::vector<std::string> found;
  std::set<std::string> templates;
  std::set<std::string> started;
  for (const auto& path : files.list(folder)) {
    if (!is_yaml(path)) continue;
    const auto bytes = files.read(path).bytes;
    for (auto& used : pipeline::template_references(bytes, path)) templates.insert(std::move(used));
    if (!pipeline::looks_like_pipeline(bytes)) continue;
    found.push_back(path);
    if (pipeline::says_when_it_starts(bytes)) started.insert(path);
  }
  std::vector<std::string> roots;
  std::copy_if(found.begin(), found.end(), std::back_inserter(roots),
               [&](const std::string& path) { return started.count(path) > 0 || templates.count(path) == 0; });
  return roots.empty() ? found : roots;
}

}  // namespace

fs::path find_root(const fs::path& path) {
  const auto start = absolute_path(path);
  std::error_code ignored;
  const auto folder = fs::is_directory(start, ignored) ? start : start.parent_path();
  for (auto at = folder;; at = at.parent_path()) {
    if (fs::exists(at / ".git", ignored) || fs::exists(at / config_name, ignored)) return at;
    if (at == at.parent_path()) break;
  }
  const auto here = absolute_path(fs::current_path());
  return lies_in(folder, here) ? here : folder;
}

std::string prefix_from_here(const fs::path& root) {
  const auto here = absolute_path(fs::current_path());
  const auto there = absolute_path(root);
  if (here == there) return {};
  if (lies_in(there, here) || lies_in(here, there)) return there.lexically_relative(here).generic_string() + '/';
  return there.generic_string() + '/';
}

std::string path_in_root(const fs::path& root, const std::string& typed) {
  const auto path = absolute_path(typed);
  const auto top = absolute_path(root);
  if (!lies_in(path, top))
    throw WorldError(ExitCode::usage,
                     fmt::format("{}: lies outside the repository of the first path; run patscope once for each "
                                 "repository, or name a root that holds both with --root",
                                 typed));
  const auto relative = path.lexically_relative(top).generic_string();
  return relative == "." ? std::string() : relative;
}

std::string path_from_root(const fs::path& root, const std::string& typed) {
  const auto path = absolute_path(typed);
  const auto top = absolute_path(root);
  return (lies_in(path, top) ? path.lexically_relative(top) : path).generic_string();
}

std::vector<std::string> find_pipelines(const pipeline::Files& files, const std::vector<std::string>& paths) {
  std::set<std::string> found;
  for (const auto& path : paths) {
    if (files.is_file(path)) {
      found.insert(path);
      continue;
    }
    const std::string shown = path.empty() ? "." : path;
    if (!files.is_folder(path))
      throw WorldError(ExitCode::usage,
                       fmt::format("{}: no such file or directory; expected a pipeline file or a directory", shown));
    const auto pipelines = pipelines_in(files, path);
    if (pipelines.empty())
      throw WorldError(ExitCode::usage, fmt::format("{}: no pipeline in this directory; a pipeline is a YAML file with "
                                                    "steps, jobs, stages or extends at its root",
                                                    shown));
    found.insert(pipelines.begin(), pipelines.end());
  }
  return {found.begin(), found.end()};
}

}  // namespace patscope::cli
