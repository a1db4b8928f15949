#pragma once

#include <functional>
#include <map>
#include <string>

#include "report/report.h"
#include "report/run_facts.h"
#include "report/terminal.h"

namespace patscope::report {

/// What `patscope check` prints: findings, then what each PAT needs, holds and lacks.
[[nodiscard]] std::string check_as_json(const Report& report, const Sources& sources,
                                        const catalog::ScopeTable& scopes);
[[nodiscard]] std::string check_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                                        const Terminal& terminal);
/// The verdict, and the balance of each credential.
[[nodiscard]] std::string balance_as_markdown(const Report& report, const catalog::ScopeTable& scopes);
/// A page for people: the balance of each credential, the worst on top, then findings and what was not read.
[[nodiscard]] std::string check_as_markdown(const Report& report, const Sources& sources,
                                            const catalog::ScopeTable& scopes);
/// A test case for each credential, which fails when it lacks a scope, and one for each finding, which fails when it is
/// an error.
[[nodiscard]] std::string check_as_junit(const Report& report, const Sources& sources,
                                         const catalog::ScopeTable& scopes);
/// What a job belongs to: a build (every YAML pipeline, deployment jobs too), or a classic release, its deployment
/// groups and gates ("release", "deployment", "gates").
enum class HostType { other, build };

/// What the agent's commands need to know of the run. Empty paths: no such file was written.
struct AgentRun {
  std::string root;  ///< absolute path of the repository's root, without trailing slash
  /// Of the repositories whose templates were read: the alias, in lower case, and the absolute path of the folder.
  std::map<std::string, std::string, std::less<>> repositories = {};
  std::string summary_file;  ///< absolute path of the Markdown page
  std::string sarif_file;
  HostType host = HostType::other;
};

/// For the log of an Azure Pipelines task: the text in a group, the worst findings as issues, output variables,
/// uploads.
[[nodiscard]] std::string check_as_azure(const Report& report, const Sources& sources,
                                         const catalog::ScopeTable& scopes, const Terminal& terminal,
                                         const AgentRun& run);
/// SARIF 2.1.0, one run. Paths are relative to the repository's root.
[[nodiscard]] std::string check_as_sarif(const Report& report, const Sources& sources, const RunFacts& facts);
/// A page that stands alone: nothing in it is loaded from anywhere, and no text of the user's files reaches a script.
[[nodiscard]] std::string check_as_html(const Report& report, const Sources& sources,
                                        const catalog::ScopeTable& scopes);

}  // namespace patscope::report
