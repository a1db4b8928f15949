#include "report/check.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "report/judge.h"

namespace patscope::cli {
namespace {

bool fails(const report::Report& report, const CheckOptions& options) {
  return options.fail_on &&
         std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const report::Finding& finding) { return finding.severity >= *options.fail_on; });
}

bool incomplete(const report::Report& report) {
  return !report.problems.empty() || !report.unread.empty() ||
         std::any_of(report.credentials.begin(), report.credentials.end(),
                     [](const report::CredentialSummary& summary) { return !summary.exact(); });
}

ExitCode exit_code(const report::Report& report, const CheckOptions& options) {
  if (fails(report, options)) return ExitCode::findings;
  return options.strict == Strict::yes && incomplete(report) ? ExitCode::incomplete : ExitCode::ok;
}

}  // namespace

ExitCode check(const Options& options) {
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  auto report = analyse(world);
  report::judge(report, world.sources, known);
  fmt::print("{}", options.format == Format::json
                       ? report::check_as_json(report, world.sources, known)
                       : report::check_as_text(report, world.sources, known, world.terminal));
  return exit_code(report, options.check);
}

}  // namespace patscope::cli
