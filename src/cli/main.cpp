#include <fmt/core.h>

#include <exception>

#include "cli/output/redact.h"
#include "cli/run.h"
#include "report/formats/agent_commands.h"
#include "report/terminal.h"
#include "text/strings.h"

namespace {

/// A message may quote the user's files and the command line.
int fail(patscope::ExitCode code, std::string_view what) {
  fmt::print(stderr, "patscope: ");
  const auto message = patscope::cli::without_tokens(what);
  for (const auto line : patscope::split(message, '\n'))
    fmt::print(stderr, "{}\n", patscope::report::without_agent_commands(patscope::report::printable(line)));
  return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return static_cast<int>(patscope::cli::run(argc, argv));
  } catch (const patscope::WorldError& error) {
    return fail(error.exit_code, error.what());
  } catch (const std::exception& error) {
    return fail(patscope::ExitCode::internal, error.what());
  }
}
