#pragma once

#include "calls/evaluate/machine.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// A task whose inputs make up one command line (DotNetCoreCLI with `command: custom`, Maven, CmdLine@1): runs it.
/// False for another task.
bool run_command_task(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope);

}  // namespace patscope::calls
