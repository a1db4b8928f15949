#pragma once

#include <map>
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

  enum class Exists { no, outside, file, folder, other };
  struct Place {
    std::string path;
    Exists exists = Exists::no;
  };

 private:
  /// Asks the disk once for each path: an analysis asks for the same ones again and again, and nothing changes
  /// meanwhile.
  [[nodiscard]] const Place& locate(std::string_view path) const;

  std::string root_;  ///< absolute, symbolic links resolved
  mutable std::map<std::string, Place, std::less<>> located_;
};

}  // namespace patscope::pipeline
