#pragma once

#include <string_view>
#include <vector>

namespace patscope::catalog {

/// A row of tasks.txt: a request of a task that is handed a token.
struct TaskRequest {
  std::string_view task;        ///< without its version
  std::string_view when;        ///< "input=value", "input!=value", empty: always
  std::string_view credential;  ///< input with the token
  std::string_view method;
  std::string_view url;  ///< {input} or {Predefined.Variable}
};

/// All rows of the file in the executable.
[[nodiscard]] const std::vector<TaskRequest>& task_requests();

}  // namespace patscope::catalog
