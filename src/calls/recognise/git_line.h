#pragma once

#include <string>
#include <utility>
#include <vector>

#include "calls/evaluate/value.h"

namespace patscope::calls {

/// A key in lower case, as git compares it, and its value.
using GitSetting = std::pair<std::string, Value>;

/// A git command line: the options before the verb, the verb, what stands behind it.
struct GitLine {
  std::vector<GitSetting> config;  ///< `-c key=value`, of this command alone
  std::vector<Text> folders;       ///< -C and --git-dir: each seen from the one before it
  std::string verb;
  std::vector<Value> rest;
};

[[nodiscard]] GitLine parse_git(const std::vector<Value>& words);
/// "key=value"; a key alone is true.
[[nodiscard]] GitSetting git_setting(const Value& word);

}  // namespace patscope::calls
