#include <gtest/gtest.h>

#include "calls/recognise/vsteam_cmdlets.h"
#include "library_script.h"

namespace patscope::calls {
namespace {

using Lines = std::vector<std::string>;

TEST(NodeSdk, SendsTheOperationsOfItsMethods) {
  LibraryScript script(script::Language::javascript);
  const auto handler = script.make("azure-devops-node-api.getPersonalAccessTokenHandler", {.plain = {text("$(Pat)")}});
  const auto api = script.make("azure-devops-node-api.WebApi", {.plain = {text("https://dev.azure.com/o"), handler}});
  const auto build = script.make("azure-devops-node-api.WebApi.getBuildApi", {.receiver = api});
  const auto type = types(script.state, build).front();
  EXPECT_EQ(script.operations(type + ".queueBuild", {.receiver = build}), Lines{"build/Builds_Queue"});
  EXPECT_EQ(script.sent(type + ".getBuilds", {.receiver = build}), Lines{"GET https://dev.azure.com/o [Pat]"});
  const auto request = script.effect(type + ".getBuilds", {.receiver = build})->requests.front();
  EXPECT_TRUE(request.azure_devops);
}

TEST(NodeSdk, AcceptsEveryHandlerAndPath) {
  for (const auto* make : {"azure-devops-node-api.getBearerHandler", "azure-devops-node-api.getHandlerFromToken",
                           "azure-devops-node-api/WebApi.getPersonalAccessTokenHandler"}) {
    LibraryScript script(script::Language::javascript);
    const auto handler = script.make(make, {.plain = {text("$(Pat)")}});
    EXPECT_EQ(carried_by(script.state, handler).size(), 1u) << make;
    const auto api = script.make("azure-devops-node-api/WebApi.WebApi", {.plain = {text("https://h"), handler}});
    const auto git = script.make("azure-devops-node-api.WebApi.getGitApi", {.receiver = api});
    EXPECT_EQ(script.operations("azure-devops-node-api.client.getGitApi.createPullRequest", {.receiver = git}),
              Lines{"git/Pull Requests_Create"});
  }
}

TEST(NodeSdk, TellsWhatItDoesNotKnow) {
  LibraryScript script(script::Language::javascript);
  EXPECT_EQ(script.operations("azure-devops-node-api.client.getBuildApi.noSuchMethod"),
            Lines{"no operation is known for getBuildApi.noSuchMethod"});
  EXPECT_EQ(script.operations("azure-devops-node-api.client.getAlertApi.getAlerts"),
            Lines{"no operation is known for getAlertApi.getAlerts"});
}

TEST(NodeSdk, SendsNothingForItsOtherFunctions) {
  LibraryScript script(script::Language::javascript);
  for (const auto* name : {"azure-devops-node-api/interfaces/BuildInterfaces.BuildStatus", "azure-devops-node-api.foo"})
    EXPECT_EQ(script.operations(name), Lines{"none"}) << name;
}

TEST(PythonSdk, SendsTheOperationsOfItsMethods) {
  LibraryScript script(script::Language::python);
  const auto login = add_library_object(script.state, "msrest.authentication.BasicAuthentication",
                                        {{"@0", text("")}, {"@1", text("$(Pat)")}});
  const auto connection = script.make("azure.devops.connection.Connection",
                                      {.keywords = {{"base_url", text("https://dev.azure.com/o")}, {"creds", login}}});
  const auto clients =
      add_library_object(script.state, "azure.devops.connection.Connection.clients", {{"@owner", connection}});
  const auto build = script.make("azure.devops.connection.Connection.clients.get_build_client", {.receiver = clients});
  EXPECT_EQ(script.sent("azure.devops.client.get_build_client.get_builds", {.receiver = build}),
            Lines{"GET https://dev.azure.com/o [Pat]"});
  const auto tracking = script.make("azure.devops.connection.Connection.get_client",
                                    {.receiver = connection,
                                     .plain = {text("azure.devops.v7_1.work_item_tracking.work_item_tracking_client."
                                                    "WorkItemTrackingClient")}});
  const auto type = types(script.state, tracking).front();
  EXPECT_EQ(script.operations(type + ".query_by_wiql", {.receiver = tracking}), Lines{"wit/Wiql_Query By Wiql"});
  EXPECT_EQ(script.operations(type + ".no_such", {.receiver = tracking}),
            Lines{"no operation is known for WorkItemTrackingClient.no_such"});
  EXPECT_EQ(script.operations("azure.devops.v7_1.build.models.Build"), Lines{"none"});
}

TEST(Vsteam, SendsToTheAccountThatWasSignedInTo) {
  LibraryScript script(script::Language::powershell);
  EXPECT_TRUE(script.sent("set-vsteamaccount", {.keywords = {{"-Account", text("contoso")}, {"-Pers", text("$(Pat)")}}})
                  .empty());
  EXPECT_EQ(script.sent("get-vsteamproject"), Lines{"GET https://dev.azure.com/contoso [Pat]"});
  EXPECT_EQ(script.sent("invoke-vsteamrequest", {.keywords = {{"-Area", text("build")},
                                                              {"-Resource", text("builds")},
                                                              {"-Id", text("5")},
                                                              {"-Method", text("Patch")},
                                                              {"-ProjectName", text("p")}}}),
            Lines{"PATCH https://dev.azure.com/contoso/p/_apis/build/builds/5 [Pat]"});
  EXPECT_EQ(
      script.sent(
          "invoke-vsteamrequest",
          {.keywords = {{"-SubDomain", text("vsrm")}, {"-Area", text("release")}, {"-Resource", text("releases")}}}),
      Lines{"GET https://vsrm.dev.azure.com/contoso/_apis/release/releases [Pat]"});
}

TEST(Vsteam, TakesTheTokenThatTheEnvironmentHolds) {
  LibraryScript script(script::Language::powershell);
  script.state.environment.insert_or_assign("TEAM_PAT", text("$(Encoded)"));
  script.state.environment.insert_or_assign("TEAM_ACCT", text("https://dev.azure.com/o"));
  EXPECT_EQ(script.sent("get-vsteambuild"), Lines{"GET https://dev.azure.com/o [Encoded]"});
}

TEST(Vsteam, ChoosesTheOperationByTheParameters) {
  LibraryScript script(script::Language::powershell);
  EXPECT_EQ(script.operations("get-vsteambuild"), Lines{"build/Builds_List"});
  EXPECT_EQ(script.operations("get-vsteambuild", {.keywords = {{"-Id", text("5")}}}), Lines{"build/Builds_Get"});
  EXPECT_EQ(script.operations("add-vsteamrelease", {.keywords = {{"-BuildNumber", text("5")}}}),
            (Lines{"build/Builds_List", "release/Releases_Create"}));
}

TEST(Vsteam, NamesOperationsOfTheCatalogue) {
  const auto catalog = catalog::Catalog::embedded();
  for (const auto& rows : {vsteam_cmdlets(), vsteam_lookups()})
    for (const auto& row : rows) EXPECT_NE(catalog.find(row.operation), nullptr) << row.cmdlet << ": " << row.operation;
}

TEST(Vsteam, TellsWhatItDoesNotKnowAndWhatSendsNothing) {
  LibraryScript script(script::Language::powershell);
  EXPECT_EQ(script.operations("get-vsteamnosuch"), Lines{"what get-vsteamnosuch sends is not known"});
  for (const auto* name : {"show-vsteambuild", "set-vsteamdefaultproject", "set-vsteamapiversion", "get-vsteamprofile"})
    EXPECT_EQ(script.operations(name), Lines{"none"}) << name;
}

}  // namespace
}  // namespace patscope::calls
