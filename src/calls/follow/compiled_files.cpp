#include "calls/follow/compiled_files.h"

#include <array>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/package_json.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string without_ending(const std::string& path) {
  for (const std::string_view ending : {".js", ".cjs", ".mjs"})
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return path;
}

/// `stem` below `folder`, in one of the languages that are compiled.
std::optional<std::string> source_in(const Machine& machine, const std::string& folder, std::string_view stem) {
  for (const std::string_view ending :
       {".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", "/index.ts", "/index.mts", "/index.js"}) {
    auto path = pipeline::resolve_path(folder, std::string(stem) + std::string(ending));
    if (path && machine.files.is_file(*path)) return path;
  }
  return std::nullopt;
}

/// What stands behind `folder` in `path`; nothing when it is not below it.
std::optional<std::string> below(const std::string& path, const std::string& folder) {
  if (folder.empty()) return path;
  return path.starts_with(folder + "/") ? std::optional(path.substr(folder.size() + 1)) : std::nullopt;
}

std::optional<std::string> by_tsconfig(Machine& machine, const std::string& stem, const std::string& folder) {
  for (const std::string_view name : {"tsconfig.json", "tsconfig.build.json"}) {
    const auto options = member_of(
        machine, read_json(machine, (folder.empty() ? "" : folder + "/") + std::string(name)), "compilerOptions");
    const auto out = known(field(machine.state, options, "outDir"));
    const auto target = out ? pipeline::resolve_path(folder, *out) : std::nullopt;
    const auto rest = target ? below(stem, *target) : std::nullopt;
    if (!rest) continue;
    // Without a rootDir it is the folder that all sources have in common: mostly "src".
    const auto root = known(field(machine.state, options, "rootDir")).value_or("src");
    for (const auto& sources : {root, std::string("src"), std::string(".")})
      if (const auto from = pipeline::resolve_path(folder, sources))
        if (auto file = source_in(machine, *from, *rest)) return file;
  }
  return std::nullopt;
}

std::optional<std::string> by_custom(const Machine& machine, const std::string& stem, const std::string& folder) {
  constexpr std::array<std::string_view, 5> outputs = {"dist", "build", "out", "lib", "bin"};
  for (const auto output : outputs) {
    const auto rest = below(stem, (folder.empty() ? "" : folder + "/") + std::string(output));
    if (!rest) continue;
    for (const auto* sources : {"src", "."})
      if (const auto from = pipeline::resolve_path(folder, sources))
        if (auto file = source_in(machine, *from, *rest)) return file;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> source_of_compiled(Machine& machine, const std::string& path) {
  const auto stem = without_ending(path);
  std::string folder = path;
  while (!folder.empty()) {
    folder = pipeline::folder_of(folder);
    if (auto file = by_tsconfig(machine, stem, folder)) return file;
    if (auto file = by_custom(machine, stem, folder)) return file;
  }
  return std::nullopt;
}

}  // namespace patscope::calls
