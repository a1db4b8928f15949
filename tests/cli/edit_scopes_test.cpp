#include "cli/config/edit_scopes.h"

#include <gtest/gtest.h>

namespace patscope::cli {
namespace {

struct Case {
  const char* name;
  std::string before;
  std::vector<std::string> scopes;
  std::string after;
};

const Case cases[] = {
    {.name = "a block list loses an item with its line",
     .before =
         "# top\ncredentials:\n  A: # mine\n    scopes:\n      # why\n      - vso.code # read\n      - vso.build\n"
         "pipelines:\n  - a.yml # b\n",
     .scopes = {"vso.code"},
     .after = "# top\ncredentials:\n  A: # mine\n    scopes:\n      # why\n      - vso.code # read\npipelines:\n"
              "  - a.yml # b\n"},
    {.name = "a block list gains one below the last, comments kept",
     .before = "credentials:\n  A:\n    scopes:\n    -   vso.code # read\n\n# end\n",
     .scopes = {"vso.build", "vso.code"},
     .after = "credentials:\n  A:\n    scopes:\n    -   vso.code # read\n    -   vso.build\n\n# end\n"},
    {.name = "an item gives way to another in its place",
     .before = "credentials:\n  A:\n    scopes:\n      - vso.build\n      - vso.code\n",
     .scopes = {"vso.build_execute", "vso.code"},
     .after = "credentials:\n  A:\n    scopes:\n      - vso.build_execute\n      - vso.code\n"},
    {.name = "an emptied block list becomes brackets",
     .before = "credentials:\n  A:\n    scopes: # none\n      - vso.build\n  B:\n    scopes: []\n",
     .scopes = {},
     .after = "credentials:\n  A:\n    scopes: [] # none\n  B:\n    scopes: []\n"},
    {.name = "brackets keep what stands behind them",
     .before = "credentials: { A: { scopes: [ vso.code, vso.build ] } } # all\n",
     .scopes = {"vso.code"},
     .after = "credentials: { A: { scopes: [ vso.code ] } } # all\n"},
    {.name = "empty brackets are filled",
     .before = "credentials:\n  A:\n    scopes: []\n",
     .scopes = {"vso.build", "vso.code"},
     .after = "credentials:\n  A:\n    scopes: [vso.build, vso.code]\n"},
    {.name = "case does not matter, and the spelling stays",
     .before = "credentials:\n  a:\n    scopes: [VSO.Code]\n",
     .scopes = {"vso.code"},
     .after = "credentials:\n  a:\n    scopes: [VSO.Code]\n"},
    {.name = "without a line break at the end",
     .before = "credentials:\n  A:\n    scopes:\n      - vso.code",
     .scopes = {"vso.build", "vso.code"},
     .after = "credentials:\n  A:\n    scopes:\n      - vso.code\n      - vso.build"},
};

TEST(EditScopes, ChangesTheListAndNothingElse) {
  for (const auto& row : cases) EXPECT_EQ(edit_scopes(row.before, {{"A", row.scopes}}), row.after) << row.name;
}

TEST(EditScopes, RefusesCommentsBetweenBrackets) {
  EXPECT_EQ(edit_scopes("credentials:\n  A:\n    scopes: [vso.code, # read\n      vso.build]\n", {{"A", {}}}),
            std::nullopt);
}

TEST(EditScopes, RefusesACredentialWithoutAList) {
  EXPECT_EQ(edit_scopes("credentials:\n  A: {}\n", {{"A", {"vso.code"}}}), std::nullopt);
  EXPECT_EQ(edit_scopes("credentials:\n  A:\n    scopes: [vso.code]\n", {{"B", {"vso.code"}}}), std::nullopt);
}

TEST(EditScopes, ChangesSeveralAtOnce) {
  EXPECT_EQ(edit_scopes("credentials:\n  A:\n    scopes: [vso.code]\n  B:\n    scopes: [vso.code]\n",
                        {{"B", {"vso.work"}}, {"A", {}}}),
            "credentials:\n  A:\n    scopes: []\n  B:\n    scopes: [vso.work]\n");
}

}  // namespace
}  // namespace patscope::cli
