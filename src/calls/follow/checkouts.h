#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/files.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// A repository in a job's folder on the agent.
struct Checkout {
  std::string alias;   ///< as resources.repositories names it; empty: the pipeline's own repository
  std::string folder;  ///< below $(Pipeline.Workspace): "s", "s/tools"
  Text address = {};   ///< of its remote; empty where no file tells, as for the pipeline's own
};

/// Stands in a folder for the name of the pipeline's own repository, which no file tells.
inline constexpr std::string_view own_name = "{Build.Repository.Name}";

/// A file or folder of a repository that was copied elsewhere, or came back as an artifact of the run.
struct Placed {
  std::string folder;  ///< where it is: below $(Pipeline.Workspace), of an artifact below its own root
  std::string path;    ///< as an analysis names it, see `split_path`
};

/// Where a job's repositories lie; folders are below $(Pipeline.Workspace).
struct Checkouts {
  std::vector<Checkout> all = {{.alias = {}, .folder = "s", .address = {}}};
  std::string sources = "s";  ///< $(Build.SourcesDirectory), $(System.DefaultWorkingDirectory): where steps start
  std::string own = "s";      ///< $(Build.Repository.LocalPath)
  std::vector<Placed> placed = {};
};

/// As the agent decides it (documentation of `checkout`, source of the agent: high confidence): one repository lies in
/// "s" or in its `path:`, several in "s/NAME" or in their `path:`. Without a `checkout:` step it is the pipeline's own.
[[nodiscard]] Checkouts checkouts_of(const pipeline::Pipeline& pipeline, const pipeline::Job& job,
                                     const pipeline::VariableScope& scope);

/// How an analysis names files: "x.ps1" in the pipeline's own repository, "tools:/x.ps1" in the one called tools.
struct RepositoryPath {
  std::string_view alias;  ///< empty: the pipeline's own repository
  std::string_view path;   ///< from the repository's root
};
[[nodiscard]] RepositoryPath split_path(std::string_view path);
[[nodiscard]] std::string path_in(std::string_view alias, std::string_view path);
/// As people see it, and as templates of other repositories are shown: "x.ps1@tools".
[[nodiscard]] std::string shown_path(std::string_view path);

/// The files of all repositories that a job may run scripts of.
class JobFiles : public pipeline::Files {
 public:
  JobFiles(const pipeline::Files& own, const std::map<std::string, const pipeline::Files*>& clones)
      : own_(own), clones_(clones) {}

  [[nodiscard]] pipeline::ReadResult read(std::string_view path) const override;
  [[nodiscard]] bool is_file(std::string_view path) const override;
  [[nodiscard]] bool is_folder(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override;
  [[nodiscard]] std::optional<std::string> find_ignoring_case(std::string_view path) const override;
  /// Whether the repository that the path is in can be read here.
  [[nodiscard]] bool is_given(std::string_view path) const;

 private:
  [[nodiscard]] const pipeline::Files* files_of(std::string_view alias) const;

  const pipeline::Files& own_;
  const std::map<std::string, const pipeline::Files*>& clones_;
};

}  // namespace patscope::calls
