#pragma once

#include <string>
#include <vector>

#include "text/sources.h"
#include "yaml/node.h"

namespace patscope::yaml {

struct Problem {
  Span span;
  std::string message;
};

/// A YAML file as far as it could be read.
struct Document {
  Node root;
  std::vector<Problem> problems;
  bool broken = false;  ///< the file is no YAML; `root` is what stood before the error
};

/// Reads the first document of a file. What Azure DevOps refuses in YAML (anchors, a second document, keys that differ
/// in nothing but case) is a problem, and read all the same. Bounded: a file above `largest_document` bytes, trees
/// deeper than 250 levels and aliases that stand for more than 100,000 nodes are problems.
[[nodiscard]] Document read(const Sources& sources, SourceId source);

/// The service documents 20 MB for everything a pipeline reads, and 10 MB before that; no real file comes near.
inline constexpr std::size_t largest_document = 8U << 20U;

}  // namespace patscope::yaml
