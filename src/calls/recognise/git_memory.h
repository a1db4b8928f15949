#pragma once

#include <optional>
#include <vector>

#include "calls/evaluate/invocation.h"
#include "calls/recognise/git_line.h"
#include "calls/recognise/options.h"

namespace patscope::calls {

/// One git command in the working copy of its folder.
struct GitCommand {
  State& state;
  GitLine line;
  Value folder;
  std::vector<GitSetting> settings;  ///< in force: the copy's, the global ones, its own
};

[[nodiscard]] GitCommand git_command(Invocation& invocation);
/// `git clone -c key=value URL [FOLDER]`: what the new working copy will know.
void remember_clone(const GitCommand& command, const CommandLine& line, const Value& address);
/// What a command that sends nothing leaves behind, and what it prints.
[[nodiscard]] Value remember(const GitCommand& command);

}  // namespace patscope::calls
