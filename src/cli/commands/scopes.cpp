#include "report/formats/scopes.h"

#include "cli/analysis.h"
#include "cli/commands/commands.h"
#include "cli/output/print.h"
#include "report/find/judge.h"

namespace patscope::cli {

ExitCode scopes(const Options& options) {
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  auto report = analyse(world);
  report::judge(report, world.sources, known);
  print(options.format == Format::json ? report::scopes_as_json(report, world.sources, known)
                                       : report::scopes_as_text(report, world.sources, known, world.terminal),
        options.format);
  return ExitCode::ok;
}

}  // namespace patscope::cli
