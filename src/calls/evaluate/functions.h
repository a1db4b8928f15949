#pragma once

#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Evaluates the arguments of a call, spreads unfolded.
[[nodiscard]] std::vector<EvaluatedArgument> evaluate_arguments(Machine& machine,
                                                                const std::vector<script::Argument>& arguments);

/// What a function of the scripts gives back for these arguments; in bash its output is written.
[[nodiscard]] Value call(Machine& machine, const Callable& callable, const std::vector<EvaluatedArgument>& arguments,
                         Span place);
/// Positional arguments, as a library calls back.
[[nodiscard]] Value call_back(Machine& machine, const Callable& callable, const std::vector<Value>& arguments,
                              Span place);
/// A script block in the running scope, as ForEach-Object does.
[[nodiscard]] Value run_block(Machine& machine, const Callable& callable);
/// Binds arguments to the parameters of the running scope: of a function or of a script.
void bind_parameters(Machine& machine, const std::vector<script::Parameter>& parameters,
                     const std::vector<EvaluatedArgument>& arguments);

/// $1, $2, ..., $@ and $# of the running scope.
void set_positional(Machine& machine, const std::vector<Value>& words);

/// A call or script run begins: pieces of its arguments remember that it handed them in. Nothing when it is nested too
/// deep or calls itself once more.
[[nodiscard]] bool enter(Machine& machine, const script::Function* function, Span place,
                         std::vector<EvaluatedArgument>& arguments);
void exit_activation(Machine& machine);
/// Marks what `value` holds as handed in by the innermost activation.
void mark_handed_in(Machine& machine, Value& value);

}  // namespace patscope::calls
