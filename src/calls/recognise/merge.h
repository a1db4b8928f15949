#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "rest/call.h"

namespace patscope::calls {

/// Sorted by place, then credential. Calls of one place and credential that resolve alike become one, with holes where
/// their URLs differ.
[[nodiscard]] std::vector<RestCall> merge_calls(std::vector<RestCall> calls, const catalog::Catalog& catalog);

}  // namespace patscope::calls
