// What git keeps for later commands: remotes, settings, where working copies are.

#include "calls/recognise/git_memory.h"

#include "calls/follow/paths.h"
#include "calls/recognise/git_copies.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

enum class Applies { everywhere, here };

/// "remote.origin.url" is how a remote is stored.
void change_setting(const GitCommand& command, const std::string& key, const Value& value, Applies applies) {
  constexpr std::string_view start = "remote.";
  const auto end = key.rfind('.');
  if (key.starts_with(start) && end > start.size() && (key.ends_with(".url") || key.ends_with(".pushurl")))
    set_remote(command.state, command.folder, key.substr(start.size(), end - start.size()), value);
  else if (applies == Applies::everywhere)
    set_global_setting(command.state, key, value);
  else
    set_local_setting(command.state, command.folder, key, value);
}

/// git config [--global ...] key value. What a reading one prints.
std::optional<Value> configure(const GitCommand& command) {
  std::vector<Value> operands;
  auto applies = Applies::here;
  bool reads = false;
  for (const auto& word : command.line.rest) {
    const auto text = spelling(word);
    if (text.starts_with("--unset") || text.starts_with("--list") || text.starts_with("--remove")) return std::nullopt;
    if (text.starts_with("--get")) reads = true;
    if (text == "--global" || text == "--system") applies = Applies::everywhere;
    if (!text.starts_with('-')) operands.push_back(word);
  }
  // `git config set key value` and its kin, since git 2.46.
  const auto verb = operands.empty() ? std::string() : spelling(operands[0]);
  if (verb == "set" || verb == "get") operands.erase(operands.begin());
  if (operands.empty()) return std::nullopt;
  const auto key = to_lower(spelling(operands[0]));
  if (reads || verb == "get" || operands.size() < 2) {
    if (!key.starts_with("remote.") || !key.ends_with(".url")) return std::nullopt;
    const auto address = remote_address(command.state, command.folder, key.substr(7, key.size() - 11));
    return address.is_nothing() ? std::nullopt : std::optional(address);
  }
  // "url.<base>.insteadOf": every URL that begins with the value is sent to <base>, which may hold a token.
  for (const std::string_view end : {".insteadof", ".pushinsteadof"}) {
    if (!key.starts_with("url.") || !key.ends_with(end)) continue;
    const auto text = as_text(operands[0]);
    command.state.job.facts["git.instead." + spelling(operands[1])] =
        Value(slice(text, 4, flatten(text).size() - end.size()));
    return std::nullopt;
  }
  change_setting(command, key, operands[1], applies);
  return std::nullopt;
}

/// What `git remote get-url` prints; the others change what is known.
std::optional<Value> change_remote(const GitCommand& command) {
  const auto line = parse_options(command.line.rest, {.short_with_value = "tm"});
  if (line.operands.size() < 2) return std::nullopt;
  const auto what = spelling(line.operands[0]);
  const auto name = spelling(line.operands[1]);
  if ((what == "add" || what == "set-url") && line.operands.size() > 2)
    set_remote(command.state, command.folder, name, line.operands[2]);
  if (what == "rename" && line.operands.size() > 2)
    set_remote(command.state, command.folder, spelling(line.operands[2]),
               remote_address(command.state, command.folder, name));
  if (what != "get-url") return std::nullopt;
  const auto address = remote_address(command.state, command.folder, name);
  return address.is_nothing() ? std::nullopt : std::optional(address);
}

/// The folder that git makes for a repository: the last part of its address, without ".git".
Text folder_for(const Text& address, const CommandLine& line) {
  auto whole = address;
  for (const std::string_view end : {"/", "/.git", ".git"})
    if (const auto flat = flatten(whole); flat.ends_with(end)) whole = slice(whole, 0, flat.size() - end.size());
  auto name = base_of(whole);
  return line.has({"--bare", "--mirror"}) ? name.append(".git") : name;
}

/// `git init [FOLDER]`, `git worktree add FOLDER`.
void remember_folder(const GitCommand& command, const CommandLine& line) {
  const bool worktree = command.line.verb == "worktree";
  const std::size_t at = worktree ? 1 : 0;
  if (worktree && (line.operands.size() < 2 || spelling(line.operands[0]) != "add")) return;
  const auto here = command.folder.is_nothing() ? Text() : as_text(command.folder);
  const auto folder = line.operands.size() > at ? join_paths(here, as_text(line.operands[at])) : here;
  if (worktree)
    add_worktree(command.state, command.folder, folder);
  else
    add_copy(command.state, folder);
}

/// What a command prints, when that is known.
std::optional<Value> local_result(const GitCommand& command) {
  const auto& line = command.line;
  if (line.verb == "config") return configure(command);
  if (line.verb == "remote") return change_remote(command);
  if (line.verb == "init" || line.verb == "worktree")
    remember_folder(command, parse_options(line.rest, {.short_with_value = "bB"}));
  if (line.verb == "rev-parse" && !line.rest.empty() && spelling(line.rest.front()) == "--show-toplevel")
    if (auto root = root_of_copy(command.state, command.folder); !root.is_nothing()) return root;
  return std::nullopt;
}

/// Names the output, for those who read that something depends on it.
std::string output_name(const GitLine& line) {
  if (line.verb != "rev-parse" || line.rest.empty()) return "git's output";
  return "git rev-parse " + as_text(line.rest.front()).with_names();
}

}  // namespace

GitCommand git_command(Invocation& invocation) {
  auto& state = invocation.state;
  GitCommand command{.state = state, .line = parse_git(words(invocation)), .folder = {}, .settings = {}};
  command.folder = git_folder(state, command.line);
  command.settings = settings_at(state, command.folder);
  command.settings.insert(command.settings.end(), command.line.config.begin(), command.line.config.end());
  return command;
}

void remember_clone(const GitCommand& command, const CommandLine& line, const Value& address) {
  const auto* origin = line.value({"-o", "--origin"});
  for (const auto& text : as_texts(address)) {
    const auto named = line.operands.size() > 1 ? as_text(line.operands[1]) : folder_for(text, line);
    const auto folder = command.folder.is_nothing() ? named : join_paths(as_text(command.folder), named);
    add_copy(command.state, folder);
    set_remote(command.state, Value(folder), origin != nullptr ? spelling(*origin) : "origin", Value(text));
    for (const auto& setting : line.values({"-c", "--config"})) {
      const auto [key, value] = git_setting(setting);
      set_local_setting(command.state, Value(folder), key, value);
    }
  }
}

Value remember(const GitCommand& command) {
  return local_result(command).value_or(unknown(output_name(command.line)));
}

}  // namespace patscope::calls
