#include <fmt/core.h>

#include "cli/analysis.h"
#include "cli/commands/commands.h"
#include "cli/output/print.h"
#include "report/formats/agent_commands.h"
#include "report/terminal.h"

namespace patscope::cli {
namespace {

void complain(const World& world, Span span, const std::string& message) {
  fmt::print(stderr, "{}: {}\n", report::shown_place(world.sources, span, report::plain(world.terminal)),
             report::without_agent_commands(report::printable(message)));
}

}  // namespace

ExitCode expand(const Options& options) {
  World world = open_world(options.input);
  const auto annotate = options.annotate == Annotations::yes ? pipeline::Annotate::yes : pipeline::Annotate::no;
  const auto expansion = pipeline::expand(world.sources, *world.files, world.pipelines.front(), world.load, annotate);
  print(options.format == Format::json ? expansion.json : expansion.yaml, options.format);
  for (const auto& problem : expansion.problems) complain(world, problem.span, problem.message);
  for (const auto& region : expansion.unread) complain(world, region.place, region.reason);
  return expansion.problems.empty() ? ExitCode::ok : ExitCode::findings;
}

}  // namespace patscope::cli
