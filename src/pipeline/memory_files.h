#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/files.h"

namespace patscope::pipeline {

/// A repository that exists in memory alone, for tests and for text that comes from elsewhere.
class MemoryFiles : public Files {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}

  void add(std::string path, std::string bytes) { files_[std::move(path)] = std::move(bytes); }

  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] bool is_file(std::string_view path) const override;
  [[nodiscard]] bool is_folder(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override;
  [[nodiscard]] std::optional<std::string> find_ignoring_case(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace patscope::pipeline
