#include "calls/builtins/builtin_help.h"

#include <array>
#include <cctype>

#include "calls/builtins/command_line.h"
#include "calls/follow/paths.h"
#include "calls/recognise/headers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string encode_literal(const std::string& literal, std::string_view kept) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : literal) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || std::string_view("-_.~").find(c) != std::string_view::npos ||
        kept.find(c) != std::string_view::npos) {
      result += c;
      continue;
    }
    result += '%';
    result += digits[byte >> 4U];
    result += digits[byte & 15U];
  }
  return result;
}

std::optional<Value> find_in(std::span<const Builtin> rows, Machine& machine, Invocation& invocation) {
  for (const auto& row : rows)
    if (equals_ignoring_case(row.name, invocation.name))
      if (auto value = row.run(machine, invocation)) return value;
  return std::nullopt;
}

/// Receiver and arguments, or what a pipe feeds.
std::vector<Value> flowing_in(const Invocation& invocation) {
  std::vector<Value> sources = {invocation.receiver};
  for (const auto& argument : invocation.arguments)
    if (argument.value) sources.push_back(*argument.value);
  if (invocation.receiver.is_nothing() && !invocation.input.is_nothing()) sources.push_back(invocation.input);
  return sources;
}

}  // namespace

Value argument(const Invocation& invocation, std::size_t index) {
  const auto* value = plain(invocation, index);
  return value != nullptr ? *value : Value();
}

std::vector<Value> plain_arguments(const Invocation& invocation) {
  std::vector<Value> values;
  for (const auto& argument : invocation.arguments)
    if (argument.name.empty() && argument.value) values.push_back(*argument.value);
  return values;
}

std::vector<Value> operand_words(const Invocation& invocation) {
  std::vector<Value> operands;
  for (const auto& word : words(invocation)) {
    const auto text = known(word);
    if (!text || !text->starts_with('-') || *text == "-") operands.push_back(word);
  }
  return operands;
}

std::optional<Value> opaque(Machine& machine, Invocation& invocation) {
  return derived(machine, invocation.name, flowing_in(invocation));
}

std::optional<Value> base64(Machine& machine, Invocation& invocation) {
  auto sources = flowing_in(invocation);
  for (auto& source : sources)
    for (auto& text : source.texts) text = secret_of_login(text);
  return derived(machine, invocation.name, sources);
}

std::optional<Value> first_argument(Machine&, Invocation& invocation) {
  return argument(invocation, 0);
}

std::optional<Value> the_receiver(Machine&, Invocation& invocation) {
  return invocation.receiver;
}

std::optional<Value> no_value(Machine&, Invocation&) {
  return Value();
}

Value as_boolean(const Machine& machine, std::optional<bool> value) {
  if (!value) return unknown("condition");
  const bool lower = machine.language == script::Language::javascript;
  if (lower) return Value(std::string(*value ? "true" : "false"));
  return Value(std::string(*value ? "True" : "False"));
}

Text percent_encoded(const Text& text, std::string_view kept) {
  return map_literals(text, [&](const std::string& literal) { return encode_literal(literal, kept); });
}

std::optional<Value> run_builtin(Machine& machine, Invocation& invocation) {
  using script::Language;
  if (invocation.name.starts_with('.')) {
    if (invocation.language == Language::python)
      if (auto value = find_in(python_url_builtins(), machine, invocation)) return value;
    if (auto value = find_in(text_methods(), machine, invocation)) return value;
    if (auto value = find_in(collection_builtins(), machine, invocation)) return value;
    return find_in(container_methods(), machine, invocation);
  }
  const auto try_all = [&](std::initializer_list<std::span<const Builtin>> tables) -> std::optional<Value> {
    for (const auto table : tables)
      if (auto value = find_in(table, machine, invocation)) return value;
    return std::nullopt;
  };
  switch (invocation.language) {
    case Language::bash:
    case Language::batch:
      return try_all({bash_builtins(), bash_text_builtins(), file_builtins(), bundlers(), runners(), command_runners(),
                      environment_runners(), package_runners(), opaque_programs()});
    case Language::powershell:
      if (auto collection = construct_collection(machine, invocation)) return collection;
      return try_all({powershell_builtins(), powershell_output_builtins(), powershell_path_builtins(),
                      dotnet_builtins(), file_builtins(), bundlers(), runners(), command_runners(),
                      environment_runners(), package_runners(), opaque_programs()});
    case Language::python:
      return try_all({python_builtins(), python_url_builtins(), option_parsers(), decorators()});
    case Language::javascript:
      return try_all({javascript_builtins(), javascript_output_builtins(), collection_builtins(),
                      javascript_client_builtins(), javascript_option_parsers()});
  }
  return std::nullopt;
}

std::optional<Value> change_directory(Machine& machine, Invocation& invocation) {
  if (const auto path = argument(invocation, 0); !path.is_nothing()) enter_folder(machine, path);
  return Value();
}

Value some_of(Machine& machine, const Value& list) {
  Value some = list;
  for (auto& id : some.objects) {
    auto object = machine.state.heap.get(id);
    if (object.kind != ObjectKind::list) continue;
    object.maybe_fewer = true;
    id = machine.state.heap.add(std::move(object));
  }
  return some;
}

std::optional<Value> join_path(Machine& machine, Invocation& invocation) {
  Value result(std::string{});
  for (const auto& part : plain_arguments(invocation)) {
    const auto tail = as_text(to_text(machine, part));
    result = map_texts(result, [&](const Text& head) { return join_paths(head, tail); });
  }
  return result;
}

}  // namespace patscope::calls
