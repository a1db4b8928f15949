#include "cli/analysis.h"
#include "cli/changed_files.h"
#include "cli/commands.h"
#include "cli/fix.h"
#include "cli/live.h"
#include "cli/outputs.h"
#include "cli/policy.h"
#include "cli/print.h"
#include "cli/pull_request.h"
#include "cli/verdict.h"
#include "report/judge.h"

namespace patscope::cli {

ExitCode check(const Options& options) {
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  if (options.check.changed_only == ChangedOnly::yes) world.changed = changed_in_pull_request(world.root);
  auto report = analyse(world);
  if (options.live.live == Live::yes) ask_service(report, options.live, known, net::process_environment());
  report::judge(report, world.sources, known);
  if (options.check.fix != Fix::no) {
    fix_config(world, report, options);
    report::judge(report, world.sources, known);
  }
  apply_policy(report, world, options.check);
  print(render(report, world, options.format, world.terminal), options.format);
  write_outputs(report, world, options.check.outputs);
  if (options.check.pr_comments == PrComments::yes)
    comment_on_pull_request(report, world, options, net::process_environment());
  return exit_code(report, options.check);
}

}  // namespace patscope::cli
