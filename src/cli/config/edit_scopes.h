#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patscope::cli {

/// New scopes for one credential of a configuration file.
struct ScopeEdit {
  std::string credential;
  std::vector<std::string> scopes;
};

/// `bytes` of a .patscope.yml with the lists of these credentials changed and every other byte as it was: items that
/// stay are not touched, nor are comments. Nothing when a list is written so that this cannot be done: it has comments
/// between brackets, or there is none.
[[nodiscard]] std::optional<std::string> edit_scopes(std::string_view bytes, const std::vector<ScopeEdit>& edits);

}  // namespace patscope::cli
