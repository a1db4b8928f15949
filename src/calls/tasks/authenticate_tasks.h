#pragma once

#include "calls/evaluate/machine.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// NuGetAuthenticate, npmAuthenticate, PipAuthenticate, TwineAuthenticate, MavenAuthenticate, CargoAuthenticate: what
/// they leave for the later steps of the job. Nothing for other tasks.
void log_in_tools(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope);

}  // namespace patscope::calls
