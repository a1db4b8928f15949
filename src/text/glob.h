#pragma once

#include <string_view>

namespace patscope {

/// Whether `path` is one that `pattern` names: `*` stands for any characters but "/", `?` for one, `**` for any with
/// "/", and "**/" for nothing too. Case matters.
[[nodiscard]] bool matches_glob(std::string_view pattern, std::string_view path);

}  // namespace patscope
