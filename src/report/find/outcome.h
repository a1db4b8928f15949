#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace patscope::report {

/// The worst verdict of all PATs; `unproven` rather than `covered` when something was not read or is broken.
[[nodiscard]] require::Verdict outcome(const Report& report);

/// The worst first; of one verdict by name.
[[nodiscard]] std::vector<const CredentialSummary*> worst_first(const std::vector<CredentialSummary>& credentials);

/// "1 error and 2 warnings"; "Nothing found".
[[nodiscard]] std::string totals_in_words(const std::vector<Finding>& findings);

/// "vso.build (--grant)", "full access (.patscope.yml)", "not declared".
[[nodiscard]] std::string held_in_words(const CredentialSummary& summary, const catalog::ScopeTable& scopes);

}  // namespace patscope::report
