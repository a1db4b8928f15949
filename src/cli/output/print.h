#pragma once

#include <string>
#include <string_view>

#include "cli/options/options.h"

namespace patscope::cli {

/// Writes a command's output to standard output, no PAT in it whole. In an Azure Pipelines run (TF_BUILD) nothing in it
/// can start a command of the agent: text gets a blank, JSON spells one of the signs as an escape, which means the same
/// to its readers.
void print(std::string_view text, Format format);

/// What `print` writes in an Azure Pipelines run. The format `azure` is made for the agent and stays as it is.
[[nodiscard]] std::string for_agent(std::string_view text, Format format);

}  // namespace patscope::cli
