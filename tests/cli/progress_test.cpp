#include "cli/output/progress.h"

#include <gtest/gtest.h>

#include <future>

namespace patscope::cli {
namespace {

using std::chrono::milliseconds;

constexpr ProgressLine::Time begun{};

TEST(ProgressLine, SaysNothingWithinTheFirstSecond) {
  ProgressLine line(begun, 80);
  EXPECT_EQ(line.show("1 of 2: a.yml", begun + milliseconds(999)), "");
  EXPECT_EQ(line.erase(), "");
  EXPECT_EQ(line.show("1 of 2: a.yml", begun + milliseconds(1000)), "\r\x1b[K1 of 2: a.yml");
}

TEST(ProgressLine, IsWrittenOnlyWhereItChangesAndErasedOnce) {
  ProgressLine line(begun, 80);
  const auto later = begun + milliseconds(5000);
  EXPECT_EQ(line.show("a", later), "\r\x1b[Ka");
  EXPECT_EQ(line.show("a", later), "");
  EXPECT_EQ(line.show("b", later), "\r\x1b[Kb");
  EXPECT_EQ(line.erase(), "\r\x1b[K");
  EXPECT_EQ(line.erase(), "");
}

TEST(ProgressLine, NeverWrapsAndNeverDrivesTheTerminal) {
  const auto later = begun + milliseconds(5000);
  EXPECT_EQ(ProgressLine(begun, 5).show("abcdefgh", later), "\r\x1b[Kabcd");
  EXPECT_EQ(ProgressLine(begun, 4).show("a\xc3\xa4\xe2\x82\xacx", later), "\r\x1b[Ka\xc3\xa4\xe2\x82\xac");
  EXPECT_EQ(ProgressLine(begun, 3).show("a\xe2\x82\xac\xe2\x82\xac", later), "\r\x1b[Ka\xe2\x82\xac");
  EXPECT_EQ(ProgressLine(begun, 0).show("a\x1b[2J", later), "\r\x1b[Ka\\x1b[2J");
}

/// Every look at the clock is a second later.
std::function<ProgressLine::Time()> hasty_clock() {
  return [now = begun]() mutable { return now += milliseconds(1000); };
}

TEST(Progress, ShowsAStepWhileItLastsAndErasesItAtTheEnd) {
  std::promise<std::string> first;
  std::string last;
  bool seen = false;
  const auto write = [&](const std::string& bytes) {
    if (!seen) first.set_value(bytes);
    seen = true;
    last = bytes;
  };
  {
    Progress progress(ProgressDisplay{.write = write, .now = hasty_clock(), .columns = 80});
    progress.step(2, 9, "reading a.yml");
    EXPECT_EQ(first.get_future().get(), "\r\x1b[K2 of 9: reading a.yml");
  }
  EXPECT_EQ(last, "\r\x1b[K");
}

TEST(Progress, IsSilentWithoutADisplay) {
  Progress progress(std::nullopt);
  progress.step(1, 2, "reading a.yml");
}

}  // namespace
}  // namespace patscope::cli
