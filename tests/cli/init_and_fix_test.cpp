#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/run.h"

namespace patscope::cli {
namespace {

using support::run;
using testing::HasSubstr;

constexpr const char* pipeline = R"(trigger: none
steps:
- bash: curl -u ":$TOKEN" https://dev.azure.com/contoso/Shop/_apis/build/builds?api-version=7.1
  env: { TOKEN: $(ReleasePat) }
)";

class Repository : public testing::Test {
 protected:
  Repository() { support::write_file(folder_.path() / "azure-pipelines.yml", pipeline); }

  void declare(const std::string& scopes) {
    support::write_file(config(),
                        "# granted in May\ncredentials:\n  ReleasePat:\n    scopes: " + scopes + "  # ours\n");
  }
  std::filesystem::path config() const { return folder_.path() / ".patscope.yml"; }

  support::ScratchFolder folder_;
};

TEST_F(Repository, InitWritesTheLeastScopesAndThePipelines) {
  EXPECT_EQ(run("patscope init", folder_.path()).exit_code, 0);
  const auto written = support::read_file(config());
  EXPECT_THAT(written, HasSubstr("  ReleasePat:\n    scopes: [vso.build]\n"));
  EXPECT_THAT(written, HasSubstr("pipelines:\n  - azure-pipelines.yml\n"));
  EXPECT_EQ(run("patscope check", folder_.path()).exit_code, 0);
}

TEST_F(Repository, InitLeavesWhatIsThereUnlessForced) {
  declare("[vso.code]");
  const auto before = support::read_file(config());
  const auto refused = run("patscope init", folder_.path());
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--force"));
  EXPECT_EQ(support::read_file(config()), before);
  EXPECT_EQ(run("patscope init --force", folder_.path()).exit_code, 0);
  EXPECT_THAT(support::read_file(config()), HasSubstr("vso.build"));
}

TEST_F(Repository, InitWritesWhereItIsTold) {
  EXPECT_EQ(run("patscope init --config other.yml", folder_.path()).exit_code, 0);
  EXPECT_THAT(support::read_file(folder_.path() / "other.yml"), HasSubstr("vso.build"));
  EXPECT_FALSE(std::filesystem::exists(config()));
}

TEST_F(Repository, FixTakesAwayWhatNothingNeedsAndKeepsTheRest) {
  declare("[vso.build, vso.code_manage]");
  EXPECT_EQ(run("patscope check --fix", folder_.path()).exit_code, 0);
  EXPECT_EQ(support::read_file(config()),
            "# granted in May\ncredentials:\n  ReleasePat:\n    scopes: [vso.build]  # ours\n");
}

TEST_F(Repository, FixNeverWidensUnlessTold) {
  declare("[vso.code]");
  EXPECT_EQ(run("patscope check --fix", folder_.path()).exit_code, 1);
  EXPECT_THAT(support::read_file(config()), testing::Not(HasSubstr("vso.build")));
  EXPECT_EQ(run("patscope check --fix --widen", folder_.path()).exit_code, 0);
  EXPECT_THAT(support::read_file(config()), HasSubstr("scopes: [vso.build]  # ours\n"));
}

}  // namespace
}  // namespace patscope::cli
