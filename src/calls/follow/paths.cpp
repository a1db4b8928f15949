#include "calls/follow/paths.h"

#include <array>

#include "calls/evaluate/text_values.h"
#include "calls/follow/follow.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view root_name = "Build.SourcesDirectory";

bool names_root(std::string_view hole) {
  constexpr std::array<std::string_view, 6> names = {root_name,
                                                     "System.DefaultWorkingDirectory",
                                                     "Build.Repository.LocalPath",
                                                     "BUILD_SOURCESDIRECTORY",
                                                     "SYSTEM_DEFAULTWORKINGDIRECTORY",
                                                     "BUILD_REPOSITORY_LOCALPATH"};
  for (const auto name : names)
    if (equals_ignoring_case(name, hole)) return true;
  return false;
}

bool names_workspace(std::string_view hole) {
  for (const std::string_view name : {"Pipeline.Workspace", "PIPELINE_WORKSPACE", "Agent.BuildDirectory"})
    if (equals_ignoring_case(name, hole)) return true;
  return false;
}

std::string with_slashes(std::string text) {
  for (auto& byte : text)
    if (byte == '\\') byte = '/';
  return text;
}

/// What stands behind the repository's folder, when `path` begins with it.
std::optional<std::string> behind_root(const Text& path) {
  if (path.pieces.empty() || !path.pieces.front().hole) return std::nullopt;
  const auto& name = path.pieces.front().hole->name;
  const auto rest = slice(path, 1, flatten(path).size()).known();
  if (!rest) return std::nullopt;
  auto tail = with_slashes(*rest);
  if (names_root(name)) return tail;
  if (names_workspace(name) && (tail == "/s" || tail.starts_with("/s/"))) return tail.substr(2);
  return std::nullopt;
}

std::string without_leading_slashes(const std::string& path) {
  const auto begin = path.find_first_not_of('/');
  return begin == std::string::npos ? std::string() : path.substr(begin);
}

/// With several repositories checked out, the first folder is the repository's own.
std::optional<std::string> existing(const Machine& machine, const std::string& path) {
  const auto normal = pipeline::normalize_path(path);
  if (!normal) return std::nullopt;
  if (machine.files.is_file(*normal) || machine.files.is_folder(*normal)) return normal;
  const auto slash = normal->find('/');
  if (slash == std::string::npos) return normal;
  const auto inner = normal->substr(slash + 1);
  return machine.files.is_file(inner) ? inner : *normal;
}

}  // namespace

Text in_repository(std::string_view path) {
  Text result(Hole{.name = std::string(root_name), .kind = HoleKind::any, .carries = {}});
  if (!path.empty()) result.append("/" + std::string(path));
  return result;
}

bool is_absolute(const Text& path) {
  const auto flat = flatten(path);
  if (flat.empty()) return false;
  const bool drive = flat.size() > 2 && flat[1] == ':' && (flat[2] == '\\' || flat[2] == '/');
  return flat[0] == '/' || flat[0] == text_hole_byte || flat[0] == '~' || drive;
}

std::optional<std::string> repository_path(const Machine& machine, const Text& path) {
  if (const auto tail = behind_root(path)) return existing(machine, without_leading_slashes(*tail));
  const auto literal = path.known();
  if (!literal || literal->empty() || is_absolute(path)) return std::nullopt;
  if (machine.state.folder.texts.empty()) return std::nullopt;
  const auto folder = behind_root(machine.state.folder.texts.front());
  if (!folder) return std::nullopt;
  return existing(machine, without_leading_slashes(*folder + "/" + with_slashes(*literal)));
}

std::string file_key(const Machine& machine, const Text& path) {
  if (const auto inside = repository_path(machine, path)) return *inside;
  return with_slashes(path.with_names());
}

std::optional<Value> content_of(Machine& machine, const Text& path) {
  const auto& files = machine.state.job.files;
  if (const auto written = files.find(file_key(machine, path)); written != files.end()) return written->second;
  const auto inside = repository_path(machine, path);
  if (!inside || !machine.files.is_file(*inside)) return std::nullopt;
  const auto* entry = read_file(machine, *inside);
  if (entry->problem) return std::nullopt;
  const auto bytes = machine.sources.bytes(entry->source);
  return Value(Text(std::string(bytes), Span{entry->source, 0, static_cast<std::uint32_t>(bytes.size())}, true));
}

bool exists_in_repository(const Machine& machine, const Value& path) {
  if (path.texts.size() != 1) return false;
  const auto inside = repository_path(machine, path.texts.front());
  return inside && (machine.files.is_file(*inside) || machine.files.is_folder(*inside));
}

Text parent_of(const Text& path) {
  const auto trimmed = trim_end(path, "/\\");
  const auto slash = flatten(trimmed).find_last_of("/\\");
  if (slash == std::string::npos) return Text(std::string("."));
  return slash == 0 ? Text(std::string("/")) : slice(trimmed, 0, slash);
}

Text base_of(const Text& path) {
  const auto trimmed = trim_end(path, "/\\");
  const auto flat = flatten(trimmed);
  const auto slash = flat.find_last_of("/\\");
  return slash == std::string::npos ? trimmed : slice(trimmed, slash + 1, flat.size());
}

Text join_paths(const Text& head, const Text& tail) {
  if (is_absolute(tail) || head.empty()) return tail;
  Text result = trim_end(head, "/\\");
  for (const auto& part : split_text(map_literals(tail, with_slashes), "/")) {
    if (part.empty() || part.known() == ".") continue;
    const auto last = base_of(result).known();
    if (part.known() == ".." && last && *last != ".." && flatten(result).find_last_of("/\\") != std::string::npos)
      result = parent_of(result);
    else
      result = result.append("/").append(part);
  }
  return result;
}

}  // namespace patscope::calls
