#include "calls/recognise/package_settings.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/paths.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::size_t longest_settings = 1U << 18U;
constexpr int most_parents = 16;

/// Where a package manager looks, by its own documentation.
struct Settings {
  std::string_view tool;
  std::string_view file;      ///< in the current folder and those above it
  std::string_view option;    ///< names another file; lower case
  std::string_view variable;  ///< does so too
};
constexpr std::array rows = {
    Settings{"npm", ".npmrc", "--userconfig", "NPM_CONFIG_USERCONFIG"},
    Settings{"npx", ".npmrc", "--userconfig", "NPM_CONFIG_USERCONFIG"},
    Settings{"yarn", ".npmrc", "--userconfig", "NPM_CONFIG_USERCONFIG"},
    Settings{"yarn", ".yarnrc.yml", "", ""},
    Settings{"pnpm", ".npmrc", "--userconfig", "NPM_CONFIG_USERCONFIG"},
    Settings{"nuget", "nuget.config", "-configfile", ""},
    Settings{"dotnet", "nuget.config", "--configfile", ""},
    Settings{"pip", "pip.conf", "", "PIP_CONFIG_FILE"},
    Settings{"pip3", "pip.conf", "", "PIP_CONFIG_FILE"},
    Settings{"pip", "pip.ini", "", ""},
    Settings{"pip3", "pip.ini", "", ""},
    Settings{"twine", ".pypirc", "--config-file", ""},
    Settings{"mvn", "settings.xml", "--settings", ""},
    Settings{"mvn", "settings.xml", "-s", ""},
    Settings{"mvn", "pom.xml", "--file", ""},
    Settings{"mvn", "pom.xml", "-f", ""},
    Settings{"cargo", ".cargo/config.toml", "--config", ""},
    Settings{"uv", "pyproject.toml", "", ""},
    Settings{"uv", "uv.toml", "--config-file", "UV_CONFIG_FILE"},
    Settings{"poetry", "pyproject.toml", "", ""},
    Settings{"pipenv", "Pipfile", "", "PIPENV_PIPFILE"},
    Settings{"pdm", "pyproject.toml", "", ""},
    Settings{"cargo", ".cargo/config", "", ""},
};

/// How files name a variable of the environment, and how the task that replaces tokens names one of the pipeline.
struct Reference {
  std::string_view open;
  std::string_view close;
};
constexpr std::array references = {Reference{"${env.", "}"}, Reference{"${", "}"}, Reference{"#{", "}#"},
                                   Reference{"__", "__"}, Reference{"%", "%"}};

bool is_name(std::string_view name) {
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
  const bool percent_encoded = !name.empty() && name.front() >= '0' && name.front() <= '9';
  return !name.empty() && !percent_encoded && name.size() <= 80 &&
         name.find_first_not_of(allowed) == std::string_view::npos;
}

enum class Part { of_path, whole };

/// A token that a task puts in holds a variable of the pipeline. One that scripts do not see is a secret, unless it is
/// a part of a URL's path.
Text value_of(const Machine& machine, const std::string& name, const Reference& reference, Part part) {
  if (const auto value = find_environment(machine, pipeline::environment_name(name))) return as_text(*value);
  if (auto hole = pipeline::predefined_hole(name)) return Text(std::move(*hole));
  Hole hole{.name = name, .kind = HoleKind::any, .carries = {}};
  const bool of_pipeline = reference.open == "#{" || reference.open == "__";
  if (of_pipeline && part == Part::whole) hole.carries = {{CredentialKind::pat, name}};
  return Text(std::move(hole));
}

Text filled_in(const Machine& machine, const Text& settings) {
  const auto flat = flatten(settings);
  Text result;
  std::size_t from = 0;
  for (std::size_t at = 0; at < flat.size(); ++at) {
    for (const auto& reference : references) {
      if (flat.compare(at, reference.open.size(), reference.open) != 0) continue;
      const auto begin = at + reference.open.size();
      const auto end = flat.find(reference.close, begin);
      if (end == std::string::npos) continue;
      // .yarnrc.yml has defaults: ${NAME:-x}, ${NAME-}.
      auto name = flat.substr(begin, end - begin);
      if (reference.open == "${") name = name.substr(0, std::min(name.find(":-"), name.find_last_not_of('-') + 1));
      if (!is_name(name)) continue;
      const auto behind = end + reference.close.size();
      const bool in_path = (at > 0 && flat[at - 1] == '/') || (behind < flat.size() && flat[behind] == '/');
      result.append(slice(settings, from, at));
      result.append(value_of(machine, name, reference, in_path ? Part::of_path : Part::whole));
      from = behind;
      at = from - 1;
      break;
    }
  }
  return result.append(slice(settings, from, flat.size()));
}

