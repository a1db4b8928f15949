// Requests as real clients send them, against the whole catalogue. An empty operation: the service may know the route,
// the catalogue does not, and must not take a neighbour for it.

#include <gtest/gtest.h>

#include <array>

#include "catalog/catalog.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

struct Row {
  std::string_view method;
  std::string_view url;
  std::string_view operation;
  std::string_view rule;
};

constexpr auto requests = std::to_array<Row>({
    {"GET", "https://dev.azure.com/o/p/_apis/pipelines/environments", "environments/Environments_List",
     "vso.build vso.environment_manage"},
    {"GET", "https://dev.azure.com/o/p/_apis/distributedtask/environments", "distributedTask/Environments_List",
     "vso.environment_manage"},
    {"GET", "https://dev.azure.com/o/p/_apis/Pipelines/configurations", "pipelines/Configurations_List", "vso.build"},
    {"GET", "https://dev.azure.com/o/p/_apis/pipelines/checks/runs", "", ""},
    {"GET", "https://dev.azure.com/o/p/_apis/build/definitions/tags", "", ""},
    {"GET", "https://dev.azure.com/o/p/_apis/Release/definitions/environmenttemplates",
     "release/Definitions Environmenttemplates_Get", "vso.release"},
    {"GET", "https://dev.azure.com/o/p/_apis/tfvc/changesets/changes", "", ""},
    {"GET", "https://dev.azure.com/o/p/_apis/distributedtask/deploymentgroups/deploymentgroupsmetrics",
     "distributedTask/Deploymentgroups Deploymentgroupsmetrics_Get", "vso.machinegroup_manage"},
    {"GET", "https://dev.azure.com/o/_apis/projects/My%20Project", "core/Projects_Get", "vso.profile vso.project"},
    {"GET", "https://app.vssps.visualstudio.com/_apis/profile/profiles/me", "profile/Profiles_Get", "vso.profile"},
    {"PATCH", "https://dev.azure.com/o/_apis/wit/$batch", "wit/Work Item Batch Update", "vso.work_write"},
    {"POST", "https://dev.azure.com/o/_apis/wit/%24batch", "wit/Work Item Batch Update", "vso.work_write"},
    {"POST", "https://dev.azure.com/o/p/_apis/wit/workitems/$Bug", "wit/Work Items_Create", "vso.work_write"},
    {"PATCH", "https://dev.azure.com/o/p/_apis/wit/workitems/$Bug", "wit/Work Item_Create By Patch", "vso.work_write"},
    {"GET", "https://dev.azure.com/o/p/_apis/build/status/Custom/Azure/IoT/Edge", "build/Status_Get", "no-pat"},
    {"GET", "https://dev.azure.com/o/p/_apis/wit/classificationnodes/areas", "wit/Classification Nodes_Get",
     "vso.work"},
    {"GET", "https://dev.azure.com/o/p/_apis/wit/classificationnodes/Areas/%5CRoot%5CChild",
     "wit/Classification Nodes_Get", "vso.work"},
    {"GET", "https://dev.azure.com/o/_apis/projects/p/teams/t", "core/Teams_Get", "vso.profile vso.project"},
    {"GET", "https://dev.azure.com/o/_apis/build/builds/42/logs", "build/Builds_Get Build Logs", "vso.build"},
    {"POST", "https://dev.azure.com/o/p/_apis/serviceendpoint/endpoints", "serviceEndpoint/Endpoints_Create",
     "vso.serviceendpoint_manage"},
    {"GET", "https://dev.azure.com/o/_apis/distributedtask/pools", "distributedTask/Pools_Get Agent Pools",
     "vso.agentpools"},
    {"GET", "https://dev.azure.com/o/_apis/distributedtask/pools?poolIds=1",
     "distributedTask/Pools_Get Agent Pools By Ids", "vso.agentpools"},
    {"GET", "https://dev.azure.com/o/p/_apis/Favorite/Favorites", "favorite/Favorites_Get Favorites", "vso.profile"},
    {"HEAD", "https://vssps.dev.azure.com/o/_apis/Graph/Memberships/a/b",
     "graph/Memberships_Check Membership Existence", "vso.graph"},
    {"HEAD", "https://dev.azure.com/o/_apis/projects", "core/Projects_List", "vso.profile vso.project"},
    {"OPTIONS", "https://dev.azure.com/o/_apis", "location/Discover Locations", "any-pat"},
    {"GET", "https://spsprodcus5.vssps.visualstudio.com/A00/_apis/Identities/x", "ims/Identities_Get", "vso.identity"},
    {"GET", "http://server:8080/tfs/_apis/projectCollections", "core/Project Collections_Get",
     "vso.profile vso.project"},
    {"GET", "https://dev.azure.com/o/p/_apis/test/plans", "test/Test  Plans_List", "vso.test"},
    {"POST", "https://dev.azure.com/o/p/_apis/wit/wiql", "wit/Wiql_Query By Wiql", "vso.work"},
    {"GET", "https://dev.azure.com/o/p/_apis/git/repositories/r/refs/heads/main", "git/Refs_List By Path", "vso.code"},
    {"GET", "https://dev.azure.com/o/p/_apis/git/repositories/r/items//Dir/File.cs", "git/Items_Get By Path",
     "vso.code"},
    {"PUT", "https://vsrm.dev.azure.com/o/p/_apis/release/definitions/3", "release/Definitions_Update By Id",
     "vso.release_execute"},
    {"GET", "https://dev.azure.com/o/_apis/connectionData", "location/Connection Data_Get", "any-pat"},
    {"GET", "https://dev.azure.com/o/_apis/ResourceAreas/x", "location/Resource Areas_Get", "no-pat"},
    {"POST", "https://dev.azure.com/o/_apis/Contribution/HierarchyQuery/project/p", "contribution/Hierarchy Query",
     "full-access-only"},
    {"GET", "https://marketplace.visualstudio.com/_apis/public/gallery/publishers/p", "gallery/Public Gallery_Call",
     "no-pat"},
    {"GET", "https://pkgs.dev.azure.com/o/_packaging/f/nuget/v3/index.json", "packaging/Feed_Read", "vso.packaging"},
    {"PUT", "https://pkgs.dev.azure.com/o/p/_packaging/f/npm/registry/x", "packaging/Feed_Publish",
     "vso.packaging_write"},
    {"GET", "https://analytics.dev.azure.com/o/p/_odata/v4.0/WorkItems", "analytics/OData_Query", "vso.analytics"},
    {"GET", "https://dev.azure.com/o/p/_git/r/info/refs?service=git-upload-pack", "git/Git Refs_Advertise For Fetch",
     "vso.code"},
    {"GET", "https://dev.azure.com/o/p/_git/r/info/refs?service=git-receive-pack", "git/Git Refs_Advertise For Push",
     "vso.code_write"},
    {"POST", "https://dev.azure.com/o/p/_git/r/git-receive-pack", "git/Git Receive Pack", "vso.code_write"},
    {"GET", "https://feeds.dev.azure.com/o/_apis/packaging/feeds", "artifacts/Feed  Management_Get Feeds",
     "vso.packaging"},
    {"GET", "https://pkgs.dev.azure.com/o/p/_apis/packaging/feeds/f/nuget/packages/x/versions/1",
     "artifactsPackageTypes/NuGet_Get Package Version", "vso.packaging"},
    {"GET", "https://dev.azure.com/o/p/_apis/tfvc/shelvesets/name;owner", "tfvc/Shelvesets_Get By Path", "vso.code"},
    {"GET", "https://dev.azure.com/o/_apis/", "", ""},
    {"GET", "https://dev.azure.com/o/p/_apis/test/Runs/1&api-version=6.0", "", ""},
    {"GET", "https://dev.azure.com/o/p/_apis/wit/workitems?ids=1,2", "wit/Work Items_List", "vso.work"},
    {"GET", "https://dev.azure.com/o/p/_apis/distributedtask/variablegroups?groupName=x",
     "distributedTask/Variablegroups_Get Variable Groups", "vso.variablegroups_read"},
});

std::string shown(const ScopeRule& rule, const ScopeTable& scopes) {
  if (rule.kind != RuleKind::any_of) return std::string(to_string(rule.kind));
  std::vector<std::string> names;
  for (const auto id : rule.any_of) names.push_back(scopes.info(id).id);
  return join(names, " ");
}

TEST(Routing, FindsTheOperationsOfRealRequests) {
  const auto catalog = Catalog::embedded();
  for (const auto& row : requests) {
    SCOPED_TRACE(row.url);
    const auto url = UrlPattern::parse(Text(std::string(row.url)));
    ASSERT_TRUE(url);
    const auto match = catalog.match(row.method, *url);
    EXPECT_EQ(match.resolution, row.operation.empty() ? Resolution::unknown_endpoint : Resolution::exact);
    EXPECT_EQ(match.operations.empty() ? "" : match.operations.front()->name(), row.operation);
    EXPECT_EQ(match.operations.empty() ? "" : shown(match.operations.front()->rule, catalog.scopes()), row.rule);
  }
}

}  // namespace
}  // namespace patscope::catalog
