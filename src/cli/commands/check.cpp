#include <fmt/core.h>

#include <cstdio>

#include "cli/analysis.h"
#include "cli/changed_files.h"
#include "cli/commands/commands.h"
#include "cli/commands/fix.h"
#include "cli/config/policy.h"
#include "cli/live.h"
#include "cli/output/outputs.h"
#include "cli/output/print.h"
#include "cli/pull_request.h"
#include "cli/verdict.h"
#include "report/find/judge.h"

namespace patscope::cli {
namespace {

bool asks_service(const LiveOptions& options, const net::Environment& environment) {
  if (options.live != Live::yes) return false;
  if (!is_run_of_fork(environment)) return true;
  fmt::print(stderr, "patscope: --live: the run of a fork has no secrets; the service is not asked\n");
  return false;
}

}  // namespace

ExitCode check(const Options& options) {
  const auto environment = net::process_environment();
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  if (options.check.changed_only == ChangedOnly::yes) world.changed = changed_in_pull_request(world.root);
  const auto agent = agent_progress(options.format);
  auto report = analyse(world, agent);
  if (asks_service(options.live, environment)) ask_service(report, options.live, known, environment, agent);
  report::judge(report, world.sources, known);
  if (options.check.fix != Fix::no) {
    fix_config(world, report, options);
    report::judge(report, world.sources, known);
  }
  apply_policy(report, world, options.check);
  print(render(report, world, options.format, world.terminal), options.format);
  write_outputs(report, world, options.check.outputs);
  if (options.check.pr_comments == PrComments::yes) comment_on_pull_request(report, world, options, environment);
  return exit_code(report, options.check);
}

}  // namespace patscope::cli
