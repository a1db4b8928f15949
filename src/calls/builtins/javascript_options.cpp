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

/// minimist(process.argv.slice(2)), program.opts(): whatever list they are given, it is the command line.
std::optional<Value> options(Machine& machine, Invocation&) {
  return options_of(machine, command_line(machine));
}

/// util.parseArgs({...}).
std::optional<Value> parse_args(Machine& machine, Invocation&) {
  const Value parsed = add_object(machine.state, {});
  set_field(machine.state, parsed, "values", options_of(machine, command_line(machine)));
  return parsed;
}

constexpr std::array rows = {
    Builtin{"minimist", options},
    Builtin{"yargs-parser", options},
    Builtin{"commander.opts", options},
    Builtin{"commander.program.opts", options},
    Builtin{"commander.Command.opts", options},
    Builtin{"util.parseArgs", parse_args},
    Builtin{"yargs.parse", options},
    Builtin{"yargs.parseSync", options},
};

}  // namespace

std::span<const Builtin> javascript_option_parsers() {
  return rows;
}

}  // namespace patscope::calls
