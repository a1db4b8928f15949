#include "cli/help/man_page.h"

#include <fmt/format.h>

#include "text/strings.h"

namespace patscope::cli {
namespace {

/// A line of text: a hyphen that is to be typed is "\-", and a line that begins like a request must not.
std::string roff(std::string_view text) {
  auto escaped = replace_all(replace_all(text, "\\", "\\e"), "-", "\\-");
  if (!escaped.empty() && (escaped.front() == '.' || escaped.front() == '\'')) escaped.insert(0, "\\&");
  return escaped;
}

std::string value_in_roff(const OptionEntry& option) {
  return "\\fI" + roff(replace_all(option.value, "'", "")) + "\\fR";
}

std::string option_in_roff(const OptionEntry& option) {
  std::vector<std::string> names;
  for (const auto& name : option.names) names.push_back("\\fB" + roff(name) + "\\fR");
  auto head = join(names, ", ");
  if (!option.value.empty()) head += (names.empty() ? "" : " ") + value_in_roff(option);
  return fmt::format(".TP\n{}\n{}\n", head, roff(help_with_choices(option)));
}

/// "[PATH...]".
std::string argument_in_roff(const OptionEntry& argument) {
  const auto value = value_in_roff(argument) + (argument.repeatable ? "..." : "");
  return argument.required ? value : '[' + value + ']';
}

/// Each paragraph as it is, below its heading.
std::string footer_in_roff(const std::string& footer, std::string_view before_heading) {
  std::string text;
  bool at_heading = true;
  for (const auto line : split(footer, '\n')) {
    if (at_heading)
      text += fmt::format("{}{}\n.nf\n", before_heading, roff(to_upper(line.substr(0, line.rfind(':')))));
    else
      text += line.empty() ? ".fi\n" : roff(line) + '\n';
    at_heading = line.empty();
  }
  return text.empty() ? text : text + ".fi\n";
}

std::string command_in_roff(const CommandEntry& command) {
  const auto argument = command.argument ? ' ' + argument_in_roff(*command.argument) : std::string();
  auto text = fmt::format(".SS patscope {}\n\\fBpatscope {}\\fR [\\fIOPTION\\fR]...{}\n.PP\n{}.\n", command.name,
                          command.name, argument, roff(command.summary));
  if (command.argument) text += option_in_roff(*command.argument);
  for (const auto& option : own_options(command)) text += option_in_roff(option);
  return text + footer_in_roff(command.footer, ".PP\n");
}

}  // namespace

std::string man_page(const CommandTree& tree) {
  std::string text = R"(.\" Written by scripts/refresh-docs.
.TH PATSCOPE 1 "" patscope "User Commands"
.SH NAME
patscope \- least PAT scopes of Azure Pipelines
.SH SYNOPSIS
\fBpatscope\fR \fICOMMAND\fR [\fIOPTION\fR]...
.SH DESCRIPTION
)";
  text += roff(tree.program.summary) + "\n.SH OPTIONS\n";
  for (const auto& option : tree.program.options) text += option_in_roff(option);
  text += ".SH COMMANDS\n";
  for (const auto& command : tree.commands) text += command_in_roff(command);
  return text + footer_in_roff(tree.program.footer, ".SH ");
}

}  // namespace patscope::cli
