#include "cli/verdict.h"

#include <algorithm>

#include "cli/live.h"

namespace patscope::cli {
namespace {

/// That the service could not be asked has an exit code of its own.
bool fails(const report::Report& report, const CheckOptions& options) {
  return options.fail_on &&
         std::any_of(report.findings.begin(), report.findings.end(), [&](const report::Finding& finding) {
           return finding.severity >= *options.fail_on && finding.rule != "unverified";
         });
}

/// What a pull request does not change is left out on purpose.
bool incomplete(const report::Report& report) {
  const std::size_t meant = report.unchanged.empty() ? 0 : 1;
  return !report.problems.empty() || !report.unread.empty() ||
         std::any_of(report.credentials.begin(), report.credentials.end(),
                     [&](const report::CredentialSummary& summary) { return summary.gaps.size() > meant; });
}

}  // namespace

ExitCode exit_code(const report::Report& report, const CheckOptions& options) {
  if (fails(report, options)) return ExitCode::findings;
  if (is_unverified(report)) return ExitCode::unverified;
  return options.strict == Strict::yes && incomplete(report) ? ExitCode::incomplete : ExitCode::ok;
}

}  // namespace patscope::cli
