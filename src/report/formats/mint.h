#pragma once

#include <string>

#include "report/report.h"
#include "report/terminal.h"
#include "verify/tokens.h"

namespace patscope::report {

/// What `patscope mint` prints: the request that would create the PAT of `summary`, and the boxes to tick on the PAT
/// page. Nothing is sent.
[[nodiscard]] std::string mint_as_json(const verify::Mint& mint, const CredentialSummary& summary,
                                       const catalog::ScopeTable& scopes);
[[nodiscard]] std::string mint_as_text(const verify::Mint& mint, const CredentialSummary& summary,
                                       const catalog::ScopeTable& scopes, const Terminal& terminal);

}  // namespace patscope::report
