// Runs the executable on every tests/golden/NAME/ and compares what the user sees with expected.txt.
// UPDATE_GOLDEN=1 writes expected.txt instead; the diff is the review.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "support/run.h"

namespace patscope::golden {
namespace {

namespace fs = std::filesystem;

class Golden : public testing::TestWithParam<std::string> {};

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(support::root() / "tests/golden"))
    if (fs::exists(entry.path() / "command")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST_P(Golden, ShowsWhatIsExpected) {
  const auto folder = support::root() / "tests/golden" / GetParam();
  const auto seen = support::shown(support::run_case(folder));
  if (std::getenv("UPDATE_GOLDEN") != nullptr) support::write_file(folder / "expected.txt", seen);
  EXPECT_EQ(seen, support::read_file(folder / "expected.txt"));
}

std::string test_name(const testing::TestParamInfo<std::string>& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(cases()), test_name);

}  // namespace
}  // namespace patscope::golden
