#include "pipeline/predefined.h"

#include <algorithm>
#include <array>

#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using enum HoleKind;
using enum Available;

/// From the documentation's page of predefined variables; what is there at compile time is its column "available in
/// templates", confirmed by recordings for the ones that expressions use most (docs: high confidence).
constexpr auto table = std::to_array<Predefined>({
    {"Agent.BuildDirectory", any},
    {"Agent.HomeDirectory", any},
    {"Agent.Id", integer},
    {"Agent.JobName", any},
    {"Agent.JobStatus", segment},
    {"Agent.MachineName", segment},
    {"Agent.Name", any},
    {"Agent.OS", segment},
    {"Agent.OSArchitecture", segment},
    {"Agent.TempDirectory", any},
    {"Agent.ToolsDirectory", any},
    {"Agent.WorkFolder", any},
    {"Build.ArtifactStagingDirectory", any},
    {"Build.BinariesDirectory", any},
    {"Build.BuildId", integer},
    {"Build.BuildNumber", segment},
    {"Build.BuildUri", any},
    {"Build.ContainerId", integer},
    {"Build.CronSchedule.DisplayName", any},
    {"Build.DefinitionName", segment, at_compile_time},
    {"Build.DefinitionVersion", integer, at_compile_time},
    {"Build.QueuedBy", segment, at_compile_time},
    {"Build.QueuedById", guid, at_compile_time},
    {"Build.Reason", segment, at_compile_time},
    {"Build.Repository.Clean", segment},
    {"Build.Repository.ID", guid},
    {"Build.Repository.LocalPath", any},
    {"Build.Repository.Name", any},
    {"Build.Repository.Provider", segment},
    {"Build.Repository.Uri", url},
    {"Build.RequestedFor", segment, at_compile_time},
    {"Build.RequestedForEmail", segment, at_compile_time},
    {"Build.RequestedForId", guid, at_compile_time},
    {"Build.SourceBranch", any, at_compile_time},
    {"Build.SourceBranchName", segment, at_compile_time},
    {"Build.SourceVersion", segment, at_compile_time},
    {"Build.SourceVersionAuthor", any},
    {"Build.SourceVersionMessage", any},
    {"Build.SourcesDirectory", any},
    {"Build.StagingDirectory", any},
    {"Build.TriggeredBy.BuildId", integer},
    {"Build.TriggeredBy.BuildNumber", segment},
    {"Build.TriggeredBy.DefinitionId", integer},
    {"Build.TriggeredBy.DefinitionName", segment},
    {"Build.TriggeredBy.ProjectID", guid},
    {"Checks.StageAttempt", integer},
    {"Common.TestResultsDirectory", any},
    {"Environment.Id", integer},
    {"Environment.Name", segment},
    {"Environment.ResourceId", integer},
    {"Environment.ResourceName", segment},
    {"Pipeline.Workspace", any},
    {"Release.ArtifactsDirectory", any},
    {"Release.DefinitionId", integer},
    {"Release.DefinitionName", segment},
    {"Release.EnvironmentId", integer},
    {"Release.EnvironmentName", segment},
    {"Release.ReleaseId", integer},
    {"Release.ReleaseName", segment},
    {"Strategy.CycleName", segment},
    {"Strategy.Name", segment},
    {"System", segment, at_compile_time},
    {"System.AccessToken", any, at_compile_time},
    {"System.ArtifactsDirectory", any},
    {"System.CollectionId", guid, at_compile_time},
    {"System.CollectionUri", collection_url, at_compile_time},
    {"System.Culture", segment, at_compile_time},
    {"System.Debug", segment},
    {"System.DefaultWorkingDirectory", any},
    {"System.DefinitionId", integer, at_compile_time},
    {"System.DefinitionName", segment},
    {"System.HostType", segment, at_compile_time},
    {"System.JobAttempt", integer},
    {"System.JobDisplayName", any},
    {"System.JobId", guid},
    {"System.JobName", segment},
    {"System.JobPositionInPhase", integer},
    {"System.OidcRequestUri", any},
    {"System.PhaseAttempt", integer},
    {"System.PhaseDisplayName", any},
    {"System.PhaseName", segment},
    {"System.PipelineStartTime", any, at_compile_time},
    {"System.PlanId", guid},
    {"System.PullRequest.IsFork", segment, at_compile_time},
    {"System.PullRequest.MergedAt", segment},
    {"System.PullRequest.PullRequestId", integer},
    {"System.PullRequest.PullRequestNumber", integer},
    {"System.PullRequest.SourceBranch", any},
    {"System.PullRequest.SourceCommitId", segment},
    {"System.PullRequest.SourceRepositoryURI", url},
    {"System.PullRequest.TargetBranch", any},
    {"System.PullRequest.TargetBranchName", segment},
    {"System.ServerType", segment, at_compile_time},
    {"System.StageAttempt", integer},
    {"System.StageDisplayName", any},
    {"System.StageId", guid},
    {"System.StageName", segment, at_compile_time},
    {"System.TaskDefinitionsUri", collection_url, at_compile_time},
    {"System.TaskInstanceId", guid},
    {"System.TeamFoundationCollectionUri", collection_url, at_compile_time},
    {"System.TeamFoundationServerUri", collection_url},
    {"System.TeamProject", segment, at_compile_time},
    {"System.TeamProjectId", guid, at_compile_time},
    {"System.TimelineId", guid},
    {"System.TotalJobsInPhase", integer},
    {"System.WorkFolder", any},
    {"TF_BUILD", segment},
});

