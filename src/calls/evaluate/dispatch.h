#pragma once

#include <string>
#include <vector>

#include "calls/evaluate/functions.h"
#include "calls/evaluate/invocation.h"
#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Runs what is not a function of the scripts: a builtin, a request, or something unknown. Requests are recorded.
[[nodiscard]] Value dispatch(Machine& machine, Invocation& invocation);

/// An invocation of `name` here and now.
[[nodiscard]] Invocation make_invocation(Machine& machine, std::string name, std::vector<EvaluatedArgument> arguments,
                                         Span place);

/// A command line: functions, aliases, builtins, requests, script files. What it gives is written in a shell, and
/// returned in PowerShell.
[[nodiscard]] Value run_command(Machine& machine, const Value& name, std::vector<EvaluatedArgument> arguments,
                                std::vector<std::pair<std::string, Value>> prefix, Span place);
/// `words[0]` is the command.
[[nodiscard]] Value run_words(Machine& machine, const std::vector<Value>& words, Span place);

/// "C:\tools\curl.exe" -> "curl".
[[nodiscard]] std::string command_base_name(std::string_view name);

/// Records the requests of an effect, and gives its result.
[[nodiscard]] Value send(Machine& machine, const Invocation& invocation, const Effect& effect);

}  // namespace patscope::calls
