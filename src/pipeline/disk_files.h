#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/files.h"

namespace patscope::pipeline {

/// A repository in a folder of the disk.
class DiskFiles : public Files {
 public:
  /// Throws a WorldError (usage) when `root` is not a folder.
  explicit DiskFiles(const std::string& root);

  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] bool is_file(std::string_view path) const override;
  [[nodiscard]] bool is_folder(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override;
  [[nodiscard]] std::optional<std::string> find_ignoring_case(std::string_view path) const override;

  enum class Exists { no, outside, file, folder, other };
  struct Place {
    std::string path;
    Exists exists = Exists::no;
  };

 private:
  /// Asks the disk once for each path: an analysis asks for the same ones again and again, and nothing changes
  /// meanwhile.
  [[nodiscard]] const Place& locate(std::string_view path) const;

  /// The names of what stands in a folder, read once.
  [[nodiscard]] const std::vector<std::string>& names_in(const std::string& folder) const;

  std::string root_;  ///< absolute, symbolic links resolved
  mutable std::map<std::string, Place, std::less<>> located_;
  mutable std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

}  // namespace patscope::pipeline
