#include "cli/run.h"

#include <fmt/core.h>

#include "cli/commands/commands.h"
#include "cli/completion/completion.h"
#include "text/check.h"

namespace patscope::cli {

ExitCode run(int argc, const char* const* argv) {
  const auto options = read_command_line(argc, argv);
  if (!options) return ExitCode::ok;
  switch (options->command) {
    case Command::check:
      return check(*options);
    case Command::init:
      return init(*options);
    case Command::completion:
      fmt::print("{}", completion_script(options->shell, command_tree()));
      return ExitCode::ok;
    case Command::scopes:
      return scopes(*options);
    case Command::calls:
      return calls(*options);
    case Command::expand:
      return expand(*options);
    case Command::explain:
      return explain(*options);
    case Command::verify:
      return verify(*options);
    case Command::mint:
      return mint(*options);
  }
  patscope::check(false, "a command that nothing runs");
  return ExitCode::internal;
}

}  // namespace patscope::cli
