#pragma once

#include "cli/options/live_options.h"
#include "cli/output/agent_progress.h"
#include "net/environment.h"
#include "report/report.h"
#include "text/world_error.h"

namespace patscope::cli {

/// Whether this is the validation of a pull request from a fork: such runs get no secrets.
[[nodiscard]] bool is_run_of_fork(const net::Environment& environment);

/// Asks the service about the PATs of the report, and puts what it told into `live` and `grants`. Needs nothing judged.
/// Throws a WorldError: usage, or unverified where a write probe took effect.
void ask_service(report::Report& report, const LiveOptions& options, const catalog::ScopeTable& scopes,
                 const net::Environment& environment, const AgentProgress& agent = {});

/// Whether the service left a question unanswered.
[[nodiscard]] bool is_unverified(const report::Report& report);

}  // namespace patscope::cli
