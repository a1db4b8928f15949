#include "cli/world.h"

#include <fmt/format.h>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "cli/grant.h"
#include "cli/parameters_file.h"
#include "cli/workspace.h"
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

pipeline::LoadOptions load_options(const InputOptions& input,
                                   std::vector<std::unique_ptr<pipeline::Files>>& repositories) {
  pipeline::LoadOptions load;
  if (!input.parameters_file.empty()) load.parameters = read_parameters_file(input.parameters_file);
  for (const auto& typed : input.parameters) load.parameters.push_back(key_and_value(typed, "--parameter"));
  for (const auto& typed : input.variables) load.variables.push_back(key_and_value(typed, "--variable"));
  for (const auto& typed : input.repositories) {
    const auto [alias, folder] = key_and_value(typed, "--repository");
    repositories.push_back(std::make_unique<pipeline::DiskFiles>(folder));
    load.repositories[alias] = repositories.back().get();
  }
  return load;
}

Config config_of(const InputOptions& input, World& world) {
  Config config;
  const auto& scopes = world.catalog.scopes();
  if (!input.config.empty()) {
    config = read_config(world.sources, input.config, read_file(input.config, "--config"), scopes);
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

namespace {

bool prints_to_terminal() {
#ifdef _WIN32
  return ::_isatty(::_fileno(stdout)) != 0;
#else
  return ::isatty(STDOUT_FILENO) != 0;
#endif
}

}  // namespace

report::Terminal standard_output() {
  report::Terminal terminal;
  const char* no_color = std::getenv("NO_COLOR");
  if (prints_to_terminal() && (no_color == nullptr || *no_color == '\0')) terminal.colour = report::Colour::yes;
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr && std::atoi(columns) > 0)
    terminal.width = std::clamp<std::size_t>(static_cast<std::size_t>(std::atoi(columns)), 60, 160);
  return terminal;
}

World open_world(const InputOptions& input) {
  const auto root = root_of(input);
  World world{.sources = {},
              .root = root,
              .catalog = catalog::Catalog::embedded(),
              .files = std::make_unique<pipeline::DiskFiles>(root.string()),
              .other_repositories = {},
              .load = {},
              .config = {},
              .pipelines = {},
              .terminal = standard_output()};
  world.load = load_options(input, world.other_repositories);
  world.terminal.path_prefix = prefix_from_here(root);
  world.config = config_of(input, world);
  world.pipelines = find_pipelines(*world.files, paths_of(input, world.config, root));
  return world;
}

}  // namespace patscope::cli
