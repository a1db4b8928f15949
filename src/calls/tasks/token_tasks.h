#pragma once

#include "calls/evaluate/machine.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

/// A task of the marketplace that is handed a token: records what the catalogue knows that it sends, and tells when
/// nothing is known of it.
void record_token_task(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope);

}  // namespace patscope::calls
