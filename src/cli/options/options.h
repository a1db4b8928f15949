#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/completion/completion.h"
#include "cli/options/check_options.h"
#include "cli/options/format_option.h"
#include "cli/options/input_options.h"
#include "cli/options/live_options.h"

namespace patscope::cli {

enum class Annotations { no, yes };
enum class Overwrite { no, yes };

struct ExplainOptions {
  std::vector<std::string> what;  ///< words; joined by a blank they are a request, a scope or a rule
  std::string requests;           ///< --requests; "-" is standard input
};

enum class Command { check, scopes, calls, expand, explain, verify, mint, init, completion };

/// The command line, read.
struct Options {
  Command command = Command::check;
  InputOptions input;
  Format format = Format::text;
  CheckOptions check;
  ExplainOptions explain;
  LiveOptions live;
  MintOptions mint;
  Annotations annotate = Annotations::no;
  Shell shell = Shell::bash;
  Overwrite overwrite = Overwrite::no;  ///< init --force
};

/// Nothing when the user only asked for help or the version, which is then printed. Throws a WorldError (usage) that
/// names the option and what was expected.
[[nodiscard]] std::optional<Options> read_command_line(int argc, const char* const* argv);

}  // namespace patscope::cli
