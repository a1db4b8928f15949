#include <fmt/format.h>

#include "cli/completion/shells.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

constexpr const char* no_command_yet = "__fish_use_subcommand";

/// fish reads escapes between single quotes.
std::string fish_quotes(std::string_view text) {
  return '\'' + replace_all(replace_all(text, "\\", "\\\\"), "'", "\\'") + '\'';
}

std::string row(const std::string& condition, const std::string& rest) {
  return fmt::format("complete -c patscope -n {} {}\n", fish_quotes(condition), rest);
}

std::string spelt(const OptionEntry& option) {
  std::string text;
  for (const auto& name : option.names)
    text += name.starts_with("--") ? "-l " + name.substr(2) + ' ' : "-s " + name.substr(1) + ' ';
  return text;
}

/// -x: a value and no file names; -r: a value.
std::string value_of(const OptionEntry& option) {
  if (option.value.empty()) return {};
  return option.suggestions.empty() ? "-r " : fmt::format("-x -a {} ", fish_quotes(join(option.suggestions, " ")));
}

std::string options_of(const CommandEntry& command, const std::string& condition) {
  std::string text;
  for (const auto& option : command.options)
    text += row(condition, spelt(option) + value_of(option) + "-d " + fish_quotes(option.help));
  return text;
}

}  // namespace

std::string fish_completion(const CommandTree& tree) {
  std::string text = "# fish completion of patscope; where nothing is listed, file names.\n";
  text += options_of(tree.program, no_command_yet);
  for (const auto& command : tree.commands)
    text += row(no_command_yet, fmt::format("-f -a {} -d {}", command.name, fish_quotes(command.summary)));
  for (const auto& command : tree.commands) {
    const auto condition = "__fish_seen_subcommand_from " + command.name;
    text += options_of(command, condition);
    if (command.argument && !command.argument->suggestions.empty())
      text += row(condition, "-f -a " + fish_quotes(join(command.argument->suggestions, " ")));
  }
  return text;
}

}  // namespace patscope::cli