void remember(Machine& machine, const Settings& row, const Text& path) {
  const auto content = content_of(machine, path);
  if (!content) return;
  const auto text = as_text(*content);
  if (flatten(text).size() > longest_settings) return;
  const auto key = "settings." + std::string(row.tool) + "." + file_key(machine, path);
  machine.state.job.facts.insert_or_assign(key, Value(filled_in(machine, text)));
}

std::vector<Value> named_files(const Invocation& invocation, const Settings& row) {
  std::vector<Value> files;
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size() && !row.option.empty(); ++i) {
    const auto text = as_text(all[i]);
    const auto flat = to_lower(flatten(text));
    if (flat == row.option && i + 1 < all.size()) files.push_back(all[i + 1]);
    if (flat.starts_with(std::string(row.option) + "="))
      files.emplace_back(slice(text, row.option.size() + 1, flat.size()));
  }
  if (row.variable.empty()) return files;
  if (auto value = environment_variable(invocation, row.variable); !value.is_nothing())
    files.push_back(std::move(value));
  return files;
}

void look_in(Machine& machine, const Settings& row, const Text& folder) {
  remember(machine, row, join_paths(folder, Text(std::string(row.file))));
  // NuGet finds its file in each of these spellings (documented under "Config file locations").
  if (row.file == "nuget.config")
    for (const auto* name : {"NuGet.config", "NuGet.Config"})
      remember(machine, row, join_paths(folder, Text(std::string(name))));
}

/// What the files held when the tool ran before is over.
void forget(State& state, std::string_view tool) {
  std::erase_if(state.job.facts.edit(), [prefix = "settings." + std::string(tool) + "."](const auto& fact) {
    return fact.first.starts_with(prefix);
  });
}

/// publishConfig of a package.json says where `npm publish` goes.
void read_publish_config(Machine& machine, const Invocation& invocation) {
  const auto all = words(invocation);
  const bool node = invocation.name == "npm" || invocation.name == "yarn" || invocation.name == "pnpm";
  const bool publishes =
      std::any_of(all.begin(), all.end(), [](const Value& word) { return known(word) == "publish"; });
  if (!node || !publishes) return;
  const Settings row{.tool = invocation.name, .file = "package.json", .option = {}, .variable = {}};
  remember(machine, row, join_paths(as_text(machine.state.folder), Text(std::string(row.file))));
}

/// Every build file of the repository that names a feed or reads what the environment holds: any of them may say how
/// the others log in.
void read_gradle(Machine& machine) {
  constexpr std::size_t most_files = 64;
  std::size_t read = 0;
  for (const auto& path : machine.files.list("")) {
    const bool build_file = path.ends_with(".gradle") || path.ends_with(".gradle.kts");
    if (!build_file || ++read > most_files) continue;
    const auto content = machine.files.read(path);
    if (content.bytes.find("_packaging/") == std::string::npos && content.bytes.find("getenv") == std::string::npos)
      continue;
    remember(machine, {.tool = "gradle", .file = {}, .option = {}, .variable = {}}, on_agent(machine, path));
  }
}

void read(Machine& machine, const Invocation& invocation, const Settings& row) {
  for (const auto& file : named_files(invocation, row)) remember(machine, row, as_text(to_text(machine, file)));
  const auto written = machine.state.job.files;
  for (const auto& [path, content] : written)
    if (to_lower(path).ends_with(row.file)) remember(machine, row, Text(path));
  auto folder = as_text(machine.state.folder);
  for (int i = 0; i < most_parents && !folder.empty(); ++i) {
    look_in(machine, row, folder);
    const auto parent = parent_of(folder);
    if (parent.same_value(folder) || parent.known() == ".") break;
    folder = parent;
  }
}

}  // namespace

void read_package_settings(Machine& machine, const Invocation& invocation) {
  if (invocation.name == "gradle") {
    forget(machine.state, invocation.name);
    return read_gradle(machine);
  }
  bool first = true;
  for (const auto& row : rows) {
    if (row.tool != invocation.name) continue;
    if (std::exchange(first, false)) forget(machine.state, row.tool);
    read(machine, invocation, row);
  }
  read_publish_config(machine, invocation);
}

}  // namespace patscope::calls
