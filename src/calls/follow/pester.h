#pragma once

#include <optional>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Invoke-Pester runs test files, which are scripts.
[[nodiscard]] std::optional<Value> invoke_pester(Machine& machine, Invocation& invocation);
/// New-PesterConfiguration, New-PesterContainer: what Invoke-Pester is handed.
[[nodiscard]] std::optional<Value> pester_configuration(Machine& machine, Invocation& invocation);
[[nodiscard]] std::optional<Value> pester_container(Machine& machine, Invocation& invocation);
/// BeforeAll, BeforeEach: their block runs in the scope of the tests around it.
[[nodiscard]] std::optional<Value> before_tests(Machine& machine, Invocation& invocation);
/// Mock NAME { }: a test's stand-in for a command, which is not run itself.
[[nodiscard]] std::optional<Value> mock(Machine& machine, Invocation& invocation);

}  // namespace patscope::calls
