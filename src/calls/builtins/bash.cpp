#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/shell_expansion.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "calls/follow/processes.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

Value joined_words(const Machine& machine, const std::vector<Value>& all) {
  return join_items(machine, all, Value(std::string(" ")));
}

std::optional<Value> echo(Machine& machine, Invocation& invocation) {
  auto all = words(invocation);
  while (!all.empty() && (known(all.front()) == "-n" || known(all.front()) == "-e" || known(all.front()) == "-ne" ||
                          known(all.front()) == "-en"))
    all.erase(all.begin());
  return joined_words(machine, all);
}

/// "\n" in a printf format.
Text with_escapes(const Text& format) {
  return map_literals(
      format, [](const std::string& literal) { return replace_all(replace_all(literal, "\\n", "\n"), "\\t", "\t"); });
}

std::optional<Value> printf_command(Machine& machine, Invocation& invocation) {
  auto all = words(invocation);
  if (!all.empty() && known(all.front()) == "--") all.erase(all.begin());
  if (all.size() > 1 && known(all.front()) == "-v") {
    const auto name = known(all[1]);
    all.erase(all.begin(), all.begin() + 2);
    if (name && !all.empty())
      set_variable(machine, *name, format_printf(machine, as_text(all[0]), {all.begin() + 1, all.end()}, nullptr),
                   script::Scope::plain);
    return Value();
  }
  if (all.empty()) return Value();
  const std::vector<Value> arguments(all.begin() + 1, all.end());
  return map_texts(format_printf(machine, with_escapes(as_text(all.front())), arguments, nullptr),
                   [](const Text& text) { return trim_end(text, "\n"); });
}

/// Where a `cd` leads from here; "-" is the folder before. Batch has `cd /d X`.
std::optional<Value> change_folder(Machine& machine, Invocation& invocation) {
  auto operands = operand_words(invocation);
  const auto is_switch = [](const Value& word) { return equals_ignoring_case(known(word).value_or(""), "/d"); };
  if (invocation.language == script::Language::batch) std::erase_if(operands, is_switch);
  if (operands.empty() || machine.state.folder.texts.empty()) return Value();
  const auto before = machine.state.folder;
  if (known(operands.front()) == "-")
    machine.state.folder = find_variable(machine, "OLDPWD").value_or(unknown("OLDPWD"));
  else
    enter_folder(machine, operands.front());
  set_variable(machine, "OLDPWD", before, script::Scope::plain);
  return Value();
}

std::optional<Value> push_folder_command(Machine& machine, Invocation& invocation) {
  const auto operands = operand_words(invocation);
  push_folder(machine);
  if (!operands.empty() && !machine.state.folder.texts.empty()) enter_folder(machine, operands.front());
  return Value();
}

std::optional<Value> pop_folder_command(Machine& machine, Invocation&) {
  pop_folder(machine);
  return Value();
}

std::optional<Value> working_folder(Machine& machine, Invocation&) {
  return machine.state.folder;
}

std::optional<Value> dirname_command(Machine& machine, Invocation& invocation) {
  const auto operands = operand_words(invocation);
  if (operands.empty()) return Value();
  return changed(machine, operands.front(), parent_of);
}

/// basename PATH [SUFFIX]
std::optional<Value> basename_command(Machine& machine, Invocation& invocation) {
  const auto operands = operand_words(invocation);
  if (operands.empty()) return Value();
  const auto suffix = operands.size() > 1 ? known(operands[1]).value_or("") : std::string();
  return changed(machine, operands.front(), [&](const Text& path) {
    auto base = base_of(path);
    const auto flat = flatten(base);
    const bool ends = flat.size() > suffix.size() && flat.ends_with(suffix);
    return ends ? slice(base, 0, flat.size() - suffix.size()) : base;
  });
}

std::optional<Value> absolute_path(Machine& machine, Invocation& invocation) {
  const auto operands = operand_words(invocation);
  if (operands.empty() || machine.state.folder.texts.empty()) return Value();
  return changed(machine, operands.back(),
                 [&](const Text& path) { return join_paths(machine.state.folder.texts.front(), path); });
}

/// cat: files that are known, or what it is fed.
std::optional<Value> cat(Machine& machine, Invocation& invocation) {
  const auto operands = operand_words(invocation);
  if (operands.empty() || known(operands.front()) == "-") return invocation.input;
  Value all(std::string{});
  for (const auto& path : operands)
    all = concatenate(all,
                      content_of(machine, as_text(path)).value_or(unknown("content of " + as_text(path).with_names())));
  return all;
}

std::optional<Value> tee(Machine& machine, Invocation& invocation) {
  for (const auto& path : operand_words(invocation))
    machine.state.job.files.insert_or_assign(file_key(machine, as_text(path)), invocation.input);
  return invocation.input;
}

/// The lines that are fed, as alternatives; several names share a line's words.
std::optional<Value> read_line(Machine& machine, Invocation& invocation) {
  const auto names = operand_words(invocation);
  std::vector<Text> lines;
  for (const auto& text : as_texts(invocation.input))
    for (auto& line : lines_of(text)) lines.push_back(std::move(line));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto name = known(names[i]);
    if (!name) continue;
    Value value;
    for (const auto& line : lines) {
      const auto parts = words_of(line);
      const Value one(names.size() == 1 ? line : i < parts.size() ? parts[i] : Text());
      value = with_alternative(std::move(value), one);
    }
    if (value.is_nothing() || lines.size() > max_alternatives) value = derived(machine, *name, {invocation.input});
    set_variable(machine, *name, value, script::Scope::plain);
  }
  return Value();
}

