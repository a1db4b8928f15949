#pragma once

#include "catalog/scopes.h"
#include "require/require.h"

namespace patscope::verify {

/// What was declared, put right by what probes showed: scopes that they showed lacking go, with all that include them;
/// scopes that they showed held come in. The rest stands as declared.
[[nodiscard]] require::Grant combined(const require::Grant& declared, const require::Grant& probed,
                                      const catalog::ScopeTable& scopes);

/// Whether probes showed lacking what the declaration grants.
[[nodiscard]] bool is_contradicted(const require::Grant& declared, const require::Grant& probed,
                                   const catalog::ScopeTable& scopes);

}  // namespace patscope::verify
