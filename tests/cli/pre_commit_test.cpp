// .pre-commit-hooks.yaml, which pre-commit reads from this repository.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/run.h"

namespace patscope {
namespace {

TEST(PreCommit, TheHookRunsACommandThatThereIs) {
  const auto hooks = support::read_file(support::root() / ".pre-commit-hooks.yaml");
  const std::string key = "\n  entry: ";
  const auto at = hooks.find(key);
  ASSERT_NE(at, std::string::npos);
  const auto line = hooks.substr(at + key.size(), hooks.find('\n', at + key.size()) - at - key.size());
  const auto outcome = support::run(line + " --help", support::root());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::HasSubstr("patscope check"));
}

}  // namespace
}  // namespace patscope
