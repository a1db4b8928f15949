#include "text/strings.h"

#include <gtest/gtest.h>

namespace patscope {
namespace {

TEST(Strings, CompareWithoutCase) {
  EXPECT_TRUE(equals_ignoring_case("vso.Build", "VSO.build"));
  EXPECT_FALSE(equals_ignoring_case("vso.build", "vso.builds"));
  EXPECT_TRUE(less_ignoring_case("A", "b"));
  EXPECT_FALSE(less_ignoring_case("b", "A"));
  EXPECT_FALSE(less_ignoring_case("a", "A"));
  EXPECT_TRUE(starts_with_ignoring_case("HTTPS://x", "https://"));
  EXPECT_FALSE(starts_with_ignoring_case("ht", "https://"));
  EXPECT_EQ(find_ignoring_case("a/_APIS/x", "_apis"), 2U);
  EXPECT_EQ(find_ignoring_case("a/_api/x", "_apis"), std::string_view::npos);
}

TEST(Strings, SplitKeepsEmptyPartsAndSplitWordsDoesNot) {
  EXPECT_EQ(split("a//b", '/'), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", '/'), (std::vector<std::string_view>{""}));
  EXPECT_EQ(split_words("  a \t b\n"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(split_words(" \n").empty());
}

TEST(Strings, ReplaceAllDoesNotLookAtWhatItWrote) {
  EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(replace_all("abc", "", "x"), "abc");
}

TEST(Strings, NearestFindsATypingMistakeAndNothingFar) {
  EXPECT_EQ(nearest("vso.biuld", {"vso.build", "vso.code"}), "vso.build");
  EXPECT_EQ(nearest("banana", {"vso.build", "vso.code"}), "");
}

}  // namespace
}  // namespace patscope
