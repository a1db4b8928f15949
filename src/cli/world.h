#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "cli/config/config.h"
#include "cli/options/options.h"
#include "pipeline/files.h"
#include "pipeline/load.h"
#include "report/report.h"
#include "report/terminal.h"
#include "text/sources.h"

namespace patscope::cli {

/// A repository on the disk with what the command line says of it.
struct World {
  Sources sources;
  std::filesystem::path root;
  catalog::Catalog catalog;
  std::unique_ptr<pipeline::Files> files;
  std::vector<std::unique_ptr<pipeline::Files>> other_repositories;
  std::map<std::string, std::filesystem::path> repository_folders = {};  ///< of --repository, by alias
  pipeline::LoadOptions load;
  std::string config_path;             ///< relative to the root
  Config config;                       ///< with the grants of the command line
  std::vector<std::string> pipelines;  ///< relative to the root
  /// Only pipelines that these files are or that reach them are to be analysed; nothing: all. Relative to the root.
  std::optional<std::set<std::string>> changed = {};
  report::Terminal terminal;
};

/// Finds the root, the pipelines and everything else that an analysis starts from. Throws a WorldError (usage).
[[nodiscard]] World open_world(const InputOptions& input);

}  // namespace patscope::cli
