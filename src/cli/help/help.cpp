#include "cli/help/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/strings.h"

namespace patscope::cli {
namespace {

constexpr std::size_t help_column = 30;

/// "  NAME    what it is", wrapped; a long name has a line of its own.
std::string row(const std::string& name, const std::string& help, const report::Terminal& terminal) {
  const bool fits = name.size() + 4 <= help_column;
  auto text = fits ? fmt::format("  {:<{}}", name, help_column - 2) : fmt::format("  {}\n{:{}}", name, "", help_column);
  return text + report::wrapped(help, help_column, terminal) + '\n';
}

std::string option_row(const OptionEntry& option, const report::Terminal& terminal) {
  auto name = join(option.names, ", ");
  if (!option.value.empty()) name += (name.empty() ? "" : " ") + option.value;
  return row(name, help_with_choices(option), terminal);
}

std::string heading(std::string_view text, const report::Terminal& terminal) {
  return '\n' + report::tinted(fmt::format("{}:", text), report::Tint::strong, terminal) + '\n';
}

/// In the order in which the sections first appear.
std::vector<std::string> sections_of(const std::vector<OptionEntry>& options) {
  std::vector<std::string> sections;
  for (const auto& option : options)
    if (std::find(sections.begin(), sections.end(), option.section) == sections.end())
      sections.push_back(option.section);
  return sections;
}

std::string options_by_section(const std::vector<OptionEntry>& options, const report::Terminal& terminal) {
  std::string text;
  for (const auto& section : sections_of(options)) {
    text += heading(section, terminal);
    for (const auto& option : options)
      if (option.section == section) text += option_row(option, terminal);
  }
  return text;
}

std::string footer(const std::string& text) {
  return text.empty() ? text : '\n' + text + '\n';
}

std::string usage_of(const CommandEntry& command) {
  auto text = fmt::format("patscope {} [OPTION]...", command.name);
  if (!command.argument) return text;
  const auto words = command.argument->value + (command.argument->repeatable ? "..." : "");
  return text + (command.argument->required ? ' ' + words : " [" + words + ']');
}

}  // namespace

std::string program_help(const CommandTree& tree, const report::Terminal& terminal) {
  auto text = report::wrapped(tree.program.summary, 0, terminal) + "\n\nUsage: patscope COMMAND [OPTION]...\n";
  text += heading("Commands", terminal);
  for (const auto& command : tree.commands) text += row(command.name, command.summary, terminal);
  text += options_by_section(tree.program.options, terminal);
  return text + footer(tree.program.footer);
}

std::string command_help(const CommandEntry& command, const report::Terminal& terminal) {
  auto text = fmt::format("{}.\n\nUsage: {}\n", command.summary, usage_of(command));
  if (command.argument) text += '\n' + option_row(*command.argument, terminal);
  return text + options_by_section(own_options(command), terminal) + footer(command.footer);
}

}  // namespace patscope::cli
