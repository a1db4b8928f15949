#pragma once

#include <vector>

#include "pipeline/model.h"
#include "pipeline/shapes.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// What the service refuses in an expanded document: keys that it does not know, names that appear twice, dependencies
/// that lead nowhere or in a circle. What is only known at run time is not complained of.
enum class Whole { no, yes };
/// `whole`: nothing is missing from the document, so that dependencies can be judged.
[[nodiscard]] std::vector<Problem> validate(const yaml::Node& root, Whole whole, const Undecided& undecided);

}  // namespace patscope::pipeline
