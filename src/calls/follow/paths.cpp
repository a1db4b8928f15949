#include "calls/follow/paths.h"

#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view sources_name = "Build.SourcesDirectory";
constexpr std::string_view workspace_name = "Pipeline.Workspace";
/// The variable that keeps the folders to come back to.
constexpr std::string_view left_folders = "@left folders";

/// As a macro and as a variable of the environment.
bool is_named(std::string_view hole, std::string_view variable) {
  return equals_ignoring_case(hole, variable) || equals_ignoring_case(hole, pipeline::environment_name(variable));
}

/// The folder below $(Pipeline.Workspace) that a variable names.
std::optional<std::string> folder_of_variable(const Checkouts& checkouts, std::string_view hole) {
  for (const auto name : {sources_name, std::string_view("System.DefaultWorkingDirectory")})
    if (is_named(hole, name)) return checkouts.sources;
  if (is_named(hole, "Build.Repository.LocalPath")) return checkouts.own;
  for (const auto name : {workspace_name, std::string_view("Agent.BuildDirectory")})
    if (is_named(hole, name)) return std::string();
  for (const auto name : {"Build.ArtifactStagingDirectory", "Build.StagingDirectory", "System.ArtifactsDirectory"})
    if (is_named(hole, name)) return std::string("a");
  return std::nullopt;
}

std::string with_slashes(std::string text) {
  for (auto& byte : text)
    if (byte == '\\') byte = '/';
  return text;
}

/// A path on the agent, below $(Pipeline.Workspace); nothing when it lies elsewhere or is not known.
std::optional<std::string> agent_path(const Checkouts& checkouts, const Text& path) {
  if (path.pieces.empty() || !path.pieces.front().hole) return std::nullopt;
  const auto folder = folder_of_variable(checkouts, path.pieces.front().hole->name);
  if (!folder) return std::nullopt;
  std::string tail;
  for (const auto& piece : slice(path, 1, flatten(path).size()).pieces) {
    if (!piece.hole)
      tail += piece.literal;
    else if (is_named(piece.hole->name, "Build.Repository.Name"))
      tail += own_name;
    else
      return std::nullopt;
  }
  if (!tail.empty() && tail.front() != '/' && tail.front() != '\\') return std::nullopt;
  return pipeline::normalize_path(*folder + "/" + with_slashes(tail));
}

/// `path` as seen from `folder`, when it lies there.
std::optional<std::string> behind(std::string_view path, std::string_view folder) {
  if (equals_ignoring_case(path, folder)) return std::string();
  const auto size = folder.size();
  if (!starts_with_ignoring_case(path, folder) || path.size() <= size || path[size] != '/') return std::nullopt;
  return std::string(path.substr(size + 1));
}

bool exists(const Machine& machine, const std::string& path) {
  return machine.files.is_file(path) || machine.files.is_folder(path);
}

/// The file that is meant: paths of scripts written on Windows may differ in letter case.
std::optional<std::string> existing(const Machine& machine, const std::string& path) {
  if (exists(machine, path)) return path;
  return machine.files.find_ignoring_case(path);
}

/// Where the folder's repository is not quite known (a checkout may stand in a template that is not read), the first
/// part may be the repository's name.
std::string in_checkout(const Machine& machine, std::string_view alias, const std::string& path) {
  if (auto found = existing(machine, path_in(alias, path))) return *found;
  const auto slash = path.find('/');
  const auto inner =
      slash == std::string::npos ? std::nullopt : existing(machine, path_in(alias, path.substr(slash + 1)));
  const bool several = alias.empty() && machine.checkouts.all.size() > 1;
  return inner && (several || machine.files.is_file(*inner)) ? *inner : path_in(alias, path);
}

/// What was copied there, the last copy first.
std::optional<std::string> placed_there(const Machine& machine, const std::string& path) {
  const auto& all = machine.checkouts.placed;
  for (auto placed = all.rbegin(); placed != all.rend(); ++placed) {
    const auto rest = behind(path, placed->folder);
    if (!rest) continue;
    const bool whole = rest->empty() || placed->path.empty() || placed->path.ends_with('/');
    if (auto found = existing(machine, placed->path + (whole ? "" : "/") + *rest)) return found;
  }
  return std::nullopt;
}

