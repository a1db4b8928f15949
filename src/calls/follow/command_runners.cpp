#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/follow/paths.h"
#include "calls/follow/script_files.h"
#include "calls/recognise/options.h"

namespace patscope::calls {
namespace {

/// "NAME=VALUE" of env, or of a container's -e; a bare NAME is that of the outside.
void add_variable(Machine& machine, const Value& word) {
  const auto text = as_text(word);
  const auto flat = flatten(text);
  const auto equals = flat.find('=');
  if (equals != std::string::npos)
    machine.state.environment.insert_or_assign(flat.substr(0, equals), Value(slice(text, equals + 1, flat.size())));
}

/// sudo, env, time, timeout 60, nohup, exec, call: the command behind their own options.
std::optional<Value> prefix_command(Machine& machine, Invocation& invocation) {
  auto all = words(invocation);
  std::size_t begin = 0;
  const bool counts = invocation.name == "timeout" || invocation.name == "retry";
  for (; begin < all.size(); ++begin) {
    const auto word = known(all[begin]).value_or("x");
    const auto equals = flatten(as_text(all[begin])).find('=');
    if (word.starts_with('-')) continue;
    if (counts && word.find_first_not_of("0123456789smhd.") == std::string::npos) continue;
    if (invocation.name == "env" && equals != std::string::npos) {
      add_variable(machine, all[begin]);
      continue;
    }
    break;
  }
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin));
  return run_words(machine, all, invocation.place);
}

/// `which az`, `command -v az`, `type -P az`: where the program is, or rather which one.
std::optional<Value> program_path(Machine&, Invocation& invocation) {
  const auto operands = operand_words(invocation);
  return operands.empty() ? Value() : operands.front();
}

bool starts_with_any(const Invocation& invocation, std::string_view one, std::string_view other) {
  const auto all = words(invocation);
  const auto first = all.empty() ? std::nullopt : known(all.front());
  return first == one || first == other;
}

std::optional<Value> command_builtin(Machine& machine, Invocation& invocation) {
  return starts_with_any(invocation, "-v", "-V") ? program_path(machine, invocation)
                                                 : prefix_command(machine, invocation);
}

std::optional<Value> type_builtin(Machine& machine, Invocation& invocation) {
  if (!starts_with_any(invocation, "-P", "-p")) return std::nullopt;
  return program_path(machine, invocation);
}

/// $(System.AccessToken) is replaced in a pipeline's own text alone: in a script file it starts a command of that name,
/// which there is not.
std::optional<Value> macro_in_file(Machine& machine, Invocation& invocation) {
  tell(machine, invocation.place,
       "in a script file $(System.AccessToken) is a command, not a variable: map it under env and read it from there");
  return unknown("System.AccessToken", HoleKind::any, {{CredentialKind::unknown, ""}});
}

Value trimmed(const Value& value) {
  return map_texts(value, [](const Text& text) { return trim_text(text); });
}

/// The words that xargs hands on are what it is fed.
std::optional<Value> xargs(Machine& machine, Invocation& invocation) {
  auto all = words(invocation);
  std::size_t begin = 0;
  std::optional<std::string> placeholder;
  for (; begin < all.size(); ++begin) {
    const auto word = known(all[begin]).value_or("x");
    if (!word.starts_with('-')) break;
    if (word.starts_with("-I"))
      placeholder = word.size() > 2 ? word.substr(2) : known(all[std::min(begin + 1, all.size() - 1)]);
    const bool takes_value = word == "-I" || word == "-n" || word == "-P" || word == "-d" || word == "-L";
    if (takes_value) ++begin;
  }
  // Without a command it is echo, which people use to trim.
  if (begin >= all.size()) return trimmed(invocation.input);
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin));
  const auto item = derived(machine, "xargs", {invocation.input});
  if (!placeholder) {
    all.push_back(item);
  } else {
    for (auto& word : all)
      word = map_texts(word, [&](const Text& text) { return replace_text(text, *placeholder, as_text(item)); });
  }
  return run_words(machine, all, invocation.place);
}

