#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace patscope::report {

/// The parts of `find` (report/find/judge.h).

/// With the rule's own severity.
[[nodiscard]] Finding make_finding(std::string_view rule, std::string message);
/// At the call, with its chain and credential.
[[nodiscard]] Finding make_finding(std::string_view rule, const RestCall& call, std::string message);

/// What stands in the way of the call whoever grants what, what the grant lacks, and what makes the need unsure.
void find_in_call(const require::ResolvedCall& call, const CredentialSummary& summary,
                  const catalog::ScopeTable& scopes, std::vector<Finding>& found);

/// How the tokens stand, and what their records tell.
void find_in_live(const LiveReport& live, std::vector<Finding>& found);

/// Requests to hosts that take PATs for all organizations only.
void find_global_endpoints(const Report& report, std::vector<Finding>& found);

/// A PAT of which nothing was declared, one that holds too much, and grants for PATs that no request carries.
void find_in_grants(const Report& report, const catalog::ScopeTable& scopes, std::vector<Finding>& found);

/// Requests to a host that does not serve them, and ways of handing a PAT over that show it to others.
void find_in_routes(const Report& report, const Sources& sources, std::vector<Finding>& found);

/// PATs that are sent to somebody else.
void find_foreign(const Report& report, std::vector<Finding>& found);

/// PATs that are written into the files of the report.
void find_in_files(const Report& report, const Sources& sources, std::vector<Finding>& found);

/// Scopes that give away much, and PATs where the job token would do.
void find_habits(const Report& report, const catalog::ScopeTable& scopes, std::vector<Finding>& found);

}  // namespace patscope::report
