#pragma once

#include <string>
#include <vector>

#include "calls/evaluate/invocation.h"
#include "calls/evaluate/machine.h"
#include "calls/recognise/placing.h"

namespace patscope::calls {

/// Notes the secrets that a request to somebody else carries, be it in a header, in the URL or as user and password.
/// Whether they are PATs of Azure DevOps is not for this floor to say.
void note_foreign(Machine& machine, const Request& request, const std::string& method, const Text& url,
                  const Place& place);

/// Sorted by place, credential and host. What is sent surely wins over what is sent perhaps.
[[nodiscard]] std::vector<ForeignRequest> merge_foreign(std::vector<ForeignRequest> requests);

}  // namespace patscope::calls
