#pragma once

#include <filesystem>
#include <string_view>

namespace patscope::cli {

/// Whole or not at all: beside it first, then in its place. A link is followed. Throws a WorldError (usage).
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace patscope::cli
