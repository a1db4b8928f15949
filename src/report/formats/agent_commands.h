#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace patscope::report {

/// A logging command of the Azure Pipelines agent: "##vso[task.logissue type=error;code=x]message". Values are escaped
/// as the agent decodes them (azure-pipelines-task-lib, taskcommand.ts); empty values are left out.
[[nodiscard]] std::string agent_command(std::string_view name,
                                        const std::vector<std::pair<std::string_view, std::string>>& properties,
                                        std::string_view data);

/// The agent looks for "##vso[" and "##[" anywhere in each line of both streams. What others wrote is shown with a
/// blank behind the signs, so that it starts nothing.
[[nodiscard]] std::string without_agent_commands(std::string_view text);

}  // namespace patscope::report
