#pragma once

#include "calls/evaluate/invocation.h"
#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Records a request as calls, one a credential and a way of resolving; nothing when it goes elsewhere: then
/// the PATs that it carries are noted. Whether it may go to Azure DevOps.
bool record(Machine& machine, const Invocation& invocation, const Request& request);

}  // namespace patscope::calls
