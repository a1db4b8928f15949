#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

namespace patscope::cli {

/// What the pull request that is validated here changes below `root`, relative to it. Nothing outside of such a run
/// (SYSTEM_PULLREQUEST_PULLREQUESTID), and, with a word on standard error, when git cannot tell: HEAD must merge the
/// pull request into its target, and a clone of depth 1 lacks what it merges.
[[nodiscard]] std::optional<std::set<std::string>> changed_in_pull_request(const std::filesystem::path& root);

}  // namespace patscope::cli
