#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "pipeline/files.h"
#include "pipeline/model.h"
#include "rest/call.h"
#include "text/sources.h"

namespace patscope::calls {

/// What the pipeline's steps, and every script file they reach, send to Azure DevOps.
struct Analysis {
  std::vector<RestCall> calls;   ///< sorted by place, then credential; no duplicates
  std::vector<Coverage> unread;  ///< sorted by place
  std::vector<SourceId> files;   ///< every script file that was read
  /// What else carries a secret of the pipeline; sorted by place, credential, host; no duplicates.
  std::vector<ForeignRequest> foreign;
};

/// Evaluates each step of each job in order. Bounded in time and memory whatever the scripts say: a bound that is
/// reached makes a hole or a `Coverage`, never a lost call.
[[nodiscard]] Analysis analyse(Sources& sources, const pipeline::Files& files, const pipeline::Pipeline& pipeline,
                               const catalog::Catalog& catalog);

}  // namespace patscope::calls
