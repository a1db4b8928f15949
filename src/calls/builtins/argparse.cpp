// Python's argparse: what a parser was told of its options, with what the script was run with.

#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/command_line.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view parser_type = "argparse.ArgumentParser";
constexpr std::string_view commands_type = "argparse.Commands";
constexpr std::string_view options_key = "@options";
constexpr std::string_view defaults_key = "@defaults";
constexpr std::string_view commands_key = "@commands";
constexpr int most_parents = 8;

bool is_option(std::string_view name) {
  return name.size() > 1 && name.starts_with('-');
}

/// "--build-id" -> "build_id".
std::string attribute_name(std::string_view option) {
  const auto begin = option.find_first_not_of('-');
  return replace_all(begin == std::string_view::npos ? option : option.substr(begin), "-", "_");
}

std::string text_field(const Machine& machine, const Value& object, std::string_view name) {
  return known(field(machine.state, object, name)).value_or("");
}

void push(Machine& machine, const Value& owner, std::string_view key, const Value& item) {
  const auto before = field(machine.state, owner, key);
  auto all = before.is_nothing() ? std::vector<Value>() : items(machine.state, before);
  all.push_back(item);
  set_field(machine.state, owner, key, add_list(machine, std::move(all)));
}

/// parser.add_argument("--token", "-t", default=..., dest=..., action=...): kept with the parser.
std::optional<Value> add_argument(Machine& machine, Invocation& invocation) {
  std::vector<Value> spellings;
  std::string destination;
  for (const auto& argument : plain_arguments(invocation)) {
    const auto spelling = known(argument);
    if (!spelling) continue;
    spellings.emplace_back(*spelling);
    if (destination.empty() || (spelling->starts_with("--") && !destination.starts_with("--"))) destination = *spelling;
  }
  const Value option = add_object(machine.state, {});
  set_field(machine.state, option, "name", Value(attribute_name(destination)));
  set_field(machine.state, option, "spellings", add_list(machine, std::move(spellings)));
  for (const auto* key : {"default", "action", "nargs", "const", "dest"})
    if (const auto* value = named(invocation, key)) set_field(machine.state, option, key, *value);
  push(machine, invocation.receiver, options_key, option);
  return option;
}

/// parser.set_defaults(func=...).
std::optional<Value> set_defaults(Machine& machine, Invocation& invocation) {
  auto defaults = field(machine.state, invocation.receiver, defaults_key);
  if (defaults.is_nothing()) defaults = add_object(machine.state, {});
  for (const auto& argument : invocation.arguments)
    if (!argument.name.empty() && argument.value) set_field(machine.state, defaults, argument.name, *argument.value);
  set_field(machine.state, invocation.receiver, defaults_key, defaults);
  return Value();
}

/// parser.add_subparsers(dest="command").
std::optional<Value> add_commands(Machine& machine, Invocation& invocation) {
  const auto* dest = named(invocation, "dest");
  const auto commands =
      add_library_object(machine.state, std::string(commands_type),
                         {{"dest", dest != nullptr ? *dest : Value()}, {"parsers", add_object(machine.state, {})}});
  set_field(machine.state, invocation.receiver, commands_key, commands);
  return commands;
}

/// commands.add_parser("notes", aliases=[...], parents=[...]).
std::optional<Value> add_command(Machine& machine, Invocation& invocation) {
  const auto* parents = named(invocation, "parents");
  const auto parser =
      add_library_object(machine.state, std::string(parser_type), {{"parents", parents ? *parents : Value()}});
  auto names = plain_arguments(invocation);
  if (const auto* aliases = named(invocation, "aliases"))
    for (const auto& alias : items(machine.state, *aliases)) names.push_back(alias);
  const auto parsers = field(machine.state, invocation.receiver, "parsers");
  for (const auto& name : names)
    if (const auto literal = known(name)) set_field(machine.state, parsers, *literal, parser);
  return parser;
}

