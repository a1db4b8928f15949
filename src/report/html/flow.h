#pragma once

#include <string>
#include <vector>

#include "report/html/elements.h"

namespace patscope::report::html {

/// Requests of one kind with one credential: a node in the middle of the picture. All numbers are indices into `Flow`.
struct FlowCall {
  std::string request;  ///< "POST build/Builds_Queue"
  std::vector<std::string> places = {};
  std::size_t credential = 0;
  std::string_view standing = {};  ///< see `standing_of`; the worst of its requests
  std::vector<std::size_t> pipelines = {};
  std::vector<std::size_t> needs = {};
};

/// What opens a request: a scope, or words in its place ("any PAT", "not known").
struct FlowNeed {
  std::string label;  ///< "Build (Read & execute)"
  std::string id;     ///< "vso.build_execute"; empty for words
};

/// Pipeline -> call -> scope.
struct Flow {
  std::vector<std::string> pipelines;
  std::vector<std::string> credentials;
  std::vector<FlowCall> calls;
  std::vector<FlowNeed> needs;
};

[[nodiscard]] Flow flow_of(const Page& page);
/// The picture itself. The script lays it out anew, by the same rules, when a filter hides a part.
[[nodiscard]] std::string flow_as_svg(const Flow& flow);

}  // namespace patscope::report::html