/// By the documentation, and by what steps of pipelines print of their environment.
constexpr auto in_every_run = std::to_array<std::string_view>({
    "Agent.BuildDirectory",
    "Agent.HomeDirectory",
    "Agent.Id",
    "Agent.JobName",
    "Agent.MachineName",
    "Agent.Name",
    "Agent.OS",
    "Agent.OSArchitecture",
    "Agent.TempDirectory",
    "Agent.ToolsDirectory",
    "Agent.WorkFolder",
    "Build.ArtifactStagingDirectory",
    "Build.BinariesDirectory",
    "Build.BuildId",
    "Build.BuildNumber",
    "Build.BuildUri",
    "Build.ContainerId",
    "Build.DefinitionName",
    "Build.DefinitionVersion",
    "Build.QueuedBy",
    "Build.QueuedById",
    "Build.Reason",
    "Build.Repository.ID",
    "Build.Repository.LocalPath",
    "Build.Repository.Name",
    "Build.Repository.Provider",
    "Build.Repository.Uri",
    "Build.RequestedFor",
    "Build.RequestedForId",
    "Build.SourceBranch",
    "Build.SourceBranchName",
    "Build.SourceVersion",
    "Build.SourcesDirectory",
    "Build.StagingDirectory",
    "Common.TestResultsDirectory",
    "Pipeline.Workspace",
    "System.AccessToken",
    "System.ArtifactsDirectory",
    "System.CollectionId",
    "System.CollectionUri",
    "System.Culture",
    "System.DefaultWorkingDirectory",
    "System.DefinitionId",
    "System.HostType",
    "System.JobId",
    "System.PlanId",
    "System.ServerType",
    "System.TaskDefinitionsUri",
    "System.TeamFoundationCollectionUri",
    "System.TeamFoundationServerUri",
    "System.TeamProject",
    "System.TeamProjectId",
    "System.TimelineId",
    "TF_BUILD",
});

constexpr std::array<std::string_view, 10> prefixes = {"Agent.",       "Build.",    "Checks.",    "Common.",
                                                       "Environment.", "Pipeline.", "Resources.", "Strategy.",
                                                       "System.",      "Release."};

}  // namespace

const Predefined* find_predefined(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Predefined& row) { return equals_ignoring_case(row.name, name); });
  return found == table.end() ? nullptr : &*found;
}

bool is_set_in_every_run(std::string_view name) {
  return std::any_of(in_every_run.begin(), in_every_run.end(),
                     [&](std::string_view row) { return equals_ignoring_case(row, name); });
}

bool has_system_prefix(std::string_view name) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return starts_with_ignoring_case(name, prefix); });
}

std::optional<Hole> predefined_hole(std::string_view name) {
  const Predefined* row = find_predefined(name);
  if (!row && !has_system_prefix(name)) return std::nullopt;
  Hole hole{.name = std::string(row ? row->name : name), .kind = row ? row->kind : any, .carries = {}};
  if (hole.name == "System.AccessToken") hole.carries = {{CredentialKind::job_token, hole.name}};
  return hole;
}

std::string environment_name(std::string_view variable) {
  std::string name = to_upper(variable);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '.' || c == ' '; }, '_');
  return name;
}

std::optional<Hole> predefined_from_environment(std::string_view environment) {
  for (const auto& row : table)
    if (row.name != "System.AccessToken" && environment_name(row.name) == to_upper(environment))
      return predefined_hole(row.name);
  return std::nullopt;
}

}  // namespace patscope::pipeline
