#pragma once

#include <string_view>

#include "expression/expression.h"
#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::pipeline {

/// A variable whose value is a `$[ ]` becomes the value, as far as the variables in `scope` decide it. What depends on
/// the run (an output of another job, a counter) is a hole of the variable's own name, which carries a PAT of that
/// name. Other variables are returned as they are.
[[nodiscard]] Variable decide_runtime_expression(Variable variable, const VariableScope& scope, expression::Slot slot);

}  // namespace patscope::pipeline
