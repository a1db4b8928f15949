#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/find/outcome.h"
#include "report/formats/agent_commands.h"
#include "report/formats/check.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

/// The agent keeps no more issues of a kind of one task; the others stay in the log.
constexpr std::size_t most_issues = 10;

/// The agent shows an issue at its line when this is an existing file of a repository that it has checked out. The file
/// of a template is shown as "path@alias".
std::string path_on_disk(std::string_view path, const AgentRun& run) {
  if (is_absolute(path)) return std::string(path);
  if (const auto at = path.rfind('@'); at != std::string_view::npos)
    if (const auto found = run.repositories.find(path.substr(at + 1)); found != run.repositories.end())
      return found->second + '/' + std::string(path.substr(0, at));
  return run.root + '/' + std::string(path);
}

std::string issue_command(const Finding& finding, const Sources& sources, const AgentRun& run) {
  const std::string type = finding.severity == Severity::error ? "error" : "warning";
  if (!finding.place)
    return agent_command("task.logissue", {{"type", type}, {"code", finding.rule}}, printable(finding.message));
  const auto position = sources.position(finding.place->source, finding.place->begin);
  return agent_command("task.logissue",
                       {{"type", type},
                        {"sourcepath", path_on_disk(sources.path(finding.place->source), run)},
                        {"linenumber", std::to_string(position.line)},
                        {"columnnumber", std::to_string(position.column)},
                        {"code", finding.rule}},
                       printable(finding.message));
}

std::vector<const Finding*> worst_findings_first(const Report& report) {
  std::vector<const Finding*> sorted;
  for (const auto& finding : report.findings)
    if (finding.severity != Severity::note) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  return sorted;
}

std::string issues(const Report& report, const Sources& sources, const AgentRun& run) {
  std::string text;
  std::size_t shown[2] = {0, 0};
  std::size_t left = 0;
  for (const auto* finding : worst_findings_first(report)) {
    auto& count = shown[finding->severity == Severity::error ? 0 : 1];
    if (count++ < most_issues)
      text += issue_command(*finding, sources, run);
    else
      ++left;
  }
  if (left > 0) text += fmt::format("{} more in the log and on the summary page\n", counted(left, "finding"));
  return text;
}

std::vector<std::string> names(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes) {
  std::vector<std::string> result;
  for (const auto id : ids) result.push_back(scopes.info(id).id);
  return result;
}

/// {"ReleasePat": ["vso.build"]}: PATs without any are left out.
std::string by_credential(const Report& report, const catalog::ScopeTable& scopes, auto&& list_of) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& summary : report.credentials) {
    const auto& list = list_of(summary);
    if (!list.empty()) object[summary.requirement.credential.name] = names(list, scopes);
  }
  return object.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
}

std::string output_variable(std::string_view name, std::string_view value) {
  return agent_command("task.setvariable", {{"variable", std::string(name)}, {"isoutput", "true"}}, value);
}

std::string output_variables(const Report& report, const catalog::ScopeTable& scopes, const AgentRun& run) {
  const auto needed = [](const CredentialSummary& summary) -> const auto& {
    return summary.requirement.least;
  };
  const auto missing = [](const CredentialSummary& summary) -> const auto& {
    return summary.missing;
  };
  const auto excess = [](const CredentialSummary& summary) -> const auto& {
    return summary.excess;
  };
  return output_variable("requiredScopes", by_credential(report, scopes, needed)) +
         output_variable("missingScopes", by_credential(report, scopes, missing)) +
         output_variable("excessScopes", by_credential(report, scopes, excess)) +
         output_variable("result", to_string(outcome(report))) + output_variable("sarifFile", run.sarif_file);
}

std::string uploads(const AgentRun& run) {
  std::string text;
  if (!run.summary_file.empty()) text += agent_command("task.uploadsummary", {}, run.summary_file);
  // Elsewhere the agent refuses the command, and that fails the task (ArtifactCommandExtension.cs).
  if (!run.sarif_file.empty() && run.host == HostType::build)
    text +=
        agent_command("artifact.upload",
                      {{"containerfolder", "CodeAnalysisLogs"}, {"artifactname", "CodeAnalysisLogs"}}, run.sarif_file);
  return text;
}

}  // namespace

std::string check_as_azure(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                           const Terminal& terminal, const AgentRun& run) {
  return "##[group]Findings and what each token needs\n" +
         without_agent_commands(check_as_text(report, sources, scopes, terminal)) + "##[endgroup]\n" +
         issues(report, sources, run) + output_variables(report, scopes, run) + uploads(run);
}

}  // namespace patscope::report
