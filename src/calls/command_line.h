#pragma once

#include <span>
#include <vector>

#include "calls/builtins.h"
#include "calls/machine.h"

namespace patscope::calls {

/// The words behind the running program's name.
[[nodiscard]] std::vector<Value> command_line(const Machine& machine);

/// argparse and what is built like it: the options that a script declares, with what it was run with.
[[nodiscard]] std::span<const Builtin> option_parsers();

}  // namespace patscope::calls
