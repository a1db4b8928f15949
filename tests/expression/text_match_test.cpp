#include "expression/text_match.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

/// `*` stands for a hole.
Text pattern(std::string_view spelling) {
  Text text;
  for (const char c : spelling) c == '*' ? text.append(Text(sample::hole("h"))) : text.append(std::string(1, c));
  return text;
}

struct Question {
  std::string left;
  std::string right;
  std::optional<bool> same;
  std::optional<bool> holds;
  std::optional<bool> starts;
  std::optional<bool> ends;
};

TEST(TextMatch, AnswersWhatTheKnownPartsDecide) {
  const std::optional<bool> open;
  const Question questions[] = {
      {"abc", "ABC", true, true, true, true},     {"abc", "b", false, true, false, false},
      {"a*c", "abc", open, open, open, open},     {"a*c", "a", false, true, true, false},
      {"a*c", "ac", open, open, open, open},      {"a*c", "x", false, open, false, false},
      {"a*c", "c", false, true, false, true},     {"abc", "a*", open, open, open, open},
      {"abc", "x*", false, false, false, false},  {"abc", "*x", false, false, false, false},
      {"abc", "a*b*c", open, open, open, open},   {"abc", "c*a", false, false, false, false},
      {"aa", "a*aa", false, false, false, false}, {"*", "", open, true, true, true},
      {"*", "*", open, open, open, open},         {"a*", "b*", false, open, false, open},
  };
  for (const auto& q : questions) {
    const auto left = pattern(q.left);
    const auto right = pattern(q.right);
    EXPECT_EQ(same_text(left, right), q.same) << q.left << " " << q.right;
    EXPECT_EQ(holds_text(left, right), q.holds) << q.left << " " << q.right;
    EXPECT_EQ(starts_with_text(left, right), q.starts) << q.left << " " << q.right;
    EXPECT_EQ(ends_with_text(left, right), q.ends) << q.left << " " << q.right;
  }
}

}  // namespace
}  // namespace patscope::expression
