#pragma once

#include <string>

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

 private:
  std::string root_;  ///< absolute, symbolic links resolved
};

}  // namespace patscope::pipeline
