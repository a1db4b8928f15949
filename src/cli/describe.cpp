#include "cli/describe.h"

#include <CLI/CLI.hpp>

#include "text/strings.h"

namespace patscope::cli {
namespace {

/// CLI11 appends what a validator expects to the type: "FORMAT:json, text". Anything but a list of words, such as
/// "DAYS:INT in [0 - 365]", is no choice.
std::vector<std::string> choices_in(std::string_view type) {
  const auto colon = type.find(':');
  if (colon == std::string_view::npos) return {};
  std::vector<std::string> choices;
  for (const auto part : split(type.substr(colon + 1), ',')) {
    const auto word = trim(part);
    if (word.empty() || word.find_first_of(" []") != std::string_view::npos) return {};
    choices.emplace_back(word);
  }
  return choices;
}

OptionEntry entry_of(const CLI::Option& option, const Suggestions& suggestions) {
  OptionEntry entry{.names = {}, .help = option.get_description(), .value = {}, .choices = {}, .suggestions = {}};
  for (const auto& name : option.get_snames()) entry.names.push_back('-' + name);
  for (const auto& name : option.get_lnames()) entry.names.push_back("--" + name);
  entry.required = option.get_required();
  if (option.get_items_expected_max() == 0) return entry;
  const auto type = option.get_type_name();
  entry.value = option.get_positional() ? option.get_name(true) : type.substr(0, type.find(':'));
  entry.choices = choices_in(type);
  entry.repeatable = option.get_expected_max() > 1;
  const auto known = suggestions.find(entry.value);
  entry.suggestions = known == suggestions.end() ? entry.choices : known->second;
  return entry;
}

/// Option groups are commands without a name; their options belong to the command around them, but for a --help of
/// their own.
void add_options(CommandEntry& entry, const CLI::App& app, const Suggestions& suggestions) {
  for (const auto* option : app.get_options()) {
    if (app.get_name().empty() && option == app.get_help_ptr()) continue;
    if (option->get_positional())
      entry.argument = entry_of(*option, suggestions);
    else if (!option->get_group().empty())
      entry.options.push_back(entry_of(*option, suggestions));
  }
  for (const auto* group : app.get_subcommands(nullptr))
    if (group->get_name().empty()) add_options(entry, *group, suggestions);
}

CommandEntry command_of(const CLI::App& app, const Suggestions& suggestions) {
  CommandEntry entry{.name = app.get_name(), .summary = app.get_description(), .footer = app.get_footer()};
  add_options(entry, app, suggestions);
  return entry;
}

}  // namespace

CommandTree describe(const CLI::App& app, const Suggestions& suggestions) {
  CommandTree tree{.program = command_of(app, suggestions), .commands = {}};
  for (const auto* command : app.get_subcommands(nullptr))
    if (!command->get_name().empty()) tree.commands.push_back(command_of(*command, suggestions));
  return tree;
}

}  // namespace patscope::cli
