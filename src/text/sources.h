#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace patscope {

/// Names one file of a `Sources`.
enum class SourceId : std::uint32_t {};

/// Half-open range of bytes in one file. Lines and columns are computed only when something is printed.
struct Span {
  SourceId source{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
};

/// Both count from 1; a column counts characters (UTF-8 sequences), as editors do.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Every file that an analysis has read. What it returns stays valid as long as it lives.
class Sources {
 public:
  /// `path` is how the file is shown to people: relative to the repository root, with forward slashes.
  [[nodiscard]] SourceId add(std::string path, std::string bytes);

  /// In the order in which they were added.
  [[nodiscard]] std::vector<SourceId> ids() const;
  [[nodiscard]] std::string_view path(SourceId id) const;
  [[nodiscard]] std::string_view bytes(SourceId id) const;
  [[nodiscard]] std::string_view slice(Span span) const;
  /// Of an offset past the end: the position of the end.
  [[nodiscard]] Position position(SourceId id, std::uint32_t offset) const;
  /// Without its line break; empty for a line that the file does not have.
  [[nodiscard]] std::string_view line_text(SourceId id, std::uint32_t line) const;

 private:
  struct File {
    std::string path;
    std::string bytes;
    std::vector<std::uint32_t> line_starts;
  };
  [[nodiscard]] const File& file(SourceId id) const;

  std::deque<File> files_;
};

}  // namespace patscope
