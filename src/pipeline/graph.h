#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model.h"
#include "pipeline/shapes.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// The service's checks of names and dependencies, in its order: names that appear twice; no member without
/// dependencies (then nothing else is said); every edge of a cycle; members that are depended on and not there.
void check_stages_graph(const yaml::Node& stages, const Undecided& undecided, std::vector<Problem>& problems);
void check_jobs_graph(const yaml::Node& jobs, std::string_view stage, const Undecided& undecided,
                      std::vector<Problem>& problems);

}  // namespace patscope::pipeline
