#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "cli/options/options.h"

namespace patscope::cli {

/// Hears how much of a long work is done, and what comes next: "Reading azure-pipelines.yml". Empty: nobody listens.
using AgentProgress = std::function<void(std::size_t done, std::size_t all, const std::string& next)>;

/// Moves the progress bar of an Azure Pipelines task, once a percent at most. Only --format azure has a listener.
[[nodiscard]] AgentProgress agent_progress(Format format);

}  // namespace patscope::cli
