// What patscope says of this repository's own pipeline.

#include <gtest/gtest.h>

#include "support/run.h"

namespace patscope {
namespace {

TEST(OwnPipeline, OpensItsPullRequestWithTheJobToken) {
  const auto calls = support::run("patscope calls azure-pipelines.yml", support::root());
  EXPECT_EQ(calls.exit_code, 0) << calls.err;
  EXPECT_NE(calls.out.find("git/Pull Requests_Create | vso.code_write | the job token"), std::string::npos)
      << calls.out;
}

TEST(OwnPipeline, NeedsNoPatAndSaysWhatIsFetchedOnlyWhenItRuns) {
  const auto check = support::run("patscope check azure-pipelines.yml", support::root());
  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
  EXPECT_EQ(check.out.find("PAT "), std::string::npos) << check.out;
  EXPECT_NE(check.out.find("bootstrap-vcpkg.sh is not in this repository"), std::string::npos) << check.out;
}

}  // namespace
}  // namespace patscope
