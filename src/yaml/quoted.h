#pragma once

#include <string>
#include <string_view>

namespace patscope::yaml {

/// How control characters are spelt: "\u0007" or "\x07".
enum class Controls { json, yaml };

/// `text` between double quotes, which JSON and YAML write alike but for control characters.
[[nodiscard]] std::string quoted(Controls controls, std::string_view text);

}  // namespace patscope::yaml
