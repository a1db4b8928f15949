#pragma once

#include <functional>
#include <vector>

#include "pipeline/model.h"
#include "pipeline/place.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// Whether a node, or the key that it is, stands below a condition that only the run decides.
using Undecided = std::function<bool(const yaml::Node&)>;

/// Complains where a root, stage, job or step holds a scalar, list or mapping under a key that takes none of that form.
/// `node` is canonical. Keys without a value, and values that only the run knows, pass.
void check_shapes(const yaml::Node& node, Place place, const Undecided& undecided, std::vector<Problem>& problems);

}  // namespace patscope::pipeline
