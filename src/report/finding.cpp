#include "report/finding.h"

#include "report/report.h"
#include "text/check.h"

namespace patscope::report {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  check(false, "a Severity without a name");
  return {};
}

std::string_view to_string(UnreadKind kind) {
  return kind == UnreadKind::template_file ? "template" : "script";
}

}  // namespace patscope::report
