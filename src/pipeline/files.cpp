#include "pipeline/files.h"

#include "text/strings.h"

namespace patscope::pipeline {

std::string_view to_string(ReadProblem problem) {
  switch (problem) {
    case ReadProblem::missing:
      return "does not exist";
    case ReadProblem::not_a_file:
      return "is not a file";
    case ReadProblem::too_large:
      return "is larger than 16 MiB";
    case ReadProblem::binary:
      return "is binary";
    case ReadProblem::outside:
      return "is outside the repository";
    case ReadProblem::unreadable:
      return "cannot be read";
  }
  return "";
}

std::optional<std::string> normalize_path(std::string_view path) {
  const std::string forward = replace_all(path, "\\", "/");
  std::vector<std::string> parts;
  for (const auto part : split(forward, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
      continue;
    }
    parts.emplace_back(part);
  }
  return join(parts, "/");
}

std::optional<std::string> resolve_path(std::string_view folder, std::string_view path) {
  const bool from_root = !path.empty() && (path[0] == '/' || path[0] == '\\');
  if (from_root || folder.empty()) return normalize_path(path);
  return normalize_path(std::string(folder) + "/" + std::string(path));
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

}  // namespace patscope::pipeline
