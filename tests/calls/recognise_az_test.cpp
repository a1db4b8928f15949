#include <gtest/gtest.h>

#include <algorithm>

#include "recognise_support.h"

namespace patscope::calls {
namespace {

using Shown = std::vector<std::string>;

std::optional<Effect> az(std::vector<std::string_view> words) {
  TestCall call(script::Language::bash, "az");
  return call.words(std::move(words)).recognise();
}

TEST(Az, SendsWhatTheTableSaysForItsOptions) {
  TestCall call(script::Language::bash, "az");
  call.environment("AZURE_DEVOPS_EXT_PAT", value_with_secrets("$(Pat)"));
  call.words({"pipelines", "variable-group", "list", "--org", "https://dev.azure.com/contoso/", "--project", "Shop"});
  EXPECT_EQ(show(call.recognise()),
            Shown{"GET https://dev.azure.com/contoso/{project}/_apis/distributedtask/variablegroups [Pat]"});
}

TEST(Az, ChoosesAmongRequestsByConditions) {
  TestCall plain(script::Language::bash, "az");
  const auto queued = plain.words({"pipelines", "run", "--id", "4"}).recognise();
  TestCall with(script::Language::bash, "az");
  const auto run = with.words({"pipelines", "run", "--id", "4", "--parameters", "a=b"}).recognise();
  ASSERT_TRUE(queued && !queued->requests.empty());
  ASSERT_TRUE(run && !run->requests.empty());
  EXPECT_EQ(queued->requests.front().operation, "build/Builds_Queue");
  EXPECT_EQ(run->requests.front().operation, "pipelines/Runs_Run Pipeline");
}

TEST(Az, UsesThePatThenTheIdentityThenTheStoredToken) {
  TestCall call(script::Language::bash, "az");
  call.words({"devops", "project", "list"});
  call.state.job.facts["az.devops.token"] = value_with_secrets("$(Stored)");
  EXPECT_NE(show(call.recognise()).front().find("[Stored]"), std::string::npos);
  call.state.job.facts["az.identity"] = unknown("az", HoleKind::any, {{CredentialKind::entra, "conn"}});
  EXPECT_NE(show(call.recognise()).front().find("[conn]"), std::string::npos);
  call.environment("AZURE_DEVOPS_EXT_PAT", value_with_secrets("$(Pat)"));
  EXPECT_NE(show(call.recognise()).front().find("[Pat]"), std::string::npos);
}

TEST(Az, MintsTokensForAzureDevOpsOnly) {
  TestCall ours(script::Language::bash, "az");
  ours.words({"account", "get-access-token", "--resource", "499b84ac-1321-427f-aa17-267ca6975798", "-o", "tsv"});
  EXPECT_EQ(carries(*ours.recognise()->result), (std::vector<Credential>{{CredentialKind::entra, ""}}));
  TestCall graph(script::Language::bash, "az");
  graph.words({"account", "get-access-token", "--resource", "https://graph.microsoft.com"});
  EXPECT_TRUE(carries(*graph.recognise()->result).empty());
}

TEST(Az, RestSendsTheIdentityOnlyWhereTheResourceIsNamed) {
  TestCall named(script::Language::bash, "az");
  named.state.job.facts["az.identity"] = unknown("az", HoleKind::any, {{CredentialKind::entra, "conn"}});
  named.words({"rest", "--method", "post", "--url", "https://dev.azure.com/o/_apis/projects", "--resource",
               "499b84ac-1321-427f-aa17-267ca6975798"});
  EXPECT_EQ(show(named.recognise()), Shown{"POST https://dev.azure.com/o/_apis/projects [conn]"});
  TestCall header(script::Language::bash, "az");
  header.words({"rest", "-u", "https://dev.azure.com/o/_apis/projects", "--headers", "Authorization=Basic $(Pat)"});
  EXPECT_EQ(show(header.recognise()), Shown{"GET https://dev.azure.com/o/_apis/projects [Pat]"});
}

TEST(Az, InvokeFindsTheRouteOfItsResource) {
  TestCall call(script::Language::bash, "az");
  call.words({"devops", "invoke", "--area", "git", "--resource", "pullRequestThreads", "--route-parameters",
              "project=Shop", "repositoryId=web", "pullRequestId=$(Id)", "--http-method", "POST"});
  const auto shown = show(call.recognise());
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_NE(shown[0].find("/Shop/_apis/git/repositories/web/pullRequests/{Id}/threads"), std::string::npos) << shown[0];
}

TEST(Az, InvokePrefersTheRouteThatAsksForNothingMore) {
  TestCall runs(script::Language::bash, "az");
  runs.words({"devops", "invoke", "--area", "test", "--resource", "runs", "--route-parameters", "project=Shop"});
  EXPECT_TRUE(show(runs.recognise()).front().find("/Shop/_apis/test/Runs [") != std::string::npos);
  TestCall packages(script::Language::bash, "az");
  packages.words({"devops", "invoke", "--area", "packaging", "--resource", "packages", "--route-parameters",
                  "project=Shop", "feedId=tools"});
  EXPECT_TRUE(show(packages.recognise()).front().find("/Shop/_apis/packaging/Feeds/tools/packages [") !=
              std::string::npos);
  const auto unknown = az({"devops", "invoke", "--area", "none", "--resource", "such"});
  EXPECT_EQ(unknown->requests.front().unresolved,
            "az devops invoke with an area and resource that are not known: none such");
}

std::string url_of_invoke(std::vector<std::string_view> words) {
  words.insert(words.begin(), {"devops", "invoke", "--org", "https://dev.azure.com/o"});
  const auto effect = az(std::move(words));
  return as_text(effect->requests.front().url).with_names();
}

TEST(Az, InvokeKnowsResourcesOfOtherHosts) {
  EXPECT_EQ(url_of_invoke({"--area", "Packaging", "--resource", "feeds"}),
            "https://feeds.dev.azure.com/o/_apis/packaging/Feeds");
  EXPECT_EQ(url_of_invoke({"--area", "packaging", "--resource", "Versions", "--route-parameters", "project=Shop",
                           "feedId=f", "packageId=x"}),
            "https://feeds.dev.azure.com/o/Shop/_apis/packaging/Feeds/f/Packages/x/versions");
  EXPECT_EQ(url_of_invoke({"--area", "packaging", "--resource", "views", "--route-parameters", "feedId=f"}),
            "https://feeds.dev.azure.com/o/_apis/packaging/Feeds/f/views");
  EXPECT_EQ(url_of_invoke({"--area", "graph", "--resource", "memberships", "--route-parameters",
                           "containerDescriptor=g", "subjectDescriptor=u"}),
            "https://vssps.dev.azure.com/o/_apis/Graph/Memberships/u/g");
  EXPECT_EQ(url_of_invoke({"--area", "extensionmanagement", "--resource", "installedExtensions"}),
            "https://extmgmt.dev.azure.com/o/_apis/ExtensionManagement/InstalledExtensions");
}

std::vector<std::string> operations(std::vector<std::string_view> words) {
  std::vector<std::string> names;
  const auto effect = az(std::move(words));
  for (const auto& request : effect->requests) names.push_back(request.operation);
  return names;
}

TEST(Az, CreatesAPipelineFromAFileWithWhatItsRepositoryNeeds) {
  EXPECT_EQ(operations({"pipelines", "create", "--repository", "shop", "--repository-type", "tfsgit", "--yml-path",
                        "ci.yml", "--skip-first-run", "true"}),
            (Shown{"build/Definitions_Create", "build/Definitions_List", "git/Repositories_Get Repository",
                   "distributedTask/Queues_Get Agent Queues"}));
  const auto github = operations({"pipelines", "create", "--repository", "https://github.com/contoso/site",
                                  "--yml-path", "ci.yml", "--skip-first-run", "true"});
  EXPECT_NE(std::find(github.begin(), github.end(), "serviceEndpoint/Endpoints_Create"), github.end());
  EXPECT_EQ(std::find(github.begin(), github.end(), "git/Repositories_Get Repository"), github.end());
}

TEST(Az, KeepsTheConnectionBehindALoginThatNamesNobody) {
  TestCall call(script::Language::bash, "az");
  call.state.job.facts["az.identity"] = unknown("az", HoleKind::any, {{CredentialKind::service_connection, "conn"}});
  (void)call.words({"login"}).recognise();
  EXPECT_EQ(carries(call.state.job.facts["az.identity"]).front().kind, CredentialKind::service_connection);
  TestCall other(script::Language::bash, "az");
  other.state = call.state;
  (void)other.words({"login", "--service-principal", "-u", "x"}).recognise();
  EXPECT_EQ(carries(other.state.job.facts["az.identity"]).front().kind, CredentialKind::entra);
}

TEST(Az, SendsNothingForLocalAndOtherCommands) {
  for (const auto& words : std::vector<std::vector<std::string_view>>{
           {"devops", "configure", "--defaults", "organization=https://dev.azure.com/o"},
           {"extension", "add", "--name", "azure-devops"},
           {"iot", "hub", "list"},
           {"repos", "--help"}})
    EXPECT_EQ(show(az(words)), Shown{});
}

TEST(Az, ListsACommandThatTheTableDoesNotKnow) {
  const auto effect = az({"repos", "frobnicate"});
  ASSERT_EQ(effect->requests.size(), 1U);
  EXPECT_FALSE(effect->requests[0].unresolved.empty());
}

}  // namespace
}  // namespace patscope::calls
