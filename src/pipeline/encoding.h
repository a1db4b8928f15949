#pragma once

#include <string>
#include <string_view>

#include "pipeline/files.h"

namespace patscope::pipeline {

/// What a file's bytes say as UTF-8: byte-order marks are removed, UTF-16 (by its mark, or by its zero bytes, as
/// Windows PowerShell writes it) is converted, bytes that are no UTF-8 are read as Latin-1. A file with zero bytes is
/// `binary`, one above `largest_file` is `too_large`.
[[nodiscard]] ReadResult to_utf8(std::string_view bytes);

inline constexpr std::size_t largest_file = 16U << 20U;

}  // namespace patscope::pipeline
