// Programs that run another one in an environment of their own, or fetch it first: poetry run, uvx, npx, yarn dlx.

#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/follow/follow.h"
#include "calls/follow/package_json.h"
#include "calls/follow/paths.h"
#include "calls/follow/python_projects.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

enum class Kin { python, node };

struct Runner {
  std::string_view name;
  std::string_view verb;        ///< in front of the command; empty: the command comes first
  std::string_view with_value;  ///< options that take a value, between blanks
  Kin kin;
};

constexpr std::string_view uv_options =
    "--with --with-requirements --with-editable --from --python -p --project --directory --extra --group --env-file "
    "--package --index --default-index --index-url --extra-index-url";
constexpr std::string_view conda_options = "-n --name -p --prefix --cwd";
constexpr std::string_view node_options = "-p --package -w --workspace --filter -F -C --dir --prefix --cwd";

// What their own help says, as of 2025.
constexpr std::array runners = {
    Runner{"poetry", "run", "-C --directory -P --project", Kin::python},
    Runner{"pipenv", "run", "", Kin::python},
    Runner{"pdm", "run", "-p --project", Kin::python},
    Runner{"rye", "run", "--pyproject", Kin::python},
    Runner{"hatch", "run", "-e --env -p --project", Kin::python},
    Runner{"uv", "run", uv_options, Kin::python},
    Runner{"uv", "tool run", uv_options, Kin::python},
    Runner{"uvx", "", uv_options, Kin::python},
    Runner{"pipx", "run", "--spec --python --pip-args --index-url -i", Kin::python},
    Runner{"conda", "run", conda_options, Kin::python},
    Runner{"mamba", "run", conda_options, Kin::python},
    Runner{"micromamba", "run", conda_options, Kin::python},
    Runner{"npx", "", node_options, Kin::node},
    Runner{"bunx", "", node_options, Kin::node},
    Runner{"npm", "exec", node_options, Kin::node},
    Runner{"npm", "x", node_options, Kin::node},
    Runner{"pnpm", "exec", node_options, Kin::node},
    Runner{"pnpm", "dlx", node_options, Kin::node},
    Runner{"yarn", "exec", node_options, Kin::node},
    Runner{"yarn", "dlx", node_options, Kin::node},
    Runner{"bun", "x", node_options, Kin::node},
};

/// The packages whose command is called otherwise.
struct Package {
  std::string_view name;
  std::string_view command;
};
constexpr std::array packages = {
    Package{"tfx-cli", "tfx"},     Package{"@vscode/vsce", "vsce"}, Package{"azure-cli", "az"},
    Package{"@vercel/ncc", "ncc"}, Package{"@zeit/ncc", "ncc"},
};

/// A command line behind a runner's own words.
struct Command {
  std::vector<Value> words;
  std::optional<Value> folder = {};
  bool is_module = false;  ///< uv run -m
};

std::optional<Command> command_behind(const Runner& runner, const std::vector<Value>& all) {
  const auto with_value = split_words(runner.with_value);
  const auto verbs = split_words(runner.verb);
  Command command;
  std::size_t verb = 0;
  std::size_t i = 0;
  for (; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("x");
    if (word == "--" && verb == verbs.size()) {
      ++i;
      break;
    }
    if (word.starts_with('-') && word.size() > 1) {
      const bool names_folder = word == "--directory" || word == "-C" || word == "--cwd" || word == "--dir";
      command.is_module = command.is_module || (runner.name == "uv" && (word == "-m" || word == "--module"));
      if (std::find(with_value.begin(), with_value.end(), word) == with_value.end()) continue;
      if (names_folder && i + 1 < all.size()) command.folder = all[i + 1];
      ++i;
      continue;
    }
    if (verb == verbs.size()) break;
    if (word != verbs[verb++]) return std::nullopt;
  }
  if (verb < verbs.size()) return std::nullopt;
  command.words.assign(all.begin() + static_cast<std::ptrdiff_t>(std::min(i, all.size())), all.end());
  return command;
}

/// "tfx-cli@0.17", "twine==5.1": the command of that package.
std::string command_of(std::string_view package) {
  auto name = package.substr(0, package.find_first_of("=<>~!["));
  if (const auto version = name.find('@', 1); version != std::string_view::npos) name = name.substr(0, version);
  for (const auto& row : packages)
    if (row.name == name) return std::string(row.command);
  return std::string(name);
}

/// pipenv's, pdm's and hatch's own names for command lines, as the project's file gives them.
std::optional<Value> run_project_command(Machine& machine, const Runner& runner, const Command& command, Span place) {
  const auto name = known(command.words.front());
  for (const auto& project : python_projects(machine)) {
    for (const auto& known_command : project->commands) {
      if (known_command.runner != runner.name || known_command.name != name) continue;
      std::vector<Value> parts = {Value(known_command.line)};
      parts.insert(parts.end(), command.words.begin() + 1, command.words.end());
      const auto line = as_text(join_items(machine, parts, Value(std::string(" "))));
      return run_code(machine, script::Language::bash, line, {}, place, Running::process);
    }
  }
  return std::nullopt;
}

Value run_python_kin(Machine& machine, const Runner& runner, Command command, Span place) {
  auto& words = command.words;
  // hatch run ENVIRONMENT:COMMAND
  if (const auto text = known(words.front()); text && runner.name == "hatch")
    words.front() = Value(text->substr(text->find(':') + 1));
  if (auto value = run_project_command(machine, runner, command, place)) return *value;
  const auto name = known(words.front()).value_or("");
  if (command.is_module) words.insert(words.begin(), Value(std::string("-m")));
  if (command.is_module || to_lower(name).ends_with(".py")) words.insert(words.begin(), Value(std::string("python")));
  return run_words(machine, words, place);
}

/// The tool itself when it is known, a workspace's binary otherwise.
Value run_node_kin(Machine& machine, Command command, Span place) {
  auto& words = command.words;
  const auto name = known(words.front()).value_or("");
  if (const auto binary = binary_of_workspace(machine, name)) {
    words.front() = Value(on_agent(machine, *binary));
    words.insert(words.begin(), Value(std::string("node")));
  }
  return run_words(machine, words, place);
}

Value run_behind(Machine& machine, const Runner& runner, Command command, Span place) {
  if (command.words.empty()) return {};
  const auto outer = machine.state.folder;
  if (command.folder)
    machine.state.folder =
        map_texts(*command.folder, [&](const Text& text) { return join_paths(as_text(outer), text); });
  if (const auto name = known(command.words.front())) command.words.front() = Value(command_of(*name));
  auto value = runner.kin == Kin::python ? run_python_kin(machine, runner, std::move(command), place)
                                         : run_node_kin(machine, std::move(command), place);
  machine.state.folder = outer;
  return value;
}

std::optional<Value> run_behind_runner(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (const auto& runner : runners)
    if (equals_ignoring_case(runner.name, invocation.name))
      if (auto command = command_behind(runner, all))
        return run_behind(machine, runner, std::move(*command), invocation.place);
  return std::nullopt;
}

constexpr auto rows = [] {
  std::array<Builtin, runners.size()> each{};
  for (std::size_t i = 0; i < runners.size(); ++i) each[i] = {runners[i].name, run_behind_runner};
  return each;
}();

}  // namespace

std::span<const Builtin> environment_runners() {
  return rows;
}

}  // namespace patscope::calls
