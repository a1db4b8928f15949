#pragma once

#include <string_view>

#include "report/formats/json_values.h"

namespace patscope::report {

/// SARIF's `artifactLocation`: a percent-encoded URI, relative to %SRCROOT% for paths inside of the repository.
[[nodiscard]] Json artifact_location(std::string_view path);

/// SARIF's `physicalLocation`: the file, and the region with its text, of at most a few lines.
[[nodiscard]] Json physical_location(const Sources& sources, Span span);

}  // namespace patscope::report
