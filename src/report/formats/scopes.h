#pragma once

#include <string>

#include "report/report.h"
#include "report/terminal.h"

namespace patscope::report {

/// What `patscope scopes` prints: for each PAT the least set of scopes, as identifiers and as the PAT page labels them,
/// and which calls need each.
[[nodiscard]] std::string scopes_as_json(const Report& report, const Sources& sources,
                                         const catalog::ScopeTable& scopes);
[[nodiscard]] std::string scopes_as_text(const Report& report, const Sources& sources,
                                         const catalog::ScopeTable& scopes, const Terminal& terminal);

/// The calls of a requirement that `scope` opens: indices into `Report::calls`.
[[nodiscard]] std::vector<std::size_t> calls_behind(catalog::ScopeId scope, const require::Requirement& requirement,
                                                    const Report& report, const catalog::ScopeTable& scopes);

}  // namespace patscope::report
