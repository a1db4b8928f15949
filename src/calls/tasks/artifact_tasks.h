#pragma once

#include "calls/evaluate/machine.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// CopyFiles, and what publishes or downloads artifacts of the run: files of the repository come to lie elsewhere.
void move_files(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope);
/// The agent downloads all artifacts of the run in front of a deployment's steps, unless a step says `download: none`.
void download_for_deployment(Machine& machine, const pipeline::Job& job);

}  // namespace patscope::calls
