#include "report/check.h"

#include <fmt/core.h>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/live.h"
#include "cli/verdict.h"
#include "report/judge.h"

namespace patscope::cli {

ExitCode check(const Options& options) {
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  auto report = analyse(world);
  if (options.live.live == Live::yes) ask_service(report, options.live, known, net::process_environment());
  report::judge(report, world.sources, known);
  fmt::print("{}", options.format == Format::json
                       ? report::check_as_json(report, world.sources, known)
                       : report::check_as_text(report, world.sources, known, world.terminal));
  return exit_code(report, options.check);
}

}  // namespace patscope::cli
