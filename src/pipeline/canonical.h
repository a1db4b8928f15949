#pragma once

#include "pipeline/place.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// Turns an expanded node into the form that the service prints: shorthand steps become tasks, scalars become the
/// mappings or lists that they stand for. Doing it twice changes nothing.
void canonicalize(yaml::Node& node, Place place);

/// The whole document: as above, and the root's `jobs` or `steps` are wrapped in stages.
void canonicalize_root(yaml::Node& root);

/// Whether a step of this key is a kind of step: "task", or a shorthand ("script", "checkout", "getPackage").
[[nodiscard]] bool is_step_keyword(std::string_view key);

/// One step: `script: x` -> `task: CmdLine@2` with inputs.
void canonicalize_step(yaml::Node& step);

/// What the model calls the service's own tasks: the name of the shorthand ("checkout", "publish", "download") for
/// their GUIDs, other tasks as they are.
[[nodiscard]] std::string_view known_task(std::string_view task);

}  // namespace patscope::pipeline
