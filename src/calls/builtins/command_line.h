#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "calls/builtins/builtins.h"
#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// The words behind the running program's name.
[[nodiscard]] std::vector<Value> command_line(const Machine& machine);

/// argparse and what is built like it: the options that a script declares, with what it was run with.
[[nodiscard]] std::span<const Builtin> option_parsers();

/// What click hands a function whose decorators declare its parameters; nothing for another function.
[[nodiscard]] std::optional<std::vector<EvaluatedArgument>> command_arguments(Machine& machine,
                                                                              const Callable& callable, Span place);

/// What the command line gives for a parameter of this name ("token": "--token x", "--token=x").
[[nodiscard]] std::optional<Value> command_line_option(const Machine& machine, std::string_view parameter);

}  // namespace patscope::calls
