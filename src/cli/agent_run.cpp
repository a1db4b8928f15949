#include "cli/agent_run.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "cli/run_facts.h"
#include "rest/token_shape.h"

namespace patscope::cli {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

fs::path new_folder(const fs::path& parent) {
  std::random_device random;
  fs::path folder = parent / ("patscope-report-" + std::to_string(random()));
  std::error_code failed;
  fs::create_directories(folder, failed);
  return failed ? fs::path() : folder;
}

/// The file's path, or nothing when it could not be written: the log then goes without it.
std::string written(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream << mask_tokens(text) << std::flush;
  return stream ? file.string() : std::string();
}

}  // namespace

report::AgentRun agent_run(const report::Report& report, const World& world) {
  const auto& prefix = world.terminal.path_prefix;
  std::error_code unknown;
  report::AgentRun run{.root = fs::weakly_canonical(prefix.empty() ? "." : prefix, unknown).string()};
  while (run.root.ends_with('/')) run.root.pop_back();
  if (variable("SYSTEM_HOSTTYPE") == "release") run.host = report::HostType::release;
  const auto temp = variable("AGENT_TEMPDIRECTORY");
  const auto folder = temp.empty() ? fs::path() : new_folder(temp);
  if (folder.empty()) return run;
  const auto& scopes = world.catalog.scopes();
  run.summary_file = written(folder / "patscope.md", report::check_as_markdown(report, world.sources, scopes));
  run.sarif_file = written(folder / "patscope.sarif", report::check_as_sarif(report, world.sources, run_facts()));
  return run;
}

}  // namespace patscope::cli