/// `find . -name "*.sh" -exec bash {} \;`: what it finds is not known, or one of the scripts that its pattern names.
std::optional<Value> find(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  const auto is = [](std::string_view wanted) { return [wanted](const Value& word) { return known(word) == wanted; }; };
  const auto exec = std::find_if(all.begin(), all.end(),
                                 [&](const Value& word) { return is("-exec")(word) || is("-execdir")(word); });
  if (exec == all.end()) return std::nullopt;
  const auto end = std::find_if(exec, all.end(), [&](const Value& word) { return is(";")(word) || is("+")(word); });
  std::vector<Value> line(exec + 1, end);
  std::vector<Value> found;
  const auto name = std::find_if(all.begin(), exec, is("-name"));
  if (name != exec && name + 1 != exec)
    for (const auto& pattern : as_texts(name[1]))
      found = script_files(machine, join_paths(as_text(all.front()), pattern), Depth::all_folders);
  if (found.empty()) found = {unknown("what find finds")};
  for (const auto& file : found) {
    auto words_for_file = line;
    for (auto& word : words_for_file)
      word = map_texts(word, [&](const Text& text) { return replace_text(text, "{}", as_text(file)); });
    (void)run_words(machine, words_for_file, invocation.place);
  }
  return Value();
}

/// What a container may run that is known here; of others it is docker that is handed what they get.
bool is_program(std::string_view name) {
  return is_one_of(name, {"sh", "bash", "ash", "pwsh", "python", "python3", "node", "npx", "npm", "az", "git", "curl",
                          "wget", "nuget", "dotnet", "pip", "mvn", "twine", "tfx"});
}

/// docker run [options] IMAGE COMMAND..., docker exec [options] CONTAINER COMMAND...: the command. An image that is
/// called like its program runs it.
std::optional<Value> container(Machine& machine, Invocation& invocation) {
  auto all = words(invocation);
  std::size_t at = !all.empty() && known(all.front()) == "container" ? 1 : 0;
  const auto verb = at < all.size() ? known(all[at]).value_or("") : std::string();
  if (verb != "run" && verb != "exec") return std::nullopt;
  const auto outer = machine.state.environment;
  std::optional<Value> program;
  for (++at; at < all.size() && spelling(all[at]).starts_with('-'); ++at) {
    const auto word = spelling(all[at]);
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const bool apart =
        equals == std::string::npos &&
        is_one_of(name, {"-e",     "--env",     "--env-file", "-v",           "--volume",   "-w",       "--workdir",
                         "--name", "--network", "--net",      "--entrypoint", "-u",         "--user",   "--mount",
                         "-p",     "--publish", "--platform", "--pull",       "-m",         "--memory", "--cpus",
                         "-l",     "--label",   "--add-host", "-h",           "--hostname", "--dns",    "--shm-size"});
    if (apart && at + 1 >= all.size()) break;
    const auto value =
        apart ? all[++at]
              : map_texts(all[at], [&](const Text& text) { return slice(text, equals + 1, flatten(text).size()); });
    if (name == "-e" || name == "--env") add_variable(machine, value);
    if (name == "--entrypoint") program = value;
  }
  std::vector<Value> line(all.begin() + static_cast<std::ptrdiff_t>(std::min(at + 1, all.size())), all.end());
  if (!program && verb == "run" && at < all.size()) {
    const auto image = command_base_name(spelling(all[at]));
    const auto own = image.substr(0, image.find_first_of(":@"));
    if (is_program(own) && (line.empty() || !is_program(spelling(line.front())))) program = Value(own);
  }
  if (program) line.insert(line.begin(), *program);
  std::optional<Value> result;
  if (!line.empty() && is_program(command_base_name(spelling(line.front()))))
    result = run_words(machine, line, invocation.place);
  machine.state.environment = outer;
  return result;
}

constexpr std::array rows = {
    Builtin{"sudo", prefix_command},
    Builtin{"env", prefix_command},
    Builtin{"time", prefix_command},
    Builtin{"timeout", prefix_command},
    Builtin{"nohup", prefix_command},
    Builtin{"exec", prefix_command},
    Builtin{"command", command_builtin},
    Builtin{"which", program_path},
    Builtin{"type", type_builtin},
    Builtin{"system.accesstoken", macro_in_file},
    Builtin{"builtin", prefix_command},
    Builtin{"call", prefix_command},
    Builtin{"retry", prefix_command},
    Builtin{"xargs", xargs},
    Builtin{"find", find},
    Builtin{"docker", container},
    Builtin{"podman", container},
};

}  // namespace

std::span<const Builtin> command_runners() {
  return rows;
}

}  // namespace patscope::calls
