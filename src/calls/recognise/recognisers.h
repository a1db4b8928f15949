#pragma once

#include <optional>

#include "calls/invocation.h"

namespace patscope::calls {

/// The functions that table.cpp names.
[[nodiscard]] std::optional<Effect> recognise_curl(Invocation& invocation);

}  // namespace patscope::calls
