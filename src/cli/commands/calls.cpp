#include "report/formats/calls.h"

#include "cli/analysis.h"
#include "cli/commands/commands.h"
#include "cli/output/print.h"

namespace patscope::cli {

ExitCode calls(const Options& options) {
  World world = open_world(options.input);
  const auto report = analyse(world);
  const auto& known = world.catalog.scopes();
  print(options.format == Format::json ? report::calls_as_json(report, world.sources, known)
                                       : report::calls_as_text(report, world.sources, known, world.terminal),
        options.format);
  return ExitCode::ok;
}

}  // namespace patscope::cli
