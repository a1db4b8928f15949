#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "report/terminal.h"

namespace patscope::report {

/// How people read the values of an analysis. Nothing here is escaped for a terminal unless it takes one.

/// "1 call", "2 calls".
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);
/// "a", "a and b", "a, b and c"; with "or" likewise.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view last = "and");

/// "PAT RELEASE_PAT", "the job token", "no credential".
[[nodiscard]] std::string credential_in_words(const Credential& credential);
/// "POST https://dev.azure.com/contoso/{project}/_apis/build/builds".
[[nodiscard]] std::string request_in_words(const RestCall& call);
/// "build/Builds_Queue", "one of git/A, git/B and 3 more", "unknown endpoint", "unresolved: why".
[[nodiscard]] std::string operations_in_words(const require::ResolvedCall& call);
/// "vso.code or vso.code_write", "any PAT", "no PAT can", ....
[[nodiscard]] std::string rule_in_words(const catalog::ScopeRule& rule, const catalog::ScopeTable& scopes);
/// All of them: joined by "and".
[[nodiscard]] std::string rules_in_words(const std::vector<catalog::ScopeRule>& rules,
                                         const catalog::ScopeTable& scopes);
/// "vso.code_write and vso.build".
[[nodiscard]] std::string scopes_in_words(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes);
/// The least set; "full access", "no particular scope", or "not known".
[[nodiscard]] std::string need_in_words(const require::Requirement& requirement, const catalog::ScopeTable& scopes);
/// "Build (Read & execute)"; says so when the page does not offer the scope.
[[nodiscard]] std::string label_of(catalog::ScopeId id, const catalog::ScopeTable& scopes);

/// That there is no PAT, as far as everything was read.
[[nodiscard]] std::string no_pat_in_words(const Report& report);
/// "Not read:" with what was not read and why, and the mistakes of pipelines, since what stands there may be missing.
/// Empty when there is neither.
[[nodiscard]] std::string unread_in_words(const Report& report, const Sources& sources, const Terminal& terminal);

}  // namespace patscope::report
