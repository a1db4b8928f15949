#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/follow/follow.h"
#include "calls/follow/package_json.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

struct PackageCall {
  Text folder;                   ///< where its package.json stands
  std::vector<Value> operands;   ///< without options
  std::vector<Value> handed_on;  ///< behind "--"
  bool if_present = false;       ///< a script that is missing is no mistake
};

/// The options that name the package's folder, the words and what the script gets.
PackageCall read_words(const Machine& machine, const std::vector<Value>& all) {
  PackageCall call{.folder = as_text(machine.state.folder), .operands = {}, .handed_on = {}, .if_present = false};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("");
    if (word == "--") {
      call.handed_on.assign(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end());
      break;
    }
    const bool names_folder = word == "--prefix" || word == "-C" || word == "--cwd" || word == "--dir";
    if (names_folder && i + 1 < all.size())
      call.folder = join_paths(call.folder, as_text(all[++i]));
    else if (word.starts_with("--prefix=") || word.starts_with("--cwd="))
      call.folder = join_paths(call.folder, Text(word.substr(word.find('=') + 1)));
    else if (word == "--if-present")
      call.if_present = true;
    else if (!word.starts_with('-'))
      call.operands.push_back(all[i]);
  }
  return call;
}

std::string package_file(const std::string& folder) {
  return folder.empty() ? "package.json" : folder + "/package.json";
}

/// Once for a repository that is not given, however many of its scripts are run.
void tell_missing(Machine& machine, const PackageCall& call, const std::string& name, Span place) {
  const auto file = package_file(repository_path(machine, call.folder).value_or(""));
  if (machine.files.is_given(file)) return tell(machine, place, "the script " + name + " is in no package.json here");
  auto reason = unread_reason(machine, file, pipeline::ReadProblem::missing);
  const auto& unread = machine.found.unread;
  const bool told =
      std::any_of(unread.begin(), unread.end(), [&](const Coverage& region) { return region.reason == reason; });
  if (!told) tell(machine, place, std::move(reason));
}

/// `name` of the package's scripts, with its words behind it, as npm runs it.
std::optional<Value> run_package_script(Machine& machine, const PackageCall& call, const std::string& name,
                                        Span place) {
  const auto folder = repository_path(machine, call.folder).value_or("");
  const auto package = read_json(machine, package_file(folder));
  const auto scripts = member_of(machine, package, "scripts");
  const auto script = field(machine.state, scripts, name);
  if (script.texts.empty()) return std::nullopt;
  std::vector<Value> parts = {script};
  parts.insert(parts.end(), call.handed_on.begin(), call.handed_on.end());
  const auto line = join_items(machine, parts, Value(std::string(" ")));
  const auto outer = std::exchange(machine.state.folder, Value(on_agent(machine, folder)));
  Value result;
  for (const auto& text : line.texts) result = run_code(machine, Language::bash, text, {}, place, Running::process);
  machine.state.folder = outer;
  return result;
}

/// yarn tfx, pnpm ts-node: a tool of node_modules whose requests are known, or that runs or makes a script.
std::optional<Value> run_binary(Machine& machine, const std::vector<Value>& all, const std::string& name, Span place) {
  constexpr std::array<std::string_view, 11> tools = {"tfx",     "vsce",   "ts-node", "tsx", "node",   "ncc",
                                                      "esbuild", "rollup", "tsup",    "tsc", "webpack"};
  if (std::find(tools.begin(), tools.end(), name) == tools.end()) return std::nullopt;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Value& word) { return known(word) == name; });
  return run_words(machine, {at, all.end()}, place);
}

/// npm run NAME, npm NAME, yarn NAME, pnpm NAME.
std::optional<Value> npm(Machine& machine, Invocation& invocation) {
  auto call = read_words(machine, words(invocation));
  if (call.operands.empty()) return std::nullopt;
  auto name = known(call.operands.front()).value_or("");
  std::size_t used = 1;
  const bool runs = name == "run" || name == "run-script" || name == "workspace";
  if (runs && call.operands.size() > 1) {
    name = known(call.operands[1]).value_or("");
    used = 2;
  }
  if (!runs && invocation.name == "npm" && name != "start" && name != "test") return std::nullopt;
  if (invocation.name != "npm")
    call.handed_on.insert(call.handed_on.begin(), call.operands.begin() + static_cast<std::ptrdiff_t>(used),
                          call.operands.end());
  if (auto result = run_package_script(machine, call, name, invocation.place)) return result;
  if (invocation.name != "npm")
    if (auto result = run_binary(machine, words(invocation), name, invocation.place)) return result;
  if (runs && !call.if_present) tell_missing(machine, call, name, invocation.place);
  return std::nullopt;
}

/// Their recipes are not read.
std::optional<Value> unread_runner(Machine& machine, Invocation& invocation) {
  const bool here = exists_in_repository(machine, Value(std::string("Makefile")));
  if (invocation.name != "make" || here)
    tell(machine, invocation.place, "what " + invocation.name + " runs is not followed");
  return std::nullopt;
}

constexpr std::array rows = {
    Builtin{"npm", npm},
    Builtin{"yarn", npm},
    Builtin{"pnpm", npm},
    Builtin{"make", unread_runner},
    Builtin{"just", unread_runner},
    Builtin{"task", unread_runner},
    Builtin{"rake", unread_runner},
};

}  // namespace

std::span<const Builtin> package_runners() {
  return rows;
}

}  // namespace patscope::calls
