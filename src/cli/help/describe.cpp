#include "cli/help/describe.h"

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
  OptionEntry entry;
  entry.help = option.get_description();
  entry.section = option.get_group();
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

CommandEntry command_of(const CLI::App& app, const Suggestions& suggestions) {
  CommandEntry entry{.name = app.get_name(), .summary = app.get_description(), .footer = app.get_footer()};
  for (const auto* option : app.get_options()) {
    if (option->get_positional())
      entry.argument = entry_of(*option, suggestions);
    else if (!option->get_group().empty())
      entry.options.push_back(entry_of(*option, suggestions));
  }
  return entry;
}

}  // namespace

CommandTree describe(const CLI::App& app, const Suggestions& suggestions) {
  CommandTree tree{.program = command_of(app, suggestions), .commands = {}};
  for (const auto* command : app.get_subcommands(nullptr)) tree.commands.push_back(command_of(*command, suggestions));
  return tree;
}

}  // namespace patscope::cli
