#include <algorithm>

#include "cli/analysis.h"
#include "cli/commands/commands.h"
#include "cli/live.h"
#include "cli/output/print.h"
#include "cli/verdict.h"
#include "report/find/judge.h"
#include "report/formats/check.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

bool is_about(const std::string& credential, const report::Report& report) {
  return find_verification(report.live, credential) != nullptr;
}

/// What is said of other credentials, and of none, is the business of `check`.
void keep_what_was_asked(report::Report& report) {
  std::erase_if(report.credentials, [&](const report::CredentialSummary& summary) {
    return !is_about(summary.requirement.credential.name, report);
  });
  std::erase_if(report.findings, [&](const report::Finding& finding) { return !is_about(finding.credential, report); });
}

}  // namespace

ExitCode verify(const Options& options) {
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  auto report = analyse(world);
  ask_service(report, options.live, known, net::process_environment());
  if (report.live->verifications.empty())
    throw WorldError(ExitCode::unverified, "no request carries a PAT by name: there is nothing to ask about");
  report::judge(report, world.sources, known);
  keep_what_was_asked(report);
  print(options.format == Format::json ? report::check_as_json(report, world.sources, known)
                                       : report::check_as_text(report, world.sources, known, world.terminal),
        options.format);
  return exit_code(report, options.check);
}

}  // namespace patscope::cli
