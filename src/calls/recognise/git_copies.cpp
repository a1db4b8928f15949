#include "calls/recognise/git_copies.h"

#include <algorithm>
#include <array>
#include <optional>

#include "calls/follow/paths.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

// The facts' keys. A copy is named by the key of its folder; what belongs to it stands behind a line break.
constexpr std::string_view copy_key = "git.copy.";
constexpr std::string_view checkout_key = "git.checkout.";
constexpr std::string_view remote_key = "git.remote.";
constexpr std::string_view local_key = "git.local.";
constexpr std::string_view global_key = "git.config.";

std::string key_in(std::string_view kind, std::string_view copy, std::string_view name) {
  return std::string(kind) + std::string(copy) + '\n' + std::string(name);
}

std::string checkout() {
  return folder_key(sources_folder());
}

bool is_folder_of_agent(std::string_view variable) {
  constexpr std::array<std::string_view, 16> folders = {"Pipeline.Workspace",
                                                        "Build.SourcesDirectory",
                                                        "Build.Repository.LocalPath",
                                                        "Build.ArtifactStagingDirectory",
                                                        "Build.StagingDirectory",
                                                        "Build.BinariesDirectory",
                                                        "System.DefaultWorkingDirectory",
                                                        "System.ArtifactsDirectory",
                                                        "Agent.BuildDirectory",
                                                        "Agent.TempDirectory",
                                                        "Agent.WorkFolder",
                                                        "HOME",
                                                        "USERPROFILE",
                                                        "TEMP",
                                                        "TMP",
                                                        "TMPDIR"};
  return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) {
    return equals_ignoring_case(folder, variable) || equals_ignoring_case(pipeline::environment_name(folder), variable);
  });
}

/// The copy around a folder; nothing when nobody told of one, outside the checkout.
std::optional<std::string> copy_around(const State& state, const Text& folder) {
  const auto key = folder_key(folder);
  for (auto around = key; !around.empty();) {
    const auto found = state.job.facts.find(std::string(copy_key) + around);
    if (found != state.job.facts.end()) return folder_key(as_text(found->second));
    const auto slash = around.rfind('/');
    around.resize(slash == std::string::npos ? 0 : slash);
  }
  const auto root = checkout();
  const bool inside = key == root || key.starts_with(root + "/");
  return inside && key.find("/..") == std::string::npos ? std::optional(root) : std::nullopt;
}

/// Of each folder that it may be.
std::vector<std::optional<std::string>> copies_around(const State& state, const Value& folder) {
  std::vector<std::optional<std::string>> copies;
  for (const auto& text : as_texts(folder)) copies.push_back(copy_around(state, text));
  if (copies.empty()) copies.emplace_back(checkout());
  return copies;
}

/// Where a remote or setting is written: a copy that nobody told of begins here.
std::vector<std::string> copies_to_change(State& state, const Value& folder) {
  if (folder.is_nothing()) return {checkout()};
  std::vector<std::string> copies;
  for (const auto& text : as_texts(folder)) {
    auto copy = copy_around(state, text);
    if (!copy) add_copy(state, text);
    copies.push_back(copy ? std::move(*copy) : folder_key(text));
  }
  return copies;
}

/// A folder whose name only the run knows. Those of the agent have names of their own.
bool is_open(std::string_view folder) {
  if (const auto end = folder.find('}'); folder.starts_with('{') && end != std::string_view::npos)
    if (is_folder_of_agent(folder.substr(1, end - 1))) folder.remove_prefix(end + 1);
  return folder.find('{') != std::string_view::npos;
}

/// Nobody knows where this is.
bool is_anywhere(const State& state, const Value& folder) {
  const auto texts = as_texts(folder);
  return !texts.empty() && std::all_of(texts.begin(), texts.end(), [&](const Text& text) {
    return is_open(folder_key(text)) && !copy_around(state, text);
  });
}

}  // namespace

Value git_folder(const State& state, const GitLine& line) {
  Value folder = state.folder;
  for (const auto& path : line.folders)
    folder =
        folder.is_nothing() ? Value(path) : map_texts(folder, [&](const Text& from) { return join_paths(from, path); });
  return folder;
}

