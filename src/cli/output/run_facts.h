#pragma once

#include "report/run_facts.h"

namespace patscope::cli {

/// From the variables that an agent of Azure Pipelines sets; elsewhere only the version is known.
[[nodiscard]] report::RunFacts run_facts();

}  // namespace patscope::cli
