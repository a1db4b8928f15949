#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patscope::pipeline {

enum class ReadProblem { missing, not_a_file, too_large, binary, outside, unreadable };

/// As people read it: "does not exist", "is larger than 16 MiB", ....
[[nodiscard]] std::string_view to_string(ReadProblem problem);

struct ReadResult {
  std::string bytes;                   ///< UTF-8; byte-order mark removed, UTF-16 converted
  std::optional<ReadProblem> problem;  ///< set: `bytes` is empty
};

/// The repository's files, the edge to the disk. Paths are relative to the repository's root, with forward slashes,
/// without "." and ".."; nothing outside the root is ever read, symbolic links that leave it included.
class Files {
 public:
  virtual ~Files() = default;
  [[nodiscard]] virtual ReadResult read(std::string_view path) const = 0;
  [[nodiscard]] virtual bool is_file(std::string_view path) const = 0;
  [[nodiscard]] virtual bool is_folder(std::string_view path) const = 0;
  /// Every file below `folder` (".git", "node_modules" and other tool folders left out), sorted.
  [[nodiscard]] virtual std::vector<std::string> list(std::string_view folder) const = 0;
  /// The file or folder that is meant when letter case does not count, as on Windows; nothing for none or several.
  [[nodiscard]] virtual std::optional<std::string> find_ignoring_case(std::string_view path) const = 0;
};

/// "a/./b/../c" -> "a/c", backslashes turned; nothing when it leaves the root.
[[nodiscard]] std::optional<std::string> normalize_path(std::string_view path);
/// `path` as seen from `folder`; a leading "/" means the root.
[[nodiscard]] std::optional<std::string> resolve_path(std::string_view folder, std::string_view path);
/// "a/b/c.yml" -> "a/b"; "c.yml" -> "".
[[nodiscard]] std::string_view folder_of(std::string_view path);

}  // namespace patscope::pipeline