void add_copy(State& state, const Text& folder) {
  state.job.facts.insert_or_assign(std::string(copy_key) + folder_key(folder), Value(folder));
}

void add_checkouts(State& state, const Checkouts& checkouts) {
  for (const auto& one : checkouts.all) {
    const auto folder = folder_on_agent(checkouts, one.folder);
    add_copy(state, folder);
    // With a `path:` of its own it is not below "s", where $(Build.SourcesDirectory) is thought to be.
    const auto in_workspace = folder_key(folder_in_workspace(one.folder));
    state.job.facts.insert_or_assign(std::string(copy_key) + in_workspace, Value(folder));
    if (one.address.empty()) continue;
    set_remote(state, Value(folder), "origin", Value(one.address));
    state.job.facts.insert_or_assign(std::string(checkout_key) + folder_key(folder), Value(one.address));
  }
}

bool is_remote_of_checkout(const State& state, const Text& address) {
  const auto& facts = state.job.facts;
  return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
    return fact.first.starts_with(checkout_key) && as_text(fact.second).same_value(address);
  });
}

void add_worktree(State& state, const Value& repository, const Text& folder) {
  const auto root = root_of_copy(state, repository);
  if (!root.is_nothing()) state.job.facts.insert_or_assign(std::string(copy_key) + folder_key(folder), root);
}

Value root_of_copy(const State& state, const Value& folder) {
  const auto copy = copies_around(state, folder).front();
  if (!copy) return {};
  const auto found = state.job.facts.find(std::string(copy_key) + *copy);
  return found != state.job.facts.end() ? found->second : Value(sources_folder());
}

void set_remote(State& state, const Value& folder, std::string_view name, const Value& address) {
  for (const auto& copy : copies_to_change(state, folder))
    state.job.facts.insert_or_assign(key_in(remote_key, copy, name), address);
}

Value remote_address(const State& state, const Value& folder, std::string_view name) {
  const auto& facts = state.job.facts;
  Value found;
  for (const auto& copy : copies_around(state, folder)) {
    const auto remote = copy ? facts.find(key_in(remote_key, *copy, name)) : facts.end();
    if (remote != facts.end()) found = with_alternative(std::move(found), remote->second);
  }
  if (!found.is_nothing()) return found;
  // The folder may be that of a clone whose name only the run knows; or nobody knows where this is.
  const bool anywhere = is_anywhere(state, folder);
  const auto end = "\n" + std::string(name);
  for (const auto& [key, address] : facts) {
    if (!key.starts_with(remote_key) || !key.ends_with(end)) continue;
    const auto copy = std::string_view(key).substr(remote_key.size(), key.size() - remote_key.size() - end.size());
    if (anywhere || is_open(copy)) found = with_alternative(std::move(found), address);
  }
  return found;
}

void set_global_setting(State& state, std::string_view key, const Value& value) {
  state.job.facts.insert_or_assign(std::string(global_key) + std::string(key), value);
}

void set_local_setting(State& state, const Value& folder, std::string_view key, const Value& value) {
  for (const auto& copy : copies_to_change(state, folder))
    state.job.facts.insert_or_assign(key_in(local_key, copy, key), value);
}

std::vector<GitSetting> settings_at(const State& state, const Value& folder) {
  std::vector<GitSetting> settings;
  for (const auto& [key, value] : state.job.facts)
    if (key.starts_with(global_key)) settings.emplace_back(key.substr(global_key.size()), value);
  const auto copies = copies_around(state, folder);
  const bool anywhere = is_anywhere(state, folder);
  for (const auto& [key, value] : state.job.facts) {
    if (!key.starts_with(local_key)) continue;
    const auto line_break = key.find('\n');
    const auto owner = key.substr(local_key.size(), line_break - local_key.size());
    const bool here = std::find(copies.begin(), copies.end(), std::optional(owner)) != copies.end();
    if (anywhere || here) settings.emplace_back(key.substr(line_break + 1), value);
  }
  return settings;
}

}  // namespace patscope::calls
