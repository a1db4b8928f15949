#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report/report.h"

namespace patscope::report {

/// Keys keep the order in which docs/json.md lists them.
using Json = nlohmann::ordered_json;

/// `{"schema": "patscope/1"}`, to be filled.
[[nodiscard]] Json new_document();
/// Two spaces of indentation and a line break; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string print_document(const Json& document);
/// The same on one line, without the line break.
[[nodiscard]] std::string print_line(const Json& object);

/// Adds "file", "line" and "column" of where the span begins.
void put_place(Json& object, const Sources& sources, Span span);
/// `[{"file", "line"}]`.
[[nodiscard]] Json via_json(const Sources& sources, const std::vector<Span>& via);
[[nodiscard]] Json credential_json(const Credential& credential);
[[nodiscard]] Json scope_ids_json(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes);
[[nodiscard]] Json rule_json(const catalog::ScopeRule& rule, const catalog::ScopeTable& scopes);

/// Adds "resolution", "operation", "candidates" and "scopes": what the catalogue says of a request.
void put_resolution(Json& object, const require::ResolvedCall& call, const catalog::ScopeTable& scopes);
[[nodiscard]] Json call_json(const require::ResolvedCall& call, const Sources& sources,
                             const catalog::ScopeTable& scopes);
/// `{"name", "kind", "verdict", "needed", "fullAccess", "exact", "gaps", "granted", "missing", "excess"}`.
[[nodiscard]] Json summary_json(const CredentialSummary& summary, const catalog::ScopeTable& scopes);
/// `{"service", "standing", "evidence", "advice", "record", "searches", "probes"}`; null when the service was not
/// asked.
[[nodiscard]] Json verification_json(const std::optional<LiveReport>& live, std::string_view credential,
                                     const catalog::ScopeTable& scopes);
/// `{"files", "unread"}`.
[[nodiscard]] Json coverage_json(const Report& report, const Sources& sources);

}  // namespace patscope::report
