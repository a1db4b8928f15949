#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/call.h"
#include "text/sources.h"

namespace patscope::report {

enum class Severity { note, warning, error };
[[nodiscard]] std::string_view to_string(Severity severity);

/// What a user must know, with its place. Formats see nothing else of the analysis but `Report`.
struct Finding {
  std::string rule = {};  ///< id in the table of rules (report/rules/rules.h): "missing-scope"
  Severity severity = Severity::error;
  std::optional<Span> place = {};
  std::string message = {};             ///< one sentence, no trailing full stop
  std::vector<std::string> notes = {};  ///< evidence and advice, a line each
  std::vector<Span> via = {};           ///< the include chain
  std::string credential = {};          ///< the PAT concerned, or empty
};

}  // namespace patscope::report
