#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/follow/follow.h"
#include "calls/follow/modules.h"
#include "calls/follow/paths.h"
#include "calls/follow/pester.h"
#include "calls/follow/processes.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

std::vector<EvaluatedArgument> as_arguments(const std::vector<Value>& words, std::size_t from, Span place) {
  std::vector<EvaluatedArgument> arguments;
  for (std::size_t i = from; i < words.size(); ++i) {
    // PowerShell binds "-Name" words by name when a script is run from another shell.
    const auto text = known(words[i]);
    const bool flag =
        text && text->size() > 1 && (*text)[0] == '-' && std::isalpha(static_cast<unsigned char>((*text)[1]));
    if (flag)
      arguments.push_back({.name = *text, .value = {}, .span = place});
    else
      arguments.push_back({.name = {}, .value = words[i], .span = place});
  }
  return arguments;
}

Value run_text(Machine& machine, Language language, const Value& code, const std::vector<Value>& words,
               std::size_t arguments_from, Span place) {
  Value result;
  for (const auto& text : as_texts(to_text(machine, code))) {
    auto one = run_code(machine, language, run_at(machine, text, place), as_arguments(words, arguments_from, place),
                        place, Running::process);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

Value run_path(Machine& machine, std::optional<Language> language, const Value& path, const std::vector<Value>& words,
               std::size_t arguments_from, Span place) {
  Value result;
  for (const auto& text : as_texts(to_text(machine, path))) {
    auto one = run_file(machine, text, language, as_arguments(words, arguments_from, place), place, Running::process);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

/// What a shell's own options are: letters that take no value, or a long option.
std::optional<Value> bash(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("");
    if (word == "-o" || word == "-O" || word == "--rcfile") {
      ++i;
      continue;
    }
    if (word == "-s" || word == "-")
      return run_text(machine, Language::bash, invocation.input, all, i + 1, invocation.place);
    const bool code = word.size() > 1 && word[0] == '-' && word[1] != '-' && word.ends_with('c');
    if (code && i + 1 < all.size()) return run_text(machine, Language::bash, all[i + 1], all, i + 3, invocation.place);
    if (word.starts_with('-') || word.starts_with('+')) continue;
    return run_path(machine, Language::bash, all[i], all, i + 1, invocation.place);
  }
  if (invocation.input.is_nothing()) return Value();
  return run_text(machine, Language::bash, invocation.input, all, all.size(), invocation.place);
}

std::optional<Value> powershell(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = to_lower(known(all[i]).value_or(""));
    const bool file = word == "-file" || word == "-f";
    const bool code = word == "-command" || word == "-c";
    if ((file || code) && i + 1 < all.size()) {
      if (file) return run_path(machine, Language::powershell, all[i + 1], all, i + 2, invocation.place);
      if (!all[i + 1].callables.empty()) return call_back(machine, all[i + 1].callables.front(), {}, invocation.place);
      const std::vector<Value> rest(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end());
      const auto line = join_items(machine, rest, Value(std::string(" ")));
      return run_text(machine, Language::powershell, line, all, all.size(), invocation.place);
    }
    if (word == "-executionpolicy" || word == "-ep" || word == "-ex" || word == "-version" || word == "-outputformat" ||
        word == "-workingdirectory" || word == "-wd") {
      ++i;
      continue;
    }
    if (word.starts_with('-') && word != "-") continue;
    if (word == "-") break;
    const auto path = flatten(as_text(all[i]));
    if (to_lower(path).ends_with(".ps1"))
      return run_path(machine, Language::powershell, all[i], all, i + 1, invocation.place);
    const std::vector<Value> rest(all.begin() + static_cast<std::ptrdiff_t>(i), all.end());
    const auto line = join_items(machine, rest, Value(std::string(" ")));
    return run_text(machine, Language::powershell, line, all, all.size(), invocation.place);
  }
  if (invocation.input.is_nothing()) return Value();
  return run_text(machine, Language::powershell, invocation.input, all, all.size(), invocation.place);
}

/// Modules that are a command as well, under this name.
struct ModuleCommand {
  std::string_view module;
  std::string_view command;
};
constexpr std::array module_commands = {
    ModuleCommand{"pip", "pip"},       ModuleCommand{"twine", "twine"},   ModuleCommand{"uv", "uv"},
    ModuleCommand{"poetry", "poetry"}, ModuleCommand{"pipenv", "pipenv"}, ModuleCommand{"pdm", "pdm"},
    ModuleCommand{"hatch", "hatch"},   ModuleCommand{"pipx", "pipx"},     ModuleCommand{"azure.cli", "az"},
};

/// Whether a file of the repository, wherever it lies, is that module; "build", "pytest" and their like are not meant.
bool is_module_of_repository(const Machine& machine, const std::string& path) {
  constexpr std::array<std::string_view, 8> others = {"build",  "venv",     "pytest",     "unittest",
                                                      "flake8", "coverage", "compileall", "virtualenv"};
  if (std::find(others.begin(), others.end(), path) != others.end()) return false;
  const auto files = machine.files.list("");
  return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    for (const auto* ending : {"/__main__.py", ".py"})
      if (file.ends_with("/" + path + ending)) return true;
    return false;
  });
}

