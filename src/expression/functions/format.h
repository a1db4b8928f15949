#pragma once

#include "expression/functions/function.h"

namespace patscope::expression {

/// `format('{0}-{1}', a, b)`. Arguments that no placeholder names stay unevaluated.
[[nodiscard]] Outcome format(const LazyArguments& arguments);

}  // namespace patscope::expression
