#include "cli/options/input_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/options/sections.h"
#include "text/world_error.h"

namespace patscope::cli {

void add_expansion(CLI::App& app, InputOptions& input) {
  app.add_option("--parameter", input.parameters, "Value of a pipeline parameter; JSON for objects; repeatable")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false)
      ->group(section::input);
  app.add_option("--parameters-file", input.parameters_file, "YAML or JSON file that maps parameters to values")
      ->type_name("FILE")
      ->group(section::input);
  app.add_option("--variable", input.variables, "Value of a variable at queue time; repeatable")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false)
      ->group(section::input);
  app.add_option("--repository", input.repositories,
                 "Where a clone of a repository lies that resources.repositories calls ALIAS; repeatable")
      ->type_name("ALIAS=DIR")
      ->allow_extra_args(false)
      ->group(section::input);
  app.add_option("--root", input.root, "The repository's root [nearest folder upwards with .git or .patscope.yml]")
      ->type_name("DIR")
      ->group(section::input);
}

void add_pipelines(CLI::App& app, InputOptions& input) {
  app.add_option("PATH", input.paths,
                 "Pipelines, or folders that hold some [those of the configuration, else the current folder]");
  add_expansion(app, input);
}

void add_input(CLI::App& app, InputOptions& input) {
  app.add_option("--config", input.config, "Configuration [.patscope.yml in the root]")
      ->type_name("FILE")
      ->group(section::input);
  add_pipelines(app, input);
}

void add_grants(CLI::App& app, InputOptions& input) {
  app.add_option("--grant", input.grants,
                 "What the PAT in variable NAME was granted; app_token is full access; repeatable")
      ->type_name("'NAME=SCOPE...'")
      ->allow_extra_args(false)
      ->group(section::input);
}

std::pair<std::string, std::string> key_and_value(const std::string& typed, const char* option) {
  const auto equals = typed.find('=');
  if (equals == std::string::npos || equals == 0)
    throw WorldError(ExitCode::usage, fmt::format("{}: expected NAME=VALUE, got '{}'", option, typed));
  return {typed.substr(0, equals), typed.substr(equals + 1)};
}

}  // namespace patscope::cli
