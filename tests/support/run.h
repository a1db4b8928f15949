#pragma once

#include <filesystem>
#include <string>

namespace patscope::support {

/// The repository that the tests belong to.
[[nodiscard]] std::filesystem::path root();

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

/// A new folder that lies in no repository; removed with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Outcome {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// Runs `command` by `sh` in `folder`; `patscope` is the executable under test. No terminal, no colours, nothing on
/// standard input.
[[nodiscard]] Outcome run(const std::string& command, const std::filesystem::path& folder);

/// Copies `folder` out of this repository, so that the copy is a root of its own, runs `prepare` there if the folder
/// has such a script (for files that git cannot hold), then the line of the file `command`.
[[nodiscard]] Outcome run_case(const std::filesystem::path& folder);

/// "exit 1", what came on standard output, and, when there is any, what came on standard error.
[[nodiscard]] std::string shown(const Outcome& outcome);

}  // namespace patscope::support
