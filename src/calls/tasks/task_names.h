#pragma once

#include <string_view>

#include "pipeline/model.h"

namespace patscope::calls {

/// What a step's task is called in its manifest: without version and without the "publisher.extension.contribution."
/// of a full name; the GUID of a built-in task is turned into its name. "PowerShell" of "PowerShell@2" and of
/// "e213ff0f-5d5c-4791-802d-52ea3e7be1f1@2". The GUID itself where nobody here knows it.
[[nodiscard]] std::string_view task_name(const pipeline::Step& step);
[[nodiscard]] bool is_named(const pipeline::Step& step, std::string_view task);
/// The step names its task by a GUID that is not known.
[[nodiscard]] bool has_unknown_guid(const pipeline::Step& step);

}  // namespace patscope::calls
