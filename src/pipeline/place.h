#pragma once

#include <string_view>

namespace patscope::pipeline {

/// What a node of a pipeline's tree is, as far as expansion and normalisation treat it in its own way.
enum class Place {
  root,
  extends,
  stages,
  stage,
  jobs,
  job,
  steps,
  step,
  variables,
  variable,
  strategy,
  lifecycle,   ///< runOnce, rolling, canary
  outcome,     ///< `on` of a lifecycle
  hook,        ///< preDeploy, deploy, ...
  parameters,  ///< declarations: never evaluated
  trigger,
  plain,
};

/// What stands below `key` of a mapping that is a `parent`.
[[nodiscard]] Place child_place(Place parent, std::string_view key);
/// What the items of a list are: `steps` -> `step`.
[[nodiscard]] Place item_place(Place list);
/// "steps", "jobs", "stages", "variables": lists that templates can be included in; empty for other places.
[[nodiscard]] std::string_view list_name(Place place);

}  // namespace patscope::pipeline
