#pragma once

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Writes to the innermost capture; what reaches the step's log is searched for logging commands.
void write_output(Machine& machine, const Value& value);
/// What a command is known to give: in a shell a line of its output and no value, elsewhere its value.
[[nodiscard]] Value give_output(Machine& machine, Value value);
/// Writes a line to the step's log, whatever is captured (Write-Host).
void write_log(Machine& machine, const Value& line);
/// `##vso[task.setvariable ...]`, once its parts are known: the job's later steps see the variable.
void set_pipeline_variable(Machine& machine, std::string_view name, const Value& value);

/// Collects what `body` writes: the text of a shell, the values of PowerShell.
template <typename Body>
[[nodiscard]] std::vector<Value> captured(Machine& machine, Body&& body) {
  machine.state.outputs.emplace_back();
  body();
  auto chunks = std::move(machine.state.outputs.back());
  machine.state.outputs.pop_back();
  return chunks;
}
/// What a capture's chunks are as one value.
[[nodiscard]] Value output_value(Machine& machine, const std::vector<Value>& chunks);

}  // namespace patscope::calls
