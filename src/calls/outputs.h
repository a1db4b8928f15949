#pragma once

#include <string>
#include <vector>

#include "calls/evaluate/value.h"
#include "pipeline/model.h"

namespace patscope::calls {

/// What a job's named steps have set for later jobs.
struct Output {
  std::string job;
  std::string name;  ///< "step.variable", lower case
  Value value;
};

/// Fills `$[ dependencies.job.outputs['step.variable'] ]` and its kin (stageDependencies, deployments) with what the
/// job has set. The credentials are named as the variable is, since that is how the pipeline's reader knows them.
[[nodiscard]] std::vector<pipeline::Variable> with_outputs(const std::vector<pipeline::Variable>& variables,
                                                           const std::vector<Output>& outputs);

}  // namespace patscope::calls
