#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace patscope::pipeline {

/// The files of the same repository that the `template:` lines of the YAML file `path` name, as far as they are written
/// out.
[[nodiscard]] std::vector<std::string> template_references(std::string_view bytes, std::string_view path);
/// Whether a file says when it starts (trigger, pr, schedules), which no template may.
[[nodiscard]] bool says_when_it_starts(std::string_view bytes);

}  // namespace patscope::pipeline
