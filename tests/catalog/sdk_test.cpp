#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "catalog/catalog.h"
#include "catalog/embedded.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

std::string_view sdk_table() {
  const auto files = embedded_files();
  const auto found = std::find_if(files.begin(), files.end(), [](const auto& file) { return file.name == "sdk.txt"; });
  return found == files.end() ? std::string_view() : found->bytes;
}

TEST(SdkTable, NamesOperationsOfTheCatalogueOnceForEachMethod) {
  const auto catalog = Catalog::embedded();
  std::set<std::string> seen;
  std::size_t known = 0;
  for (const auto line : split(sdk_table(), '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto fields = split(line, '|');
    ASSERT_EQ(fields.size(), 4u) << line;
    const auto language = trim(fields[0]);
    const auto operation = trim(fields[3]);
    EXPECT_TRUE(language == "node" || language == "python") << line;
    EXPECT_TRUE(seen.emplace(line.substr(0, line.rfind('|'))).second) << line;
    EXPECT_TRUE(operation == "-" || catalog.find(operation)) << line;
    if (operation != "-") ++known;
  }
  EXPECT_GT(known, 1800u);
}

TEST(SdkTable, KnowsWhatPipelinesUse) {
  for (const std::string_view line : {
           "node | getBuildApi | queueBuild | build/Builds_Queue",
           "node | getGitApi | createPullRequest | git/Pull Requests_Create",
           "node | getWorkItemTrackingApi | queryByWiql | wit/Wiql_Query By Wiql",
           "python | get_build_client | get_builds | build/Builds_List",
           "python | get_git_client | get_item_text | git/Items_Get",
           "python | get_pipelines_client | run_pipeline | pipelines/Runs_Run Pipeline",
       })
    EXPECT_NE(sdk_table().find(std::string(line) + "\n"), std::string_view::npos) << line;
}

TEST(SdkTable, FindsAMethodHoweverItsClientIsSpelt) {
  const auto catalog = Catalog::embedded();
  for (const auto* client : {"getBuildApi", "BuildApi"})
    EXPECT_EQ(catalog.sdk_operation("node", client, "queueBuild"), "build/Builds_Queue");
  for (const auto* client : {"get_build_client", "BuildClient"})
    EXPECT_EQ(catalog.sdk_operation("python", client, "get_builds"), "build/Builds_List");
  EXPECT_EQ(catalog.sdk_operation("node", "AlertApi", "getAlerts"), "");
  EXPECT_EQ(catalog.sdk_operation("node", "BuildApi", "get_builds"), std::nullopt);
}

}  // namespace
}  // namespace patscope::catalog
