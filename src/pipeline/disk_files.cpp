#include "pipeline/disk_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/encoding.h"
#include "text/strings.h"
#include "text/world_error.h"

namespace patscope::pipeline {
namespace {

namespace fs = std::filesystem;

/// Folders of tools: what stands in them is not the repository's own, and there is much of it.
constexpr std::array<std::string_view, 8> tool_folders = {".git",        "node_modules", ".venv", "venv",
                                                          "__pycache__", ".terraform",   ".tox",  ".vs"};

bool is_tool_folder(const fs::path& path) {
  return std::find(tool_folders.begin(), tool_folders.end(), path.filename().string()) != tool_folders.end();
}

bool is_below(const fs::path& path, const fs::path& root) {
  const auto [at, unused] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return at == root.end();
}

using Place = DiskFiles::Place;
using Exists = DiskFiles::Exists;

Place locate_on_disk(const std::string& root, std::string_view path) {
  const auto normal = normalize_path(path);
  if (!normal) return {.path = {}, .exists = Exists::outside};
  std::error_code error;
  fs::path real = fs::canonical(fs::path(root) / fs::path(*normal), error);
  if (error) return {};
  if (!is_below(real, root)) return {.path = {}, .exists = Exists::outside};
  const auto status = fs::status(real, error);
  const auto exists = fs::is_regular_file(status) ? Exists::file
                      : fs::is_directory(status)  ? Exists::folder
                                                  : Exists::other;
  return {.path = real.string(), .exists = exists};
}

ReadResult failed(ReadProblem problem) {
  return {.bytes = {}, .problem = problem};
}

}  // namespace

DiskFiles::DiskFiles(const std::string& root) {
  std::error_code error;
  const fs::path real = fs::canonical(root.empty() ? "." : root, error);
  if (error || !fs::is_directory(real, error))
    throw WorldError(ExitCode::usage, fmt::format("{} is not a folder", root));
  root_ = real.string();
}

const Place& DiskFiles::locate(std::string_view path) const {
  const auto found = located_.find(path);
  if (found != located_.end()) return found->second;
  return located_.emplace(std::string(path), locate_on_disk(root_, path)).first->second;
}

ReadResult DiskFiles::read(std::string_view path) const {
  const Place& place = locate(path);
  if (place.exists == Exists::no) return failed(ReadProblem::missing);
  if (place.exists == Exists::outside) return failed(ReadProblem::outside);
  if (place.exists != Exists::file) return failed(ReadProblem::not_a_file);
  std::error_code error;
  const auto size = fs::file_size(place.path, error);
  if (!error && size > largest_file) return failed(ReadProblem::too_large);
  std::ifstream stream(place.path, std::ios::binary);
  if (!stream) return failed(ReadProblem::unreadable);
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) return failed(ReadProblem::unreadable);
  return to_utf8(bytes);
}

bool DiskFiles::is_file(std::string_view path) const {
  return locate(path).exists == Exists::file;
}

bool DiskFiles::is_folder(std::string_view path) const {
  return locate(path).exists == Exists::folder;
}

std::vector<std::string> DiskFiles::list(std::string_view folder) const {
  std::vector<std::string> paths;
  const Place place = locate(folder);
  if (place.exists != Exists::folder) return paths;
  std::error_code error;
  auto at = fs::recursive_directory_iterator(place.path, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at->is_directory(ignored) && is_tool_folder(at->path())) at.disable_recursion_pending();
    if (!at->is_regular_file(ignored)) continue;
    std::string relative = at->path().lexically_relative(root_).generic_string();
    if (locate(relative).exists == Exists::file) paths.push_back(std::move(relative));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

const std::vector<std::string>& DiskFiles::names_in(const std::string& folder) const {
  const auto known = names_.find(folder);
  if (known != names_.end()) return known->second;
  std::vector<std::string> names;
  const Place place = locate(folder);
  std::error_code error;
  if (place.exists == Exists::folder)
    for (auto at = fs::directory_iterator(place.path, error); !error && at != fs::directory_iterator();
         at.increment(error))
      names.push_back(at->path().filename().string());
  return names_.emplace(folder, std::move(names)).first->second;
}

std::optional<std::string> DiskFiles::find_ignoring_case(std::string_view path) const {
  const auto normal = normalize_path(path);
  if (!normal) return std::nullopt;
  std::string found;
  for (const auto part : split(*normal, '/')) {
    const std::string head = found.empty() ? "" : found + "/";
    const auto exists = [&](const std::string& one) { return is_file(one) || is_folder(one); };
    std::string next = head + std::string(part);
    if (!exists(next)) {
      const auto& names = names_in(found);
      const auto same = [&](const std::string& name) { return equals_ignoring_case(name, part); };
      const auto first = std::find_if(names.begin(), names.end(), same);
      if (first == names.end() || std::find_if(first + 1, names.end(), same) != names.end()) return std::nullopt;
      next = head + *first;
      if (!exists(next)) return std::nullopt;
    }
    found = std::move(next);
  }
  return found;
}

}  // namespace patscope::pipeline
