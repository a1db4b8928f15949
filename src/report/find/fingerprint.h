#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace patscope::report {

/// What stays the same of each finding when lines move: rule, path, the text of its line without blanks, credential;
/// where that says the same of several, their order too. In the order of `findings`.
[[nodiscard]] std::vector<std::string> fingerprints(const std::vector<Finding>& findings, const Sources& sources);

}  // namespace patscope::report