/// The repository that lies in or around a folder of the agent, and the path in it.
std::optional<std::string> place_in_repository(const Machine& machine, const std::string& path) {
  if (auto placed = placed_there(machine, path)) return placed;
  const Checkout* nearest = nullptr;
  std::string tail;
  for (const auto& checkout : machine.checkouts.all) {
    const auto rest = behind(path, checkout.folder);
    if (!rest || (nearest != nullptr && nearest->folder.size() >= checkout.folder.size())) continue;
    nearest = &checkout;
    tail = *rest;
  }
  if (nearest != nullptr) return in_checkout(machine, nearest->alias, tail);
  for (const auto& folder : {machine.checkouts.sources, std::string("s")})
    if (const auto rest = behind(path, folder)) return in_checkout(machine, "", *rest);
  return std::nullopt;
}

Text variable(std::string_view name) {
  return Text(Hole{.name = std::string(name), .kind = HoleKind::any, .carries = {}});
}

Text with_parts(Text folder, std::string_view path) {
  for (const auto part : split(path, '/'))
    if (part == own_name)
      folder.append("/").append(variable("Build.Repository.Name"));
    else if (!part.empty())
      folder.append("/" + std::string(part));
  return folder;
}

}  // namespace

Text sources_folder() {
  return variable(sources_name);
}

Text folder_on_agent(const Checkouts& checkouts, std::string_view folder) {
  const auto below = behind(folder, checkouts.sources);
  return below ? with_parts(variable(sources_name), *below) : folder_in_workspace(folder);
}

Text folder_in_workspace(std::string_view folder) {
  return with_parts(variable(workspace_name), folder);
}

Text on_agent(const Machine& machine, std::string_view path) {
  const auto [alias, inner] = split_path(path);
  std::string folder = machine.checkouts.sources;
  for (auto checkout = machine.checkouts.all.rbegin(); checkout != machine.checkouts.all.rend(); ++checkout)
    if (equals_ignoring_case(checkout->alias, alias)) folder = checkout->folder;
  auto result = folder_on_agent(machine.checkouts, folder);
  if (!inner.empty()) result.append("/" + std::string(inner));
  return result;
}

std::string unread_reason(const Machine& machine, const std::string& path, pipeline::ReadProblem problem) {
  const auto [alias, inner] = split_path(path);
  if (machine.files.is_given(path)) return shown_path(path) + " " + std::string(pipeline::to_string(problem));
  return (inner.empty() ? "its folder" : std::string(inner)) + " is in the repository " + std::string(alias) +
         "; give its folder with --repository " + std::string(alias) + "=DIRECTORY";
}

bool is_absolute(const Text& path) {
  const auto flat = flatten(path);
  if (flat.empty()) return false;
  if (flat[0] == text_hole_byte) return !is_named(path.pieces.front().hole->name, "Build.Repository.Name");
  const bool drive = flat.size() > 2 && flat[1] == ':' && (flat[2] == '\\' || flat[2] == '/');
  return flat[0] == '/' || flat[0] == '~' || drive;
}

std::optional<std::string> workspace_path(const Machine& machine, const Text& path) {
  if (auto absolute = agent_path(machine.checkouts, path)) return absolute;
  const auto relative = !path.empty() && !is_absolute(path) && !machine.state.folder.texts.empty();
  if (!relative) return std::nullopt;
  return agent_path(machine.checkouts, machine.state.folder.texts.front() + Text(std::string("/")) + path);
}

std::optional<std::string> repository_path(const Machine& machine, const Text& path) {
  const auto absolute = workspace_path(machine, path);
  return absolute ? place_in_repository(machine, *absolute) : std::nullopt;
}

std::string folder_key(const Text& folder) {
  if (const auto path = agent_path({}, folder)) return variable(workspace_name).with_names() + "/" + *path;
  auto key = with_slashes(folder.with_names());
  while (key.size() > 1 && key.ends_with('/')) key.pop_back();
  return key;
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

void enter_folder(Machine& machine, const Value& path) {
  const auto to = to_text(machine, path);
  Value reached;
  for (const auto& from : as_texts(machine.state.folder))
    reached =
        with_alternative(std::move(reached), map_texts(to, [&](const Text& one) { return join_paths(from, one); }));
  machine.state.folder = std::move(reached);
}

void push_folder(Machine& machine) {
  auto left = items(machine.state, find_variable(machine, left_folders).value_or(Value()));
  left.push_back(machine.state.folder);
  set_variable(machine, left_folders, add_list(machine, std::move(left)), script::Scope::global);
}

void pop_folder(Machine& machine) {
  auto left = items(machine.state, find_variable(machine, left_folders).value_or(Value()));
  if (left.empty()) return;
  machine.state.folder = left.back();
  left.pop_back();
  set_variable(machine, left_folders, add_list(machine, std::move(left)), script::Scope::global);
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
