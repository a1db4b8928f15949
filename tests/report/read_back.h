#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace patscope::report {

/// "rule severity: message" of each finding in an output, sorted. What a format has no room for is left open: a message
/// that is followed by something else is read up to that.
using Told = std::vector<std::string>;

[[nodiscard]] Told told_by_text(std::string_view output);
[[nodiscard]] Told told_by_json(std::string_view output);
/// Of the log; the issues are read by `issues_of_azure`.
[[nodiscard]] Told told_by_azure(std::string_view output);
/// Findings that are notes are no issues.
[[nodiscard]] Told issues_of_azure(std::string_view output);
[[nodiscard]] Told told_by_sarif(std::string_view output);
[[nodiscard]] Told told_by_markdown(std::string_view output);
[[nodiscard]] Told told_by_junit(std::string_view output);
[[nodiscard]] Told told_by_html(std::string_view output);

}  // namespace patscope::report
