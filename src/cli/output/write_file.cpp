#include "cli/output/write_file.h"

#include <fmt/format.h>

#include <fstream>
#include <random>
#include <system_error>

#include "text/world_error.h"

namespace patscope::cli {

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  const bool exists = std::filesystem::exists(path, error);
  const auto target = exists ? std::filesystem::canonical(path, error) : path;
  auto beside = target;
  beside += fmt::format(".{}.new", std::random_device()());
  std::ofstream file(beside, std::ios::binary);
  file << bytes << std::flush;
  const bool written = file.good();
  file.close();
  if (written && exists)
    std::filesystem::permissions(beside, std::filesystem::status(target, error).permissions(), error);
  if (written) std::filesystem::rename(beside, target, error);
  if (written && !error) return;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  throw WorldError(ExitCode::usage, fmt::format("{}: cannot be written", path.string()));
}

}  // namespace patscope::cli