/// Of the parser and, in front of them, of its parents.
std::vector<Value> options_of(const Machine& machine, const Value& parser, int depth = 0) {
  std::vector<Value> all;
  if (depth < most_parents)
    for (const auto& parent : items(machine.state, field(machine.state, parser, "parents"))) {
      const auto theirs = options_of(machine, parent, depth + 1);
      all.insert(all.end(), theirs.begin(), theirs.end());
    }
  const auto own = items(machine.state, field(machine.state, parser, options_key));
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

struct Parsing {
  const std::vector<Value>& words;
  std::size_t next = 0;
  Value parsed;
  /// A word that is no option and for which nothing asks: an expansion that may hold any options.
  bool may_hold_more = false;
};

std::string attribute_of(const Machine& machine, const Value& option) {
  const auto dest = text_field(machine, option, "dest");
  return dest.empty() ? text_field(machine, option, "name") : dest;
}

bool takes_value(const Machine& machine, const Value& option) {
  const auto action = text_field(machine, option, "action");
  return action.empty() || action == "store" || action == "append" || action == "extend";
}

bool takes_many(const Machine& machine, const Value& option) {
  const auto count = text_field(machine, option, "nargs");
  return count == "*" || count == "+" || (!count.empty() && count.find_first_not_of("0123456789") == std::string::npos);
}

/// The words up to the next option.
Value rest_of(Machine& machine, Parsing& parsing) {
  std::vector<Value> all;
  while (parsing.next < parsing.words.size() && !is_option(flatten(as_text(parsing.words[parsing.next]))))
    all.push_back(parsing.words[parsing.next++]);
  return add_list(machine, std::move(all));
}

/// The option of which the word is a spelling, whole or with "=" and a value behind it.
const Value* spelt(const Machine& machine, const std::vector<Value>& options, const std::string& word) {
  const auto name = word.substr(0, word.find('='));
  for (const auto& option : options)
    for (const auto& spelling : items(machine.state, field(machine.state, option, "spellings")))
      if (const auto literal = known(spelling);
          literal && is_option(*literal) && (word == *literal || name == *literal))
        return &option;
  return nullptr;
}

Value value_given(Machine& machine, const Value& option, const Value& word, Parsing& parsing) {
  const auto flat = flatten(as_text(word));
  if (!takes_value(machine, option)) {
    if (text_field(machine, option, "action") == "store_const") return field(machine.state, option, "const");
    return Value(std::string(text_field(machine, option, "action") == "store_false" ? "False" : "True"));
  }
  if (const auto equals = flat.find('='); equals != std::string::npos)
    return Value(slice(as_text(word), equals + 1, flat.size()));
  if (takes_many(machine, option)) return rest_of(machine, parsing);
  if (parsing.next >= parsing.words.size()) return field(machine.state, option, "const");
  return parsing.words[parsing.next++];
}

void give(Machine& machine, const Value& option, Value value, const Parsing& parsing) {
  const auto name = attribute_of(machine, option);
  const auto action = text_field(machine, option, "action");
  if (action == "append" || action == "extend") {
    auto all = items(machine.state, field(machine.state, parsing.parsed, name));
    const auto more = action == "extend" ? items(machine.state, value) : std::vector{value};
    all.insert(all.end(), more.begin(), more.end());
    value = add_list(machine, std::move(all));
  }
  set_field(machine.state, parsing.parsed, name, value);
}

bool is_positional(const Machine& machine, const Value& option) {
  const auto spellings = items(machine.state, field(machine.state, option, "spellings"));
  return !spellings.empty() && !is_option(known(spellings.front()).value_or(""));
}

void parse(Machine& machine, const Value& parser, Parsing& parsing, int depth);

/// The parsers that the word chooses: one by its name, or all when only the run knows the word.
void choose_command(Machine& machine, const Value& commands, const Value& word, Parsing& parsing, int depth) {
  const auto dest = text_field(machine, commands, "dest");
  if (!dest.empty()) set_field(machine.state, parsing.parsed, dest, word);
  const auto parsers = field(machine.state, commands, "parsers");
  const auto name = known(word);
  if (name) {
    const auto chosen = field(machine.state, parsers, *name);
    if (!chosen.is_nothing()) parse(machine, chosen, parsing, depth + 1);
    return;
  }
  const auto before = parsing.next;
  for (const auto& [command, one] : entries(machine.state, parsers)) {
    parsing.next = before;
    parse(machine, one, parsing, depth + 1);
  }
}

/// What is not given: the default, which several commands may set one after the other.
void fill_defaults(Machine& machine, const Value& parser, const std::vector<Value>& options, const Parsing& parsing) {
  for (const auto& [name, value] : entries(machine.state, field(machine.state, parser, defaults_key)))
    set_field(machine.state, parsing.parsed, name, with_alternative(field(machine.state, parsing.parsed, name), value));
  for (const auto& option : options) {
    const auto name = attribute_of(machine, option);
    const auto set = entries(machine.state, parsing.parsed);
    if (std::any_of(set.begin(), set.end(), [&](const auto& entry) { return entry.first == name; })) continue;
    auto value = field(machine.state, option, "default");
    const auto action = text_field(machine, option, "action");
    if (value.is_nothing() && action == "store_true") value = Value(std::string("False"));
    if (value.is_nothing() && action == "store_false") value = Value(std::string("True"));
    const bool missing = value.is_nothing() && is_positional(machine, option) &&
                         text_field(machine, option, "nargs") != "?" && !takes_many(machine, option);
    if (missing)
      value = unknown(name);
    else if (parsing.may_hold_more)
      value = join(value, unknown(name));
    set_field(machine.state, parsing.parsed, name, value);
  }
}

void parse(Machine& machine, const Value& parser, Parsing& parsing, int depth) {
  const auto options = options_of(machine, parser);
  std::vector<Value> positional;
  std::copy_if(options.begin(), options.end(), std::back_inserter(positional),
               [&](const Value& option) { return is_positional(machine, option); });
  const auto commands = field(machine.state, parser, commands_key);
  std::size_t place = 0;
  while (parsing.next < parsing.words.size()) {
    const auto word = parsing.words[parsing.next++];
    const auto flat = flatten(as_text(word));
    if (const auto* named_one = spelt(machine, options, flat)) {
      give(machine, *named_one, value_given(machine, *named_one, word, parsing), parsing);
    } else if (is_option(flat)) {
      // Of another parser; whether it takes a value is not known.
    } else if (place < positional.size()) {
      const auto& option = positional[place++];
      if (takes_many(machine, option)) --parsing.next;
      give(machine, option, takes_many(machine, option) ? rest_of(machine, parsing) : word, parsing);
    } else if (!commands.is_nothing() && depth < most_parents) {
      choose_command(machine, commands, word, parsing, depth);
      break;
    } else {
      parsing.may_hold_more = parsing.may_hold_more || as_text(word).has_hole();
    }
  }
  fill_defaults(machine, parser, options, parsing);
}

std::optional<Value> parse_arguments(Machine& machine, Invocation& invocation) {
  const auto given = argument(invocation, 0);
  const auto words = given.objects.empty() ? command_line(machine) : items(machine.state, given);
  Parsing parsing{.words = words, .next = 0, .parsed = add_object(machine.state, {})};
  parse(machine, invocation.receiver, parsing, 0);
  return parsing.parsed;
}

std::optional<Value> parse_known_arguments(Machine& machine, Invocation& invocation) {
  const auto parsed = parse_arguments(machine, invocation);
  return add_list(machine, {*parsed, add_list(machine, {})});
}

constexpr std::array rows = {
    Builtin{"argparse.ArgumentParser.add_argument", add_argument},
    Builtin{"argparse.ArgumentParser.add_argument_group", the_receiver},
    Builtin{"argparse.ArgumentParser.add_mutually_exclusive_group", the_receiver},
    Builtin{"argparse.ArgumentParser.set_defaults", set_defaults},
    Builtin{"argparse.ArgumentParser.add_subparsers", add_commands},
    Builtin{"argparse.Commands.add_parser", add_command},
    Builtin{"argparse.ArgumentParser.parse_args", parse_arguments},
    Builtin{"argparse.ArgumentParser.parse_known_args", parse_known_arguments},
};

}  // namespace

std::span<const Builtin> option_parsers() {
  return rows;
}

}  // namespace patscope::calls