/// python -m MODULE ARGUMENTS
std::optional<Value> run_python_module(Machine& machine, std::vector<Value> all, Span place) {
  const auto module = known(all.front());
  if (!module) return std::nullopt;
  if (const auto file = find_python_program(machine, *module))
    return run_path(machine, Language::python, Value(on_agent(machine, *file)), all, 1, place);
  for (const auto& row : module_commands) {
    if (row.module != *module) continue;
    all.front() = Value(std::string(row.command));
    return run_words(machine, all, place);
  }
  if (is_module_of_repository(machine, replace_all(*module, ".", "/")))
    tell(machine, place, "the module " + *module + " lies where Python does not look, as far as is known here");
  return std::nullopt;
}

std::optional<Value> python(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("");
    if (word == "-c" && i + 1 < all.size())
      return run_text(machine, Language::python, all[i + 1], all, i + 2, invocation.place);
    if (word == "-m" && i + 1 < all.size()) {
      const std::vector<Value> rest(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end());
      return run_python_module(machine, rest, invocation.place);
    }
    if (word == "-W" || word == "-X") {
      ++i;
      continue;
    }
    if (word == "-") break;
    if (word.starts_with('-')) continue;
    return run_path(machine, Language::python, all[i], all, i + 1, invocation.place);
  }
  if (invocation.input.is_nothing()) return Value();
  return run_text(machine, Language::python, invocation.input, all, 0, invocation.place);
}

bool is_balanced(std::string_view code) {
  const auto count = [&](char c) { return std::count(code.begin(), code.end(), c); };
  return count('(') == count(')') && count('{') == count('}') && count('[') == count(']') && count('\'') % 2 == 0 &&
         count('"') % 2 == 0 && count('`') % 2 == 0;
}

/// Where the last statement begins.
std::size_t last_statement(std::string_view code) {
  for (auto end = code.rfind(';'); end != std::string_view::npos && end > 0; end = code.rfind(';', end - 1))
    if (is_balanced(code.substr(end))) return end + 1;
  return 0;
}

/// node -p CODE writes what the last expression of the code is.
Value print_javascript(Machine& machine, const Value& code, const std::vector<Value>& words, std::size_t arguments_from,
                       Span place) {
  const auto printing = map_texts(to_text(machine, code), [](const Text& text) {
    const auto statements = trim_end(text, " \t\r\n;");
    const auto flat = flatten(statements);
    const auto last = last_statement(flat);
    return slice(statements, 0, last) + Text(std::string("console.log(")) + slice(statements, last, flat.size()) +
           Text(std::string("\n)"));
  });
  return run_text(machine, Language::javascript, printing, words, arguments_from, place);
}

/// node FILE, node FOLDER, ts-node FILE.
std::optional<Value> node(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  if (invocation.name == "bun" && !all.empty() && known(all.front()) == "x") return std::nullopt;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("");
    if ((word == "-p" || word == "--print" || word == "-pe") && i + 1 < all.size())
      return print_javascript(machine, all[i + 1], all, i + 2, invocation.place);
    if ((word == "-e" || word == "--eval") && i + 1 < all.size())
      return run_text(machine, Language::javascript, all[i + 1], all, i + 2, invocation.place);
    if (word == "-r" || word == "--require" || word == "--loader" || word == "--import" || word == "-P" ||
        word == "--project" || word == "-O") {
      ++i;
      continue;
    }
    if (word.starts_with('-') || word == "run") continue;
    const auto inside = repository_path(machine, as_text(all[i]));
    const auto file = inside ? javascript_source(machine, *inside) : std::nullopt;
    const Value path = file ? Value(on_agent(machine, *file)) : all[i];
    return run_path(machine, Language::javascript, path, all, i + 1, invocation.place);
  }
  if (invocation.input.is_nothing()) return Value();
  return run_text(machine, Language::javascript, invocation.input, all, all.size(), invocation.place);
}

std::optional<Value> cmd(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = to_lower(known(all[i]).value_or(""));
    if (word.starts_with('/') && word.size() <= 3) continue;
    const std::vector<Value> rest(all.begin() + static_cast<std::ptrdiff_t>(i), all.end());
    // One word is a whole line: cmd /c "tools\send.cmd 1 & echo done".
    if (rest.size() == 1) return run_text(machine, Language::batch, rest.front(), all, all.size(), invocation.place);
    return run_words(machine, rest, invocation.place);
  }
  return Value();
}

constexpr std::array rows = {
    Builtin{"bash", bash},
    Builtin{"sh", bash},
    Builtin{"zsh", bash},
    Builtin{"dash", bash},
    Builtin{"pwsh", powershell},
    Builtin{"powershell", powershell},
    Builtin{"python", python},
    Builtin{"python3", python},
    Builtin{"py", python},
    Builtin{"node", node},
    Builtin{"ts-node", node},
    Builtin{"tsx", node},
    Builtin{"bun", node},
    Builtin{"deno", node},
    Builtin{"cmd", cmd},
    Builtin{"invoke-pester", invoke_pester},
    Builtin{"mock", mock},
    Builtin{"beforeall", before_tests},
    Builtin{"beforeeach", before_tests},
    Builtin{"beforediscovery", before_tests},
    Builtin{"new-pesterconfiguration", pester_configuration},
    Builtin{"new-pestercontainer", pester_container},
};

}  // namespace

std::span<const Builtin> runners() {
  return rows;
}

}  // namespace patscope::calls
