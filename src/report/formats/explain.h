#pragma once

#include <string>

#include "catalog/catalog.h"
#include "report/rules/rules.h"
#include "report/terminal.h"
#include "require/require.h"

namespace patscope::report {

/// What `patscope explain` prints. JSON is one object on one line, without the line break.

[[nodiscard]] std::string request_as_json(const require::ResolvedCall& call, std::string_view typed_url,
                                          const catalog::ScopeTable& scopes);
[[nodiscard]] std::string request_as_text(const require::ResolvedCall& call, const catalog::ScopeTable& scopes,
                                          const Terminal& terminal);

[[nodiscard]] std::string scope_as_json(catalog::ScopeId id, const catalog::Catalog& catalog);
[[nodiscard]] std::string scope_as_text(catalog::ScopeId id, const catalog::Catalog& catalog, const Terminal& terminal);

[[nodiscard]] std::string rule_as_json(const Rule& rule);
[[nodiscard]] std::string rule_as_text(const Rule& rule, const Terminal& terminal);

/// The operations that name the scope, in the catalogue's order.
[[nodiscard]] std::vector<const catalog::Operation*> operations_naming(catalog::ScopeId id,
                                                                       const catalog::Catalog& catalog);
/// "specification 7.2", "correction, medium confidence: ...".
[[nodiscard]] std::string source_in_words(const catalog::Operation& operation);
/// "GET _apis/build/builds/{buildId}".
[[nodiscard]] std::string route_in_words(const catalog::Operation& operation);

}  // namespace patscope::report
