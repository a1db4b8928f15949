#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/files.h"
#include "pipeline/model.h"
#include "text/sources.h"

namespace patscope::pipeline {

/// What the caller says beside the files.
struct LoadOptions {
  std::vector<std::pair<std::string, std::string>> parameters;  ///< --parameter; JSON for object parameters
  std::vector<std::pair<std::string, std::string>> variables;   ///< --variable: queue-time variables
  std::map<std::string, const Files*> repositories;             ///< --repository alias=DIRECTORY
};

/// Reads, expands and models one pipeline file. Never throws for what stands in the files.
[[nodiscard]] Pipeline load(Sources& sources, const Files& files, std::string_view path, const LoadOptions& options);

/// The expanded document as the service's `finalYaml` shows it, and the problems that it would report.
struct Expansion {
  std::string yaml;
  std::string json;
  std::vector<Problem> problems;
  std::vector<Coverage> unread;
};
enum class Annotate { no, yes };
[[nodiscard]] Expansion expand(Sources& sources, const Files& files, std::string_view path, const LoadOptions& options,
                               Annotate annotate);

/// Whether a YAML file is a pipeline (and not a template, a workflow of another CI or something else) by its content.
/// Of a file that is broken, the keys at the beginning of its lines decide.
[[nodiscard]] bool looks_like_pipeline(std::string_view bytes);

}  // namespace patscope::pipeline
