#include <fmt/format.h>

#include "cli/completion/shells.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

/// Works both from a folder of $fpath, where zsh runs the file as the function's body, and by `source`.
constexpr const char* script = R"(#compdef patscope
_patscope() {{
  local context state line
  typeset -A opt_args
  local -a commands=(
{summaries}  )
  _arguments -C{program} \
        '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument) case $words[1] in
{commands}    esac ;;
  esac
}}
if [[ $funcstack[1] == _patscope ]]; then _patscope "$@"; else compdef _patscope patscope; fi
)";

/// Brackets and colons divide the arguments of `_arguments` and `_describe`.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("[]:\\").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string action(const OptionEntry& option) {
  if (!option.suggestions.empty()) return fmt::format("({})", join(option.suggestions, " "));
  if (option.value == "DIR") return "_files -/";
  return option.value == "FILE" || option.value == "PATH" ? "_files" : " ";
}

std::string value_of(const OptionEntry& option) {
  return fmt::format(":{}:{}", plain(replace_all(option.value, "'", "")), action(option));
}

std::string option_specification(const OptionEntry& option, const std::string& name) {
  const bool has_value = !option.value.empty();
  const bool is_long = name.starts_with("--");
  return fmt::format("{}{}{}[{}]{}", option.repeatable ? "*" : "", name, has_value && is_long ? "=" : "",
                     plain(option.help), has_value ? value_of(option) : "");
}

std::string specifications(const CommandEntry& command) {
  std::string rows;
  const auto add = [&rows](const std::string& row) { rows += " \\\n        " + in_quotes(row); };
  for (const auto& option : command.options)
    for (const auto& name : option.names) add(option_specification(option, name));
  if (command.argument) add((command.argument->repeatable ? "*" : "1") + value_of(*command.argument));
  return rows;
}

}  // namespace

std::string zsh_completion(const CommandTree& tree) {
  std::string summaries;
  std::string commands;
  for (const auto& command : tree.commands) {
    summaries += fmt::format("    {}\n", in_quotes(command.name + ':' + plain(command.summary)));
    commands += fmt::format("      {}) _arguments{} ;;\n", command.name, specifications(command));
  }
  return fmt::format(script, fmt::arg("summaries", summaries), fmt::arg("program", specifications(tree.program)),
                     fmt::arg("commands", commands));
}

}  // namespace patscope::cli
