#pragma once

#include <span>
#include <string_view>

namespace patscope::report {

/// A file of src/report/html, as bytes in the executable.
struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};

/// Sorted by name.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace patscope::report
