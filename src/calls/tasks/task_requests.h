#pragma once

#include "calls/evaluate/machine.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// InvokeRESTAPI: the request that the task itself sends, when it goes to Azure DevOps. False for another task.
bool record_task_request(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope);

}  // namespace patscope::calls
