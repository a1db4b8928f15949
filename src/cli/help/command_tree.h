#pragma once

#include <optional>
#include <string>
#include <vector>

namespace patscope::cli {

/// An option or an argument as its users see it.
struct OptionEntry {
  std::vector<std::string> names;  ///< "-h", "--help"; none for an argument
  std::string help;
  std::string section;                   ///< heading of the help below which it stands
  std::string value;                     ///< "FILE", "FORMAT"; empty for a flag
  std::vector<std::string> choices;      ///< all values there are, named in the help too; empty when it names none
  std::vector<std::string> suggestions;  ///< values worth offering: the choices, or what is too long for the help
  bool repeatable = false;
  bool required = false;
};

/// A command, or the program itself with its own options.
struct CommandEntry {
  std::string name;
  std::string summary;
  std::string footer;                ///< paragraphs below headings that end in a colon
  std::vector<OptionEntry> options;  ///< hidden ones left out
  std::optional<OptionEntry> argument;
};

struct CommandTree {
  CommandEntry program;
  std::vector<CommandEntry> commands;
};

/// Without --help, which every command has.
[[nodiscard]] std::vector<OptionEntry> own_options(const CommandEntry& command);
/// The option's help with its choices, where it does not name them itself.
[[nodiscard]] std::string help_with_choices(const OptionEntry& option);

/// What the command line's parser knows: help, shell completions and the man page are made from it.
[[nodiscard]] CommandTree command_tree();

}  // namespace patscope::cli
