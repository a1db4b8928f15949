#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calls/evaluate/state.h"
#include "calls/follow/checkouts.h"
#include "calls/recognise/git_line.h"

namespace patscope::calls {

// The working copies of a job: each has remotes and settings of its own, whoever the last clone was. Which one a
// command works in is told by its folder: the nearest one around it that was checked out, cloned or made there, else
// the pipeline's checkout.

/// Where a git command works: the current folder, then its -C and --git-dir.
[[nodiscard]] Value git_folder(const State& state, const GitLine& line);

/// What the `checkout:` steps make before any script runs.
void add_checkouts(State& state, const Checkouts& checkouts);
/// Whether a checkout has that remote. With what git logs in there is not to be seen: the agent may have stored it.
[[nodiscard]] bool is_remote_of_checkout(const State& state, const Text& address);
/// `git clone`, `git init`: there is a working copy at `folder`.
void add_copy(State& state, const Text& folder);
/// `git worktree add`: `folder` is another one of the same repository.
void add_worktree(State& state, const Value& repository, const Text& folder);
/// The folder that the copy around `folder` begins at; null when that is not known.
[[nodiscard]] Value root_of_copy(const State& state, const Value& folder);

void set_remote(State& state, const Value& folder, std::string_view name, const Value& address);
/// Null when nothing is known of it. In a folder of which is not known whose it is, it may be that of every copy.
[[nodiscard]] Value remote_address(const State& state, const Value& folder, std::string_view name);

/// For all copies, as --global is.
void set_global_setting(State& state, std::string_view key, const Value& value);
void set_local_setting(State& state, const Value& folder, std::string_view key, const Value& value);
/// What is in force in `folder`, local ones last.
[[nodiscard]] std::vector<GitSetting> settings_at(const State& state, const Value& folder);

}  // namespace patscope::calls
