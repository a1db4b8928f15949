#include <gtest/gtest.h>

#include "support.h"

namespace patscope::require {
namespace {

TEST(PartialGrant, LeavesOpenWhatWasNotAskedFor) {
  struct Row {
    const char* held;
    const char* lacking;
    const char* any_of;
    Verdict verdict;
  };
  const Row rows[] = {
      {"vso.code", "", "vso.code", Verdict::covered},
      {"vso.code", "", "vso.code_write", Verdict::unproven},
      {"", "vso.code", "vso.code_write", Verdict::missing},
      {"", "vso.code_write", "vso.code", Verdict::unproven},
      {"", "vso.code", "vso.build", Verdict::unproven},
      {"", "vso.code", "vso.build vso.code", Verdict::unproven},
      {"", "vso.code vso.build", "vso.build vso.code", Verdict::missing},
      {"vso.build", "vso.code", "vso.build vso.code", Verdict::covered},
  };
  for (const auto& row : rows) {
    const Grant grant{.credential = "Pat",
                      .scopes = ids(row.held),
                      .source = "probes",
                      .extent = Extent::partial,
                      .lacking = ids(row.lacking)};
    const catalog::ScopeRule rule{.kind = catalog::RuleKind::any_of, .any_of = ids(row.any_of)};
    EXPECT_EQ(judge(rule, grant, embedded().scopes()), row.verdict)
        << row.held << " / " << row.lacking << " / " << row.any_of;
  }
}

TEST(PartialGrant, ShowsFullAccessMissingAsSoonAsAScopeLacks) {
  Grant grant{.credential = "Pat", .scopes = ids("vso.code"), .source = "probes", .extent = Extent::partial};
  const catalog::ScopeRule rule{.kind = catalog::RuleKind::full_access_only, .any_of = {}};
  EXPECT_EQ(judge(rule, grant, embedded().scopes()), Verdict::unproven);
  grant.lacking = ids("vso.build");
  EXPECT_EQ(judge(rule, grant, embedded().scopes()), Verdict::missing);
}

}  // namespace
}  // namespace patscope::require
