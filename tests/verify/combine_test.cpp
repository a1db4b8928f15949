#include "verify/combine.h"

#include <gtest/gtest.h>

#include "live_fixture.h"
#include "text/strings.h"

namespace patscope::verify {
namespace {

std::vector<catalog::ScopeId> ids(std::string_view names) {
  std::vector<catalog::ScopeId> found;
  for (const auto name : split_words(names)) found.push_back(scope_table().find(name).value());
  return found;
}

TEST(Combine, PutsADeclarationRightByWhatProbesShowed) {
  struct Row {
    const char* declared;
    const char* held;
    const char* lacking;
    const char* combined;
    bool contradicted;
  };
  const Row rows[] = {
      {"vso.build vso.code_write", "vso.code", "", "vso.build vso.code_write", false},
      {"vso.code", "vso.code vso.work", "", "vso.code vso.work", false},
      {"vso.build vso.code_write", "vso.build", "vso.code", "vso.build", true},
      {"vso.build", "", "vso.code", "vso.build", false},
  };
  for (const auto& row : rows) {
    const require::Grant declared{.credential = "Pat", .scopes = ids(row.declared), .source = "--grant"};
    const require::Grant probed{.credential = "Pat",
                                .scopes = ids(row.held),
                                .source = "probes",
                                .extent = require::Extent::partial,
                                .lacking = ids(row.lacking)};
    const auto grant = combined(declared, probed, scope_table());
    EXPECT_EQ(grant.scopes, ids(row.combined)) << row.declared << " / " << row.held << " / " << row.lacking;
    EXPECT_EQ(grant.source, "--grant and probes");
    EXPECT_EQ(grant.extent, require::Extent::whole);
    EXPECT_EQ(is_contradicted(declared, probed, scope_table()), row.contradicted) << row.declared;
  }
}

TEST(Combine, LeavesNoFullAccessToATokenThatLacksAScope) {
  const require::Grant declared{.credential = "Pat", .full_access = true, .scopes = {}, .source = "--grant"};
  require::Grant probed{.credential = "Pat", .scopes = {}, .source = "probes", .extent = require::Extent::partial};
  EXPECT_TRUE(combined(declared, probed, scope_table()).full_access);
  EXPECT_FALSE(is_contradicted(declared, probed, scope_table()));
  probed.lacking = ids("vso.code");
  EXPECT_FALSE(combined(declared, probed, scope_table()).full_access);
  EXPECT_TRUE(is_contradicted(declared, probed, scope_table()));
}

}  // namespace
}  // namespace patscope::verify