/// After branches there are several lists of arguments: the longest one stands for all.
std::vector<Value> longest_list(const Machine& machine, const Value& lists) {
  std::vector<Value> longest;
  for (const auto id : lists.objects) {
    const auto& object = machine.state.heap.get(id);
    if (object.items.size() > longest.size()) longest = object.items;
  }
  return longest;
}

std::optional<Value> shift(Machine& machine, Invocation& invocation) {
  auto all = longest_list(machine, find_variable(machine, "@").value_or(Value()));
  const auto operands = operand_words(invocation);
  const auto count = operands.empty() ? std::string("1") : known(operands.front()).value_or("1");
  const auto steps = count.find_first_not_of("0123456789") == std::string::npos ? std::stoul(count.substr(0, 3)) : 1;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(steps, all.size())));
  set_positional(machine, all);
  return Value();
}

/// `set -- a b`: the positional parameters; other options of the shell do not matter.
std::optional<Value> set_options(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (known(all[i]) == "--") {
      set_positional(machine, {all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end()});
      break;
    }
  return Value();
}

std::optional<Value> unset(Machine& machine, Invocation& invocation) {
  for (const auto& name : operand_words(invocation))
    if (const auto literal = known(name)) unset_variable(machine, *literal);
  return Value();
}

std::optional<Value> export_names(Machine& machine, Invocation& invocation) {
  for (const auto& word : operand_words(invocation)) {
    const auto flat = flatten(as_text(word));
    const auto equals = flat.find('=');
    const auto name = flat.substr(0, equals);
    if (equals != std::string::npos)
      set_variable(machine, name, Value(slice(as_text(word), equals + 1, flat.size())), script::Scope::exported);
    else if (const auto value = find_variable(machine, name))
      set_environment(machine, name, *value);
  }
  return Value();
}

std::optional<Value> source(Machine& machine, Invocation& invocation) {
  auto arguments = invocation.arguments;
  if (arguments.empty() || !arguments.front().value) return Value();
  const auto path = *arguments.front().value;
  arguments.erase(arguments.begin());
  for (const auto& text : as_texts(path))
    (void)run_file(machine, text, script::Language::bash, arguments, invocation.place, Running::in_place);
  return Value();
}

std::optional<Value> eval(Machine& machine, Invocation& invocation) {
  const auto code = joined_words(machine, words(invocation));
  for (const auto& text : code.texts)
    (void)run_code(machine, script::Language::bash, run_at(machine, text, invocation.place), {}, invocation.place,
                   Running::in_place);
  return Value();
}

/// `trap cleanup EXIT`: runs in the end, so that its own exit ends nothing here.
std::optional<Value> trap(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  const auto first = all.empty() ? Value() : all.front();
  if (all.size() < 2 || flatten(as_text(first)).starts_with('-')) return Value();
  for (const auto& text : as_texts(to_text(machine, first)))
    (void)either(
        machine,
        [&] { return run_code(machine, script::Language::bash, text, {}, invocation.place, Running::in_place); },
        [] { return Value(); });
  return Value();
}

/// `declare`, `local`, ... that the grammar left as commands.
std::optional<Value> nothing_to_do(Machine&, Invocation&) {
  return Value();
}

/// `set NAME=value` of batch.
std::optional<Value> batch_set(Machine& machine, Invocation& invocation) {
  if (invocation.language != script::Language::batch) return std::nullopt;
  const auto text = as_text(joined_words(machine, words(invocation)));
  const auto flat = flatten(text);
  const auto equals = flat.find('=');
  if (equals != std::string::npos)
    set_variable(machine, trim(flat.substr(0, equals)), Value(slice(text, equals + 1, flat.size())),
                 script::Scope::exported);
  return Value();
}

constexpr std::array rows = {
    Builtin{"echo", echo},
    Builtin{"printf", printf_command},
    Builtin{"cd", change_folder},
    Builtin{"chdir", change_folder},
    Builtin{"pushd", push_folder_command},
    Builtin{"popd", pop_folder_command},
    Builtin{"pwd", working_folder},
    Builtin{"dirname", dirname_command},
    Builtin{"basename", basename_command},
    Builtin{"readlink", absolute_path},
    Builtin{"realpath", absolute_path},
    Builtin{"cat", cat},
    Builtin{"tee", tee},
    Builtin{"read", read_line},
    Builtin{"shift", shift},
    Builtin{"set", batch_set},
    Builtin{"set", set_options},
    Builtin{"unset", unset},
    Builtin{"export", export_names},
    Builtin{"source", source},
    Builtin{".", source},
    Builtin{"eval", eval},
    Builtin{":", nothing_to_do},
    Builtin{"true", nothing_to_do},
    Builtin{"false", nothing_to_do},
    Builtin{"[", nothing_to_do},
    Builtin{"test", nothing_to_do},
    Builtin{"setlocal", nothing_to_do},
    Builtin{"trap", trap},
    Builtin{"sleep", nothing_to_do},
};

}  // namespace

std::span<const Builtin> bash_builtins() {
  return rows;
}

}  // namespace patscope::calls
