#include <algorithm>
#include <array>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/bundles.h"
#include "calls/follow/compiled_files.h"
#include "calls/follow/modules.h"
#include "calls/follow/package_json.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::optional<std::string> file_at(const Machine& machine, const std::string& path) {
  const auto normal = pipeline::normalize_path(path);
  return normal && machine.files.is_file(*normal) ? normal : std::nullopt;
}

/// "main" of a folder's package.json.
std::optional<std::string> main_file(Machine& machine, const std::string& folder) {
  const auto package = pipeline::resolve_path(folder, "package.json");
  if (!package || !machine.files.is_file(*package)) return std::nullopt;
  const auto name = known(member_of(machine, read_json(machine, *package), "main"));
  return name ? pipeline::resolve_path(folder, *name) : std::nullopt;
}

/// Where relative modules are looked for: beside the script, for code on a command line in the current folder.
std::string folder_of_script(const Machine& machine) {
  if (!machine.scripts.empty() && !machine.scripts.back().path.empty())
    return std::string(pipeline::folder_of(machine.scripts.back().path));
  return repository_path(machine, Text(std::string("."))).value_or(std::string());
}

bool is_running(const Machine& machine, const std::string& path) {
  return !machine.scripts.empty() && machine.scripts.back().path == path;
}

/// What bundlers and node take in beside programs; what the agent's compiler only checks types with.
bool holds_no_program(const Machine& machine, const std::string& path) {
  constexpr std::array<std::string_view, 14> endings = {".json", ".json5", ".css", ".scss", ".less", ".node", ".wasm",
                                                        ".html", ".txt",   ".md",  ".svg",  ".png",  ".yml",  ".yaml"};
  const auto lower = to_lower(path);
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return lower.ends_with(ending); }) ||
         file_at(machine, path + ".d.ts") || file_at(machine, path + ".json") || file_at(machine, path + "/index.d.ts");
}

bool is_relative(std::string_view specifier) {
  return specifier == "." || specifier == ".." || specifier.starts_with("./") || specifier.starts_with("../");
}

}  // namespace

std::optional<std::string> javascript_file(const Machine& machine, const std::string& path) {
  constexpr std::array<std::string_view, 14> endings = {
      "",     ".js",       ".ts",       ".mjs",       ".cjs",       ".tsx",          ".mts",
      ".jsx", "/index.js", "/index.ts", "/index.mjs", "/index.cjs", "/src/index.js", "/src/index.ts"};
  for (const auto ending : endings)
    if (auto file = file_at(machine, path + std::string(ending))) return file;
  // TypeScript's imports name the file that the compiler will write.
  if (path.ends_with(".js"))
    if (auto file = file_at(machine, path.substr(0, path.size() - 3) + ".ts")) return file;
  return std::nullopt;
}

std::optional<std::string> javascript_source(Machine& machine, const std::string& path) {
  if (auto file = entry_of_written(machine, path)) return file;
  if (auto file = javascript_file(machine, path)) return file;
  if (machine.state.job.files.contains(path)) return std::nullopt;
  if (const auto main = main_file(machine, path)) {
    if (auto file = javascript_file(machine, *main)) return file;
    if (auto file = source_of_compiled(machine, *main)) return file;
  }
  if (auto file = entry_of_bundle(machine, path)) return file;
  if (auto file = source_of_compiled(machine, path)) return file;
  return source_of_compiled(machine, path + "/index");
}

LocalModule find_javascript_module(Machine& machine, const Text& specifier) {
  const auto literal = specifier.known();
  const bool relative = literal && is_relative(*literal);
  if (literal && !relative && !literal->starts_with('/')) return {};
  const auto path = relative  ? pipeline::resolve_path(folder_of_script(machine), *literal)
                    : literal ? pipeline::normalize_path(*literal)
                              : repository_path(machine, specifier);
  if (!path) return {};
  auto file = javascript_source(machine, *path);
  // The index.js beside a dist/index.js may be the very file that asks for it.
  if (file && is_running(machine, *file) && !javascript_file(machine, *path)) file.reset();
  if (file && file->ends_with(".json")) return {};
  if (!file && holds_no_program(machine, *path)) return {};
  return {.path = *path, .file = std::move(file)};
}

}  // namespace patscope::calls
