#include "text/sources.h"

#include <gtest/gtest.h>

namespace patscope {
namespace {

TEST(Sources, CountsLinesAndCharactersFromOne) {
  Sources sources;
  const auto id = sources.add("a.yml", "one\ntwö x\r\nthree");
  EXPECT_EQ(sources.position(id, 0), (Position{1, 1}));
  EXPECT_EQ(sources.position(id, 4), (Position{2, 1}));
  EXPECT_EQ(sources.position(id, 9), (Position{2, 5}));
  EXPECT_EQ(sources.position(id, 999), (Position{3, 6}));
}

TEST(Sources, GivesALineWithoutItsBreak) {
  Sources sources;
  const auto id = sources.add("a.yml", "one\ntwo\r\n");
  EXPECT_EQ(sources.line_text(id, 1), "one");
  EXPECT_EQ(sources.line_text(id, 2), "two");
  EXPECT_EQ(sources.line_text(id, 3), "");
  EXPECT_EQ(sources.line_text(id, 4), "");
  EXPECT_EQ(sources.line_text(id, 0), "");
}

TEST(Sources, SlicesWithinTheFile) {
  Sources sources;
  const auto id = sources.add("a.yml", "abcdef");
  EXPECT_EQ(sources.slice({id, 1, 3}), "bc");
  EXPECT_EQ(sources.slice({id, 4, 99}), "ef");
  EXPECT_EQ(sources.slice({id, 99, 100}), "");
}

}  // namespace
}  // namespace patscope
