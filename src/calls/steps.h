#pragma once

#include "calls/evaluate/machine.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// Runs a step's script, if its task runs one.
void run_step(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope);

}  // namespace patscope::calls
