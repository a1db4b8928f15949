#include "cli/completion/completion.h"

#include "cli/completion/shells.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::cli {

std::string in_quotes(std::string_view text) {
  return '\'' + replace_all(text, "'", "'\\''") + '\'';
}

std::vector<std::string> names_of(const std::vector<CommandEntry>& commands) {
  std::vector<std::string> names;
  for (const auto& command : commands) names.push_back(command.name);
  return names;
}

std::vector<std::string> option_names(const CommandEntry& command) {
  std::vector<std::string> names;
  for (const auto& option : command.options) names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

std::string completion_script(Shell shell, const CommandTree& tree) {
  switch (shell) {
    case Shell::bash:
      return bash_completion(tree);
    case Shell::zsh:
      return zsh_completion(tree);
    case Shell::fish:
      return fish_completion(tree);
  }
  check(false, "a shell without a script");
  return {};
}

}  // namespace patscope::cli
