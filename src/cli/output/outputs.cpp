#include "cli/output/outputs.h"

#include <fmt/format.h>

#include <fstream>

#include "cli/output/agent_run.h"
#include "cli/output/run_facts.h"
#include "report/formats/check.h"
#include "rest/token_shape.h"
#include "text/check.h"
#include "text/world_error.h"

namespace patscope::cli {

std::string render(const report::Report& report, const World& world, Format format, const report::Terminal& terminal) {
  const auto& scopes = world.catalog.scopes();
  switch (format) {
    case Format::text:
      return report::check_as_text(report, world.sources, scopes, terminal);
    case Format::json:
      return report::check_as_json(report, world.sources, scopes);
    case Format::azure:
      return report::check_as_azure(report, world.sources, scopes, terminal, agent_run(report, world));
    case Format::sarif:
      return report::check_as_sarif(report, world.sources, run_facts());
    case Format::markdown:
      return report::check_as_markdown(report, world.sources, scopes);
    case Format::html:
      return report::check_as_html(report, world.sources, scopes);
    case Format::junit:
      return report::check_as_junit(report, world.sources, scopes);
  }
  check(false, "a format that nothing renders");
  return {};
}

void write_outputs(const report::Report& report, const World& world, const std::vector<Output>& outputs) {
  const auto plain = report::plain(world.terminal);
  for (const auto& output : outputs) {
    std::ofstream file(output.file, std::ios::binary);
    file << mask_tokens(render(report, world, output.format, plain)) << std::flush;
    if (!file) throw WorldError(ExitCode::usage, fmt::format("--output: {}: cannot be written", output.file));
  }
}

}  // namespace patscope::cli
