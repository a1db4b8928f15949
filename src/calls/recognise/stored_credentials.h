#pragma once

#include <vector>

#include "calls/evaluate/invocation.h"
#include "calls/recognise/git_line.h"

namespace patscope::calls {

/// What git and curl find where they keep logins: a credential helper, .git-credentials, .netrc. Null when a script
/// has put none there for a host of Azure DevOps or one that is not known.
[[nodiscard]] Value stored_git_credential(const State& state, const std::vector<GitSetting>& settings);
[[nodiscard]] Value netrc_credential(const State& state);

}  // namespace patscope::calls
