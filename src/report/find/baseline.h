#pragma once

#include <optional>
#include <set>
#include <string>

#include "report/report.h"

namespace patscope::report {

/// The findings of a day, by their fingerprints, as JSON; one a line with rule and path, so that a diff can be read.
[[nodiscard]] std::string write_baseline(const Report& report, const Sources& sources);

/// The fingerprints; nothing when `text` is no baseline.
[[nodiscard]] std::optional<std::set<std::string>> read_baseline(const std::string& text);

/// Moves what the baseline knows from `findings` to `suppressed`.
void subtract_baseline(Report& report, const Sources& sources, const std::set<std::string>& baseline);

}  // namespace patscope::report
