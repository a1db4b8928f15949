#include "calls/builtins/command_line.h"

#include <array>

#include "calls/builtins/builtin_help.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view options_key = "@options";

/// "--build-id" -> "build_id".
std::string attribute_name(std::string_view option) {
  const auto begin = option.find_first_not_of('-');
  return replace_all(begin == std::string_view::npos ? option : option.substr(begin), "-", "_");
}

bool is_option(std::string_view name) {
  return name.starts_with('-');
}

/// What stands behind one of the option's spellings on the command line.
std::optional<Value> given(const std::vector<Value>& words, const std::vector<std::string>& spellings) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto flat = flatten(as_text(words[i]));
    for (const auto& spelling : spellings) {
      if (flat == spelling && i + 1 < words.size()) return words[i + 1];
      if (flat.starts_with(spelling + "=")) return Value(slice(as_text(words[i]), spelling.size() + 1, flat.size()));
    }
  }
  return std::nullopt;
}

/// The words that are neither an option nor the value of one.
std::vector<Value> positional_words(const std::vector<Value>& words) {
  std::vector<Value> positional;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto flat = flatten(as_text(words[i]));
    if (!is_option(flat))
      positional.push_back(words[i]);
    else if (flat.find('=') == std::string::npos)
      ++i;
  }
  return positional;
}

/// parser.add_argument("--token", "-t", default=..., dest=...): kept with the parser.
std::optional<Value> add_argument(Machine& machine, Invocation& invocation) {
  std::vector<Value> spellings;
  std::string destination;
  for (const auto& argument : plain_arguments(invocation)) {
    const auto spelling = known(argument);
    if (!spelling) continue;
    spellings.emplace_back(*spelling);
    if (destination.empty() || (spelling->starts_with("--") && !destination.starts_with("--"))) destination = *spelling;
  }
  const auto* dest = named(invocation, "dest");
  const auto* standard = named(invocation, "default");
  const Value option = add_object(machine.state, {});
  set_field(machine.state, option, "name",
            Value(dest != nullptr ? known(*dest).value_or("") : attribute_name(destination)));
  set_field(machine.state, option, "spellings", add_list(machine, std::move(spellings)));
  set_field(machine.state, option, "default", standard != nullptr ? *standard : Value());
  const auto before = field(machine.state, invocation.receiver, options_key);
  auto all = before.is_nothing() ? std::vector<Value>() : items(machine.state, before);
  all.push_back(option);
  set_field(machine.state, invocation.receiver, options_key, add_list(machine, std::move(all)));
  return option;
}

Value value_of_option(Machine& machine, const Value& option, const std::vector<Value>& words,
                      const std::vector<Value>& positional, std::size_t& next) {
  std::vector<std::string> spellings;
  for (const auto& spelling : items(machine.state, field(machine.state, option, "spellings")))
    spellings.push_back(known(spelling).value_or(""));
  const bool named_option = !spellings.empty() && is_option(spellings.front());
  if (named_option) {
    if (auto value = given(words, spellings)) return *value;
    const auto standard = field(machine.state, option, "default");
    return standard;
  }
  if (next < positional.size()) return positional[next++];
  return unknown(spellings.empty() ? "argument" : spellings.front());
}

std::optional<Value> parse_arguments(Machine& machine, Invocation& invocation) {
  const auto words = command_line(machine);
  const auto positional = positional_words(words);
  std::size_t next = 0;
  const Value parsed = add_object(machine.state, {});
  for (const auto& option : items(machine.state, field(machine.state, invocation.receiver, options_key)))
    set_field(machine.state, parsed, known(field(machine.state, option, "name")).value_or(""),
              value_of_option(machine, option, words, positional, next));
  return parsed;
}

std::optional<Value> parse_known_arguments(Machine& machine, Invocation& invocation) {
  const auto parsed = parse_arguments(machine, invocation);
  return add_list(machine, {*parsed, add_list(machine, {})});
}

constexpr std::array rows = {
    Builtin{"argparse.ArgumentParser.add_argument", add_argument},
    Builtin{"argparse.ArgumentParser.add_argument_group", the_receiver},
    Builtin{"argparse.ArgumentParser.add_mutually_exclusive_group", the_receiver},
    Builtin{"argparse.ArgumentParser.add_subparsers", the_receiver},
    Builtin{"argparse.ArgumentParser.add_parser", the_receiver},
    Builtin{"argparse.ArgumentParser.parse_args", parse_arguments},
    Builtin{"argparse.ArgumentParser.parse_known_args", parse_known_arguments},
};

}  // namespace

std::optional<Value> command_line_option(const Machine& machine, std::string_view parameter) {
  const std::string name(parameter);
  return given(command_line(machine), {"--" + replace_all(name, "_", "-"), "--" + name});
}

std::span<const Builtin> option_parsers() {
  return rows;
}

}  // namespace patscope::calls
