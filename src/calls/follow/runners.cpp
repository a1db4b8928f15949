#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/follow/follow.h"
#include "calls/follow/modules.h"
#include "calls/follow/paths.h"
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
    auto one = run_code(machine, language, text, as_arguments(words, arguments_from, place), place, Running::process);
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

std::optional<Value> python(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("");
    if (word == "-c" && i + 1 < all.size())
      return run_text(machine, Language::python, all[i + 1], all, i + 2, invocation.place);
    if (word == "-m" && i + 1 < all.size()) {
      const auto module = known(all[i + 1]);
      const auto dotted = module ? replace_all(*module, ".", "/") : std::string();
      for (const auto& path : {dotted + "/__main__.py", dotted + ".py"})
        if (module && exists_in_repository(machine, Value(path)))
          return run_path(machine, Language::python, Value(path), all, i + 2, invocation.place);
      return std::nullopt;
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

/// node FILE, node FOLDER, ts-node FILE.
std::optional<Value> node(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto word = known(all[i]).value_or("");
    if ((word == "-e" || word == "--eval" || word == "-p") && i + 1 < all.size())
      return run_text(machine, Language::javascript, all[i + 1], all, i + 2, invocation.place);
    if (word == "-r" || word == "--require" || word == "--loader" || word == "--import" || word == "-P" ||
        word == "--project" || word == "-O") {
      ++i;
      continue;
    }
    if (word.starts_with('-') || word == "run") continue;
    const auto inside = repository_path(machine, as_text(all[i]));
    const auto file = inside ? javascript_file(machine, *inside) : std::nullopt;
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
    Builtin{"bash", bash},     Builtin{"sh", bash},         Builtin{"zsh", bash},
    Builtin{"dash", bash},     Builtin{"pwsh", powershell}, Builtin{"powershell", powershell},
    Builtin{"python", python}, Builtin{"python3", python},  Builtin{"py", python},
    Builtin{"node", node},     Builtin{"ts-node", node},    Builtin{"tsx", node},
    Builtin{"bun", node},      Builtin{"deno", node},       Builtin{"cmd", cmd},
};

}  // namespace

std::span<const Builtin> runners() {
  return rows;
}

}  // namespace patscope::calls
