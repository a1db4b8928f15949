#include <fmt/format.h>

#include <map>

#include "cli/completion/shells.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

/// `words`: what can be typed there but options. Bash takes "--format=x" for three words.
constexpr const char* script = R"(# bash completion of patscope; where nothing is listed, file names.
_patscope() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local command='' options='' words='' word
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in {commands}) command=$word; break ;; esac
  done
  case $command in
{by_command}  esac
  case "$command $previous" in
{by_option}  esac
  [[ $current == -* ]] && words=$options
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _patscope patscope
)";

std::string choice(const std::string& pattern, const std::vector<std::string>& options, const std::string& words) {
  return fmt::format("    {}) options={} words={} ;;\n", pattern, in_quotes(join(options, " ")), in_quotes(words));
}

/// Options with the same values share a row.
std::string by_option(const CommandEntry& command) {
  std::map<std::string, std::vector<std::string>> patterns;
  for (const auto& option : command.options)
    for (const auto& name : option.names)
      if (!option.value.empty())
        patterns[join(option.suggestions, " ")].push_back(in_quotes(command.name + ' ' + name));
  std::string text;
  for (const auto& [words, pattern] : patterns) text += choice(join(pattern, "|"), {}, words);
  return text;
}

}  // namespace

std::string bash_completion(const CommandTree& tree) {
  const auto commands = names_of(tree.commands);
  auto of_commands = choice("''", option_names(tree.program), join(commands, " "));
  std::string of_options;
  for (const auto& command : tree.commands) {
    const auto words = command.argument ? join(command.argument->suggestions, " ") : std::string();
    of_commands += choice(command.name, option_names(command), words);
    of_options += by_option(command);
  }
  return fmt::format(script, fmt::arg("commands", join(commands, "|")), fmt::arg("by_command", of_commands),
                     fmt::arg("by_option", of_options));
}

}  // namespace patscope::cli
