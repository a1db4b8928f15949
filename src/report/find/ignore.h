#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

namespace patscope::report {

/// Somebody's decision to live with findings of one rule.
struct Ignore {
  std::string rule;
  std::string reason;                 ///< empty: a finding of its own
  std::string path = "**";            ///< a glob (text/glob.h)
  std::optional<std::uint32_t> line;  ///< of a comment: the only line that it is about
  std::string until;                  ///< "2027-01-31", the last day; empty: for ever
  Span place;                         ///< where it is written
};

/// Every `# patscope: ignore[rule] reason` of the files that the report is about; also behind `//`, `REM` and `::`,
/// several rules between commas. It is about its own line, or, standing alone, about the next one that is none.
[[nodiscard]] std::vector<Ignore> ignore_comments(const Report& report, const Sources& sources);

/// Moves what is ignored from `findings` to `suppressed`. An ignore of no use, past its day (`today` is "2026-11-25")
/// or without a reason becomes a finding.
void suppress(Report& report, const Sources& sources, const std::vector<Ignore>& ignores, const std::string& today);

}  // namespace patscope::report
