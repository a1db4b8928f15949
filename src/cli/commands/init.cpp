#include <fmt/core.h>

#include <filesystem>

#include "cli/analysis.h"
#include "cli/commands/commands.h"
#include "cli/config/new_config.h"
#include "cli/output/write_file.h"
#include "cli/workspace.h"
#include "report/find/judge.h"
#include "report/words.h"

namespace patscope::cli {

namespace {

/// What is to be written need not be there yet.
InputOptions input_of(const Options& options) {
  auto input = options.input;
  if (!std::filesystem::exists(input.config)) input.config.clear();
  return input;
}

}  // namespace

ExitCode init(const Options& options) {
  World world = open_world(input_of(options));
  const auto path =
      options.input.config.empty() ? world.root / config_name : std::filesystem::path(options.input.config);
  if (options.overwrite == Overwrite::no && std::filesystem::exists(path))
    throw WorldError(ExitCode::usage, fmt::format("{} exists; --force overwrites it", path.string()));
  auto report = analyse(world);
  report::judge(report, world.sources, world.catalog.scopes());
  write_file(path, new_config(report, world.catalog.scopes()));
  fmt::print("Wrote {}: {}, {}\n", options.input.config.empty() ? config_name : options.input.config,
             report::counted(report.credentials.size(), "PAT"), report::counted(report.pipelines.size(), "pipeline"));
  return ExitCode::ok;
}

}  // namespace patscope::cli
