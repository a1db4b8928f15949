#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/evaluate.h"
#include "calls/follow/bundles.h"
#include "calls/follow/modules.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

struct Entry {
  std::string name;
  Value path;
};

/// "src/a.ts", ["src/a.ts"], { a: "src/a.ts" }, { a: { import: "src/a.ts" } }.
std::vector<Entry> entries_in(const Machine& machine, const Value& value, std::string_view standard) {
  std::vector<Entry> all;
  for (const auto& text : value.texts) all.push_back({.name = std::string(standard), .path = Value(text)});
  for (const auto& item : items(machine.state, value))
    if (value.texts.empty() && !item.texts.empty()) all.push_back({.name = std::string(standard), .path = item});
  for (const auto& [name, entry] : entries(machine.state, value)) {
    const auto inner = field(machine.state, entry, "import");
    all.push_back({.name = name, .path = inner.is_nothing() ? entry : inner});
  }
  return all;
}

/// "[name].js" and "[name].[contenthash].js": the name alone can be known.
Text named_output(const Text& pattern, const std::string& name) {
  return replace_text(pattern, "[name]", Text(name));
}

void write_output_of(Machine& machine, const Entry& entry, const Text& output, Span place) {
  for (const auto& path : as_texts(to_text(machine, entry.path)))
    write_bundle(machine, path, named_output(output, entry.name), place);
}

Text text_or(const Machine& machine, const Value& value, std::string_view standard) {
  return value.is_nothing() ? Text(std::string(standard)) : as_text(to_text(machine, value));
}

/// module.exports = { entry, output: { path, filename } }
void write_webpack(Machine& machine, const Value& configuration, Span place) {
  const auto output = field(machine.state, configuration, "output");
  const auto folder = text_or(machine, field(machine.state, output, "path"), "dist");
  const auto file = text_or(machine, field(machine.state, output, "filename"), "[name].js");
  auto entry = field(machine.state, configuration, "entry");
  if (entry.is_nothing()) entry = Value(std::string("./src/index"));
  for (const auto& each : entries_in(machine, entry, "main"))
    write_output_of(machine, each, join_paths(folder, file), place);
}

std::string stem_of(const Machine& machine, const Entry& entry) {
  const auto base = base_of(as_text(to_text(machine, entry.path))).with_names();
  return base.substr(0, base.rfind('.'));
}

/// To the file, or into the folder under a name of its own.
void write_each(Machine& machine, const Value& input, const Value& file, const Value& folder, const Text& name,
                Span place) {
  for (auto& each : entries_in(machine, input, "")) {
    if (each.name.empty()) each.name = stem_of(machine, each);
    if (!file.is_nothing())
      write_output_of(machine, each, as_text(to_text(machine, file)), place);
    else if (!folder.is_nothing())
      write_output_of(machine, each, join_paths(as_text(to_text(machine, folder)), name), place);
  }
}

/// export default { input, output: { file } }, or several outputs, or { dir, entryFileNames }.
void write_rollup(Machine& machine, const Value& configuration, Span place) {
  const auto output = field(machine.state, configuration, "output");
  auto outputs = items(machine.state, output);
  if (outputs.empty()) outputs.push_back(output);
  const auto part = [&](const Value& one, std::string_view name) { return field(machine.state, one, name); };
  for (const auto& one : outputs)
    write_each(machine, part(configuration, "input"), part(one, "file"), part(one, "dir"),
               text_or(machine, part(one, "entryFileNames"), "[name].js"), place);
}

struct Configured {
  std::string_view bundler;
  std::string_view file;  ///< without its ending
  void (*write)(Machine& machine, const Value& configuration, Span place);
};
constexpr std::array rows = {
    Configured{"webpack", "webpack.config", write_webpack},
    Configured{"webpack-cli", "webpack.config", write_webpack},
    Configured{"rollup", "rollup.config", write_rollup},
};

/// -c FILE, --config=FILE, or the one that is looked for.
std::string configuration_file(const Configured& row, const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool option = words[i] == "-c" || words[i] == "--config";
    if (option && i + 1 < words.size() && !words[i + 1].starts_with('-')) return words[i + 1];
    if (words[i].starts_with("--config=")) return words[i].substr(words[i].find('=') + 1);
  }
  return std::string(row.file);
}

/// What the file exports; a function of it makes the configuration.
Value configuration_in(Machine& machine, const std::string& path, Span place) {
  const auto module = load_module(machine, path, script::Language::javascript, place);
  const auto own = field(machine.state, module, "default");
  const auto& value = own.is_nothing() ? module : own;
  return value.callables.empty() ? value : call_any(machine, value, {}, place);
}

}  // namespace

void write_esbuild(Machine& machine, const Value& options, Span place) {
  const auto part = [&](std::string_view name) { return field(machine.state, options, name); };
  write_each(machine, part("entryPoints"), part("outfile"), part("outdir"), Text(std::string("[name].js")), place);
}

void write_configured_bundles(Machine& machine, std::string_view bundler, const std::vector<std::string>& words,
                              Span place) {
  for (const auto& row : rows) {
    if (row.bundler != bundler) continue;
    const auto path = repository_path(machine, Text(configuration_file(row, words)));
    const auto file = path ? javascript_file(machine, *path) : std::nullopt;
    if (!file) continue;
    const auto value = configuration_in(machine, *file, place);
    auto all = items(machine.state, value);
    if (all.empty()) all.push_back(value);
    for (const auto& configuration : all) row.write(machine, configuration, place);
  }
}

}  // namespace patscope::calls
