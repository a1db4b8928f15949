#pragma once

#include "pipeline/expander.h"
#include "pipeline/model.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// The model of an expanded document in canonical form. Problems, coverage and files are left to the caller.
[[nodiscard]] Pipeline build_model(const yaml::Node& root, const std::vector<Context>& contexts,
                                   const LoadOptions& options);

/// The `template:` lines that lead to a context, outermost first.
[[nodiscard]] std::vector<Span> via_of(const std::vector<Context>& contexts, std::uint32_t context);

}  // namespace patscope::pipeline
