#include "pipeline/memory_files.h"

#include <set>

#include "pipeline/encoding.h"
#include "text/strings.h"

namespace patscope::pipeline {

ReadResult MemoryFiles::read(std::string_view path) const {
  const auto normal = normalize_path(path);
  if (!normal) return {.bytes = {}, .problem = ReadProblem::outside};
  const auto found = files_.find(*normal);
  if (found != files_.end()) return to_utf8(found->second);
  return {.bytes = {}, .problem = is_folder(*normal) ? ReadProblem::not_a_file : ReadProblem::missing};
}

bool MemoryFiles::is_file(std::string_view path) const {
  return files_.find(path) != files_.end();
}

bool MemoryFiles::is_folder(std::string_view path) const {
  if (path.empty()) return true;
  const std::string prefix = std::string(path) + "/";
  const auto found = files_.lower_bound(prefix);
  return found != files_.end() && found->first.compare(0, prefix.size(), prefix) == 0;
}

std::vector<std::string> MemoryFiles::list(std::string_view folder) const {
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
  std::vector<std::string> paths;
  for (auto at = files_.lower_bound(prefix); at != files_.end() && at->first.compare(0, prefix.size(), prefix) == 0;
       ++at)
    paths.push_back(at->first);
  return paths;
}

std::optional<std::string> MemoryFiles::find_ignoring_case(std::string_view path) const {
  std::set<std::string> found;
  for (const auto& [name, bytes] : files_)
    if (starts_with_ignoring_case(name, path) && (name.size() == path.size() || name[path.size()] == '/'))
      found.insert(name.substr(0, path.size()));
  return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

}  // namespace patscope::pipeline
