#include "calls/follow/bundles.h"

#include <algorithm>
#include <array>
#include <optional>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/modules.h"
#include "calls/follow/package_json.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

struct Bundler {
  std::string_view command;
  std::string_view verb;             ///< in front of the entries; empty: they come first
  std::string_view file_options;     ///< between blanks: the output itself
  std::string_view folder_options;   ///< the folder that it is written to
  std::string_view entry_options;    ///< an entry that is no operand
  std::string_view with_value;       ///< further options that take the next word
  std::string_view standard_folder;  ///< empty: without an output nothing is written
  std::string_view name;             ///< of the output in the folder; empty: the entry's
};

// Their own help, as of 2025.
constexpr std::array bundlers = {
    Bundler{"ncc", "build", "", "-o --out", "", "-e --external --target --license --stats-out", "dist", "index"},
    Bundler{"esbuild", "", "--outfile", "--outdir", "", "", "", ""},
    Bundler{"rollup", "", "-o --file", "-d --dir", "-i --input", "-c --config -f --format -p --plugin -n --name -e", "",
            ""},
    Bundler{"tsup", "", "", "-d --out-dir", "--entry", "--format --target --tsconfig --config", "dist", ""},
    Bundler{"bun", "build", "--outfile", "--outdir", "", "--target --format -e --external", "", ""},
    Bundler{"tsc", "", "--outFile", "--outDir", "", "-p --project -t --target -m --module --lib --rootDir --jsx", "",
            ""},
    Bundler{"webpack", "", "", "-o --output-path", "--entry", "-c --config --mode --env -t --target -d --devtool",
            "dist", "main"},
};

/// What stands in such a file, around the entry's path: copies of it are the bundle as well.
constexpr std::string_view loading = "require(\"";
constexpr std::string_view loaded = "\");\n";

constexpr std::array<std::string_view, 7> endings = {".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs"};

bool is_among(std::string_view word, std::string_view words) {
  const auto all = split_words(words);
  return std::find(all.begin(), all.end(), word) != all.end();
}

std::string without_ending(std::string_view path) {
  for (const auto ending : endings)
    if (path.ends_with(ending)) return std::string(path.substr(0, path.size() - ending.size()));
  return std::string(path);
}

/// A command line taken apart.
struct Line {
  std::vector<std::string> entries;
  std::optional<std::string> file;
  std::optional<std::string> folder;
};

Line read_line(const Bundler& bundler, const std::vector<std::string>& words) {
  Line line;
  const auto keep = [&](std::string_view option, const std::string& value) {
    if (is_among(option, bundler.file_options)) line.file = value;
    if (is_among(option, bundler.folder_options)) line.folder = value;
    if (is_among(option, bundler.entry_options)) line.entries.push_back(value);
  };
  for (std::size_t i = bundler.verb.empty() ? 1 : 2; i < words.size(); ++i) {
    const auto& word = words[i];
    if (!word.starts_with('-')) {
      line.entries.push_back(word);
    } else if (const auto equals = word.find('='); equals != std::string::npos) {
      keep(word.substr(0, equals), word.substr(equals + 1));
    } else if (i + 1 < words.size() && !words[i + 1].starts_with('-') &&
               (is_among(word, bundler.file_options) || is_among(word, bundler.folder_options) ||
                is_among(word, bundler.entry_options) || is_among(word, bundler.with_value))) {
      keep(word, words[++i]);
    }
  }
  return line;
}

/// The folder that all of them share: what lies deeper keeps its folders in the output.
std::size_t shared_folder(const std::vector<std::string>& paths) {
  auto shared = std::string(pipeline::folder_of(paths.front()));
  for (const auto& path : paths)
    while (!shared.empty() && !path.starts_with(shared + "/")) shared = std::string(pipeline::folder_of(shared));
  return shared.empty() ? 0 : shared.size() + 1;
}

std::vector<Bundle> bundles_in(const Bundler& bundler, const Line& line) {
  if (line.entries.empty()) return {};
  if (line.file) return {{.entry = line.entries.front(), .output = *line.file}};
  const auto folder = line.folder.value_or(std::string(bundler.standard_folder));
  if (folder.empty()) return {};
  std::vector<Bundle> all;
  const auto shared = shared_folder(line.entries);
  for (const auto& entry : line.entries) {
    const auto name = bundler.name.empty() ? without_ending(entry.substr(shared)) : std::string(bundler.name);
    // Which ending it gets is a matter of the module's kind.
    for (const auto* ending : {".js", ".mjs", ".cjs"})
      all.push_back({.entry = entry, .output = folder + "/" + name + ending});
  }
  return all;
}

/// The commands of a line, word by word; quotes and expansions are none of a bundler's line.
std::vector<std::vector<std::string>> commands_in(std::string_view line) {
  std::vector<std::vector<std::string>> commands(1);
  for (const auto word : split_words(line)) {
    if (word == "&&" || word == ";" || word == "||" || word == "&")
      commands.emplace_back();
    else
      commands.back().emplace_back(word);
  }
  return commands;
}

/// npx and its kin in front say nothing of what is made.
void drop_runner(std::vector<std::string>& words) {
  while (!words.empty() && is_among(words.front(), "npx yarn pnpm bunx exec dlx -y --yes cross-env"))
    words.erase(words.begin());
}

}  // namespace

std::vector<Bundle> bundles_of(const std::vector<std::string>& words) {
  for (const auto& bundler : bundlers) {
    if (words.empty() || words.front() != bundler.command) continue;
    if (!bundler.verb.empty() && (words.size() < 2 || words[1] != bundler.verb)) continue;
    return bundles_in(bundler, read_line(bundler, words));
  }
  return {};
}

void write_bundle(Machine& machine, const Text& entry, const Text& output, Span place) {
  const auto inside = repository_path(machine, entry);
  const auto file = inside ? javascript_source(machine, *inside) : std::nullopt;
  if (!file) return;
  Text code(std::string(loading), place, false);
  code.append(on_agent(machine, *file)).append(Text(std::string(loaded), place, false));
  machine.state.job.files.insert_or_assign(file_key(machine, output), Value(code));
}

std::optional<std::string> entry_of_written(const Machine& machine, const std::string& path) {
  for (const auto* ending : {"", ".js", ".cjs", ".mjs", "/index.js", "/index.cjs", "/index.mjs"}) {
    const auto written = machine.state.job.files.find(path + ending);
    if (written == machine.state.job.files.end() || written->second.texts.empty()) continue;
    const auto& code = written->second.texts.front();
    const auto flat = flatten(code);
    if (!flat.starts_with(loading) || !flat.ends_with(loaded)) return std::nullopt;
    return repository_path(machine, slice(code, loading.size(), flat.size() - loaded.size()));
  }
  return std::nullopt;
}

std::optional<std::string> entry_of_bundle(Machine& machine, const std::string& path) {
  for (auto folder = std::string(pipeline::folder_of(path));; folder = std::string(pipeline::folder_of(folder))) {
    const auto package = read_json(machine, pipeline::resolve_path(folder, "package.json").value_or("package.json"));
    for (const auto& [name, script] : entries(machine.state, member_of(machine, package, "scripts"))) {
      for (auto& words : commands_in(known(script).value_or(""))) {
        drop_runner(words);
        for (const auto& bundle : bundles_of(words)) {
          if (pipeline::resolve_path(folder, bundle.output) != path) continue;
          const auto entry = pipeline::resolve_path(folder, bundle.entry);
          if (auto file = entry ? javascript_file(machine, *entry) : std::nullopt) return file;
        }
      }
    }
    if (folder.empty()) return std::nullopt;
  }
}

}  // namespace patscope::calls
