#include "cli/help/command_tree.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::cli {

std::vector<OptionEntry> own_options(const CommandEntry& command) {
  auto options = command.options;
  std::erase_if(options, [](const OptionEntry& option) { return option.names.back() == "--help"; });
  return options;
}

std::string help_with_choices(const OptionEntry& option) {
  const auto is_named = [&](const std::string& choice) { return option.help.find(choice) != std::string::npos; };
  if (std::all_of(option.choices.begin(), option.choices.end(), is_named)) return option.help;
  return option.help + "; one of " + join(option.choices, ", ");
}

}  // namespace patscope::cli
