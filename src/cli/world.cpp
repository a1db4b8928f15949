#include "cli/world.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "cli/options/grant.h"
#include "cli/options/parameters_file.h"
#include "cli/output/progress.h"
#include "cli/output/terminal.h"
#include "cli/workspace.h"
#include "net/environment.h"
#include "pipeline/disk_files.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

std::filesystem::path root_of(const InputOptions& input) {
  if (!input.root.empty()) return input.root;
  return find_root(input.paths.empty() ? "." : input.paths.front());
}

std::string read_file(const std::string& path, const char* option) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw WorldError(ExitCode::usage, fmt::format("{}: {}: cannot be read", option, path));
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

pipeline::LoadOptions load_options(const InputOptions& input, World& world) {
  pipeline::LoadOptions load;
  if (!input.parameters_file.empty()) load.parameters = read_parameters_file(input.parameters_file);
  for (const auto& typed : input.parameters) load.parameters.push_back(key_and_value(typed, "--parameter"));
  for (const auto& typed : input.variables) load.variables.push_back(key_and_value(typed, "--variable"));
  for (const auto& typed : input.repositories) {
    const auto [alias, folder] = key_and_value(typed, "--repository");
    world.other_repositories.push_back(std::make_unique<pipeline::DiskFiles>(folder));
    world.repository_folders[alias] = folder;
    load.repositories[alias] = world.other_repositories.back().get();
  }
  return load;
}

Config config_of(const InputOptions& input, World& world) {
  Config config;
  const auto& scopes = world.catalog.scopes();
  if (!input.config.empty()) {
    world.config_path = path_from_root(world.root, input.config);
    config = read_config(world.sources, world.config_path, read_file(input.config, "--config"), scopes);
  } else if (world.files->is_file(config_name)) {
    auto found = world.files->read(config_name);
    if (found.problem)
      throw WorldError(ExitCode::usage, fmt::format("{}: {}", config_name, pipeline::to_string(*found.problem)));
    config = read_config(world.sources, config_name, std::move(found.bytes), scopes);
  }
  for (const auto& typed : input.grants) add_grant(config.grants, parse_grant(typed, scopes));
  return config;
}

std::vector<std::string> paths_of(const InputOptions& input, const Config& config, const std::filesystem::path& root) {
  if (input.paths.empty() && !config.pipelines.empty()) return config.pipelines;
  std::vector<std::string> paths;
  for (const auto& typed : input.paths) paths.push_back(path_in_root(root, typed));
  if (paths.empty()) paths.push_back(path_in_root(root, "."));
  return paths;
}

}  // namespace

World open_world(const InputOptions& input) {
  const auto root = root_of(input);
  const auto environment = net::process_environment();
  World world{.sources = {},
              .root = root,
              .catalog = catalog::Catalog::embedded(),
              .files = std::make_unique<pipeline::DiskFiles>(root.string()),
              .other_repositories = {},
              .load = {},
              .config_path = config_name,
              .config = {},
              .pipelines = {},
              .terminal = terminal_of(standard_output(), environment)};
  world.load = load_options(input, world);
  world.terminal.path_prefix = prefix_from_here(root);
  if (obeys_escapes(standard_output(), environment)) world.terminal.root_url = folder_url(root);
  world.config = config_of(input, world);
  Progress progress;
  progress.say("looking for pipelines");
  world.pipelines = find_pipelines(*world.files, paths_of(input, world.config, root));
  return world;
}

}  // namespace patscope::cli
