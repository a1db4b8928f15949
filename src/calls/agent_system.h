#pragma once

#include "calls/evaluate/invocation.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// What the pool of a job says of its agents.
[[nodiscard]] AgentSystem system_of(const pipeline::Job& job, const pipeline::VariableScope& scope);
/// Whether a `script:` is written for cmd, where the pool does not tell.
[[nodiscard]] bool looks_like_batch(const Text& code);

}  // namespace patscope::calls
