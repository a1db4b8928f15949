#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/files.h"
#include "text/sources.h"
#include "yaml/read.h"

namespace patscope::pipeline {

/// Where a template stands, whether or not it can be read here.
struct TemplatePlace {
  std::string repository;  ///< alias in lower case; empty for the pipeline's own repository
  std::string path;
};

/// One YAML file of a pipeline, read once however often it is included.
struct TemplateFile {
  TemplatePlace place;
  SourceId source{};
  yaml::Node root;
  bool broken = false;  ///< no YAML; `root` is what stood before the error
};

/// The files that a pipeline's `template:` lines name, in its own repository and in those given by alias.
class TemplateFiles {
 public:
  TemplateFiles(Sources& sources, const Files& self, const std::map<std::string, const Files*>& repositories)
      : sources_(sources), self_(self), repositories_(repositories) {}

  struct Found {
    const TemplateFile* file = nullptr;
    std::string problem{};  ///< what the service would say
    std::string unread{};   ///< why the file is not available here, though the service may have it
    TemplatePlace place{};
  };
  [[nodiscard]] Found open_root(std::string_view path);
  /// `reference` as written: "a.yml", "/a.yml", "a.yml@alias"; relative to the folder of `from`, or to the root of a
  /// repository that is another one than that of `from`.
  [[nodiscard]] Found open(std::string_view reference, const TemplatePlace& from);

  /// `resources.repositories` names this alias.
  void declare(std::string_view alias);
  /// The file with this source, or nullptr.
  [[nodiscard]] const TemplateFile* of(SourceId source) const;
  [[nodiscard]] const std::deque<TemplateFile>& all() const { return files_; }
  /// YAML errors of the files read since the last call.
  [[nodiscard]] std::vector<yaml::Problem> take_problems();

 private:
  [[nodiscard]] Found open_in(const TemplatePlace& place);

  Sources& sources_;
  const Files& self_;
  const std::map<std::string, const Files*>& repositories_;
  std::vector<std::string> declared_;
  std::deque<TemplateFile> files_;
  std::vector<yaml::Problem> problems_;
};

}  // namespace patscope::pipeline
