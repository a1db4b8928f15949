#include "cli/output/agent_run.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "cli/output/run_facts.h"
#include "rest/token_shape.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

/// The agent compares paths as text with the folders that it checked out into, so a link on the way must not be
/// resolved, as it is in the current directory that the system tells.
fs::path current_folder() {
  const fs::path named = variable("SYSTEM_DEFAULTWORKINGDIRECTORY");
  std::error_code unknown;
  return fs::equivalent(named, ".", unknown) ? named : fs::current_path(unknown);
}

/// Absolute, without trailing slash.
std::string folder_on_agent(const fs::path& folder) {
  const auto path = (current_folder() / folder).lexically_normal();
  return (path.has_filename() ? path : path.parent_path()).string();
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
  report::AgentRun run{.root = folder_on_agent(world.root)};
  for (const auto& [alias, folder] : world.repository_folders)
    run.repositories[to_lower(alias)] = folder_on_agent(folder);
  if (equals_ignoring_case(variable("SYSTEM_HOSTTYPE"), "build")) run.host = report::HostType::build;
  const auto temp = variable("AGENT_TEMPDIRECTORY");
  const auto folder = temp.empty() ? fs::path() : new_folder(temp);
  if (folder.empty()) return run;
  const auto& scopes = world.catalog.scopes();
  run.summary_file = written(folder / "patscope.md", report::check_as_markdown(report, world.sources, scopes));
  run.sarif_file = written(folder / "patscope.sarif", report::check_as_sarif(report, world.sources, run_facts()));
  return run;
}

}  // namespace patscope::cli
