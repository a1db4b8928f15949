#include "catalog/scopes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/embedded.h"

namespace patscope::catalog {
namespace {

constexpr std::string_view lines = R"(# comment
app_token | Full access | * | documented | note | every scope
vso.work_write | Work Items (Read & write) | vso.work | documented | docs |
vso.work | Work Items (Read) | vso.hooks_write | documented | docs |
vso.hooks_write |  |  |  | docs | cannot be ticked
)";

std::string_view embedded_scopes() {
  const auto files = embedded_files();
  const auto at = std::find_if(files.begin(), files.end(), [](const auto& file) { return file.name == "scopes.txt"; });
  return at == files.end() ? std::string_view() : at->bytes;
}

TEST(Scopes, AreSortedAndFoundWithoutCase) {
  const auto table = ScopeTable::parse(lines);
  ASSERT_EQ(table.all().size(), 4U);
  ASSERT_TRUE(table.find("VSO.Work"));
  EXPECT_EQ(table.info(*table.find("VSO.Work")).label, "Work Items (Read)");
  EXPECT_FALSE(table.find("vso.wor"));
  EXPECT_FALSE(table.info(*table.find("vso.hooks_write")).selectable);
}

TEST(Scopes, AScopeHoldsWhatItIncludesAtAnyDepth) {
  const auto table = ScopeTable::parse(lines);
  const auto write = table.closure(*table.find("vso.work_write"));
  EXPECT_TRUE(write.contains(*table.find("vso.hooks_write")));
  EXPECT_EQ(write.rights(), 3U);
  EXPECT_TRUE(write.includes(table.closure(*table.find("vso.work"))));
  EXPECT_FALSE(table.closure(*table.find("vso.work")).includes(write));
}

TEST(Scopes, FullAccessHoldsEverything) {
  const auto table = ScopeTable::parse(lines);
  EXPECT_EQ(table.closure(*table.find(full_access)).rights(), 4U);
}

TEST(Scopes, TheEmbeddedTableIsWhole) {
  const auto table = ScopeTable::parse(embedded_scopes());
  EXPECT_GT(table.all().size(), 80U);
  for (const auto& scope : table.all()) {
    ASSERT_TRUE(table.find(scope.id)) << scope.id;
    EXPECT_EQ(table.info(*table.find(scope.id)).id, scope.id);
    EXPECT_TRUE(scope.id == full_access || scope.id.starts_with("vso.") || scope.id == "user_impersonation");
  }
  const auto holds = [&](std::string_view scope, std::string_view other) {
    return table.closure(*table.find(scope)).contains(*table.find(other));
  };
  EXPECT_TRUE(holds("vso.code_full", "vso.code"));
  EXPECT_TRUE(holds("vso.build", "vso.hooks_write"));
  EXPECT_FALSE(holds("vso.code_write", "vso.code_status"));
}

TEST(Scopes, LabelsNameOneScopeEach) {
  const auto table = ScopeTable::parse(embedded_scopes());
  std::vector<std::string> labels;
  for (const auto& scope : table.all())
    if (scope.selectable) labels.push_back(scope.label);
  std::sort(labels.begin(), labels.end());
  EXPECT_EQ(std::adjacent_find(labels.begin(), labels.end()), labels.end());
}

}  // namespace
}  // namespace patscope::catalog
