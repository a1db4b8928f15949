// Parsers of a JavaScript program's command line.

#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/command_line.h"

namespace patscope::calls {
namespace {

/// "project-url" -> "projectUrl".
std::string camel_case(std::string_view name) {
  std::string result;
  bool raise = false;
  for (const char byte : name) {
    const bool dash = byte == '-';
    if (!dash) result += raise && byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    raise = dash;
  }
  return result;
}

bool is_option(const Value& word) {
  return flatten(as_text(word)).starts_with("--");
}

void set_option(Machine& machine, const Value& map, const std::string& name, const Value& value) {
  set_field(machine.state, map, name, value);
  if (name.find('-') != std::string::npos) set_field(machine.state, map, camel_case(name), value);
}

/// {name: value} of "--name value", "--name=value" and "--switch"; the other words under "_".
Value options_of(Machine& machine, const std::vector<Value>& words) {
  const Value map = add_object(machine.state, {});
  std::vector<Value> others;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_option(words[i])) {
      others.push_back(words[i]);
      continue;
    }
    const auto text = as_text(words[i]);
    const auto flat = flatten(text);
    const auto equals = flat.find('=');
    const auto name = flat.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (equals != std::string::npos)
      set_option(machine, map, name, Value(slice(text, equals + 1, flat.size())));
    else if (i + 1 < words.size() && !is_option(words[i + 1]))
      set_option(machine, map, name, words[++i]);
    else
      set_option(machine, map, name, Value(std::string("true")));
  }
  set_field(machine.state, map, "_", add_list(machine, std::move(others)));
  return map;
}

constexpr std::string_view defaults_key = "@defaults";

/// The options, and what is declared for those that are not given.
Value with_defaults(Machine& machine, const Value& given, const Value& defaults) {
  const Value all = add_object(machine.state, {});
  merge_entries(machine.state, all, defaults);
  merge_entries(machine.state, all, given);
  return all;
}

/// minimist(process.argv.slice(2)), program.opts(): whatever list they are given, it is the command line.
std::optional<Value> options(Machine& machine, Invocation& invocation) {
  return with_defaults(machine, options_of(machine, command_line(machine)),
                       field(machine.state, invocation.receiver, defaults_key));
}

/// program.option("-p, --pat <pat>", "text", default): the program itself.
std::optional<Value> declare_option(Machine& machine, Invocation& invocation) {
  const auto flags = known(argument(invocation, 0)).value_or("");
  const auto begin = flags.find("--");
  const auto standard = argument(invocation, 2);
  if (begin == std::string::npos || standard.is_nothing()) return invocation.receiver;
  const auto name = flags.substr(begin + 2, flags.find_first_of(" ,=", begin) - begin - 2);
  auto defaults = field(machine.state, invocation.receiver, defaults_key);
  if (defaults.objects.empty()) defaults = add_object(machine.state, {});
  set_option(machine, defaults, name, standard);
  set_field(machine.state, invocation.receiver, defaults_key, defaults);
  return invocation.receiver;
}

/// util.parseArgs({...}).
std::optional<Value> parse_args(Machine& machine, Invocation& invocation) {
  const Value defaults = add_object(machine.state, {});
  for (const auto& [name, option] : entries(machine.state, field(machine.state, argument(invocation, 0), "options")))
    if (const auto standard = field(machine.state, option, "default"); !standard.is_nothing())
      set_option(machine, defaults, name, standard);
  const auto given = options_of(machine, command_line(machine));
  const Value parsed = add_object(machine.state, {});
  set_field(machine.state, parsed, "positionals", field(machine.state, given, "_"));
  set_field(machine.state, parsed, "values", with_defaults(machine, given, defaults));
  return parsed;
}

constexpr std::array rows = {
    Builtin{"minimist", options},
    Builtin{"yargs-parser", options},
    Builtin{"commander.opts", options},
    Builtin{"commander.program.opts", options},
    Builtin{"commander.Command.opts", options},
    Builtin{"commander.option", declare_option},
    Builtin{"commander.program.option", declare_option},
    Builtin{"commander.Command.option", declare_option},
    Builtin{"commander.requiredOption", declare_option},
    Builtin{"commander.program.requiredOption", declare_option},
    Builtin{"commander.Command.requiredOption", declare_option},
    Builtin{"util.parseArgs", parse_args},
    Builtin{"yargs.parse", options},
    Builtin{"yargs.parseSync", options},
};

}  // namespace

std::span<const Builtin> javascript_option_parsers() {
  return rows;
}

}  // namespace patscope::calls
