#include "calls/evaluate/shared_slots.h"

#include <gtest/gtest.h>

namespace patscope::calls {
namespace {

using Slots = SharedSlots<int>;
constexpr std::size_t far_away = 1000;

void add(int& into, int from) {
  into += from;
}

TEST(SharedSlots, HoldNothingUntilSet) {
  Slots slots;
  EXPECT_EQ(slots.find(0), nullptr);
  slots.set(far_away, 7);
  EXPECT_EQ(slots.find(far_away - 1), nullptr);
  EXPECT_EQ(*slots.find(far_away), 7);
  slots.drop(far_away);
  EXPECT_EQ(slots.find(far_away), nullptr);
}

TEST(SharedSlots, ChangeInOneCopyAlone) {
  Slots before;
  before.set(3, 1);
  before.set(far_away, 2);
  Slots after = before;
  EXPECT_FALSE(after.differs_from(before));
  after.edit(3) = 5;
  EXPECT_TRUE(after.differs_from(before));
  EXPECT_EQ(*before.find(3), 1);
  EXPECT_EQ(*after.find(3), 5);
  EXPECT_EQ(*after.find(far_away), 2);
}

TEST(SharedSlots, JoinWhatBothChangedAndTakeWhatOnlyOneHas) {
  Slots one;
  one.set(0, 1);
  one.set(1, 10);
  Slots other = one;
  other.edit(0) = 2;
  other.set(far_away, 3);
  one.set(2, 4);
  one.join(other, add);
  EXPECT_EQ(*one.find(0), 3);
  EXPECT_EQ(*one.find(1), 10);
  EXPECT_EQ(*one.find(2), 4);
  EXPECT_EQ(*one.find(far_away), 3);
  EXPECT_EQ(*other.find(0), 2);
}

}  // namespace
}  // namespace patscope::calls
