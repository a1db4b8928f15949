#pragma once

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace patscope::cli {

/// What to analyse, shared by all commands that read pipelines.
struct InputOptions {
  std::vector<std::string> paths;  ///< as typed; empty: the configuration's pipelines, or the current directory
  std::string root;                ///< --root; empty: found by `find_root`
  std::string config;              ///< --config; empty: .patscope.yml in the root, if there
  std::vector<std::string> parameters;
  std::string parameters_file;
  std::vector<std::string> variables;
  std::vector<std::string> repositories;
  std::vector<std::string> grants;  ///< 'NAME=vso.code vso.build'
};

/// Which pipelines, and what they are expanded with.
void add_pipelines(CLI::App& app, InputOptions& input);
/// The same, and the configuration.
void add_input(CLI::App& app, InputOptions& input);
/// --grant, for what compares needs with grants.
void add_grants(CLI::App& app, InputOptions& input);
/// Only what a pipeline is expanded with: parameters, variables, repositories and the root.
void add_expansion(CLI::App& app, InputOptions& input);

/// "k=v" split at the first "="; a usage error that names `option` when there is none.
[[nodiscard]] std::pair<std::string, std::string> key_and_value(const std::string& typed, const char* option);

}  // namespace patscope::cli
