#include "report/terminal.h"

#include <gtest/gtest.h>

#include "report/formats/excerpt.h"
#include "report/words.h"

namespace patscope::report {
namespace {

TEST(Terminal, ControlCharactersAndBrokenUtf8AreEscaped) {
  struct Row {
    std::string_view bytes;
    std::string_view shown;
  };
  const Row rows[] = {
      {.bytes = "plain", .shown = "plain"},
      {.bytes = "\x1b[31mred", .shown = "\\x1b[31mred"},
      {.bytes = "a\nb\tc\x7f", .shown = "a\\x0ab\\x09c\\x7f"},
      {.bytes = "\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80", .shown = "\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80"},
      {.bytes = "\xc3", .shown = "\\xc3"},
      {.bytes = "\xff\xfe", .shown = "\\xff\\xfe"},
      {.bytes = "\xc2\x9b", .shown = "\\xc2\\x9b"},           // CSI in eight bits
      {.bytes = "\xed\xa0\x80", .shown = "\\xed\\xa0\\x80"},  // a surrogate
      {.bytes = "\xc0\xaf", .shown = "\\xc0\\xaf"},           // an overlong slash
  };
  for (const auto& row : rows) EXPECT_EQ(printable(row.bytes), row.shown);
}

TEST(Terminal, ColoursOnlyWhenAsked) {
  EXPECT_EQ(tinted("x", Tint::error, {.colour = Colour::no, .path_prefix = {}}), "x");
  EXPECT_EQ(tinted("x", Tint::error, {.colour = Colour::yes, .path_prefix = {}}), "\x1b[1;31mx\x1b[0m");
  EXPECT_EQ(tinted("", Tint::error, {.colour = Colour::yes, .path_prefix = {}}), "");
}

TEST(Terminal, WrapsBetweenWordsAndIndentsWhatFollows) {
  const Terminal narrow{.colour = Colour::no, .width = 12, .path_prefix = {}};
  EXPECT_EQ(wrapped("one two three", 2, narrow), "one two\n  three");
  EXPECT_EQ(wrapped("averyveryverylongword x", 2, narrow), "averyveryverylongword\n  x");
  EXPECT_EQ(wrapped("", 2, narrow), "");
}

TEST(Terminal, PlacesLeadFromTheCurrentDirectory) {
  Sources sources;
  const auto id = sources.add("a.yml", "one\ntwo");
  const Terminal terminal{.path_prefix = "examples/"};
  EXPECT_EQ(shown_place(sources, {id, 5, 6}, terminal), "examples/a.yml:2:2");
  EXPECT_EQ(shown_line(sources, {id, 5, 6}, terminal), "examples/a.yml:2");
}

std::string excerpt_of(const char* bytes, std::uint32_t begin, std::uint32_t end, std::size_t width = 100) {
  Sources sources;
  const auto id = sources.add("a.yml", bytes);
  return excerpt(sources, {id, begin, end}, {.width = width, .path_prefix = {}});
}

TEST(Excerpt, PutsACaretBelowTheSpan) {
  EXPECT_EQ(excerpt_of("one\n  curl -s x\n", 6, 10),
            " 2 |   curl -s x\n"
            "   |   ^~~~\n");
}

TEST(Excerpt, StopsAtTheEndOfTheLine) {
  EXPECT_EQ(excerpt_of("curl \\\n  x\n", 0, 10),
            " 1 | curl \\\n"
            "   | ^~~~~~\n");
}

TEST(Excerpt, CountsColumnsInCharactersAndTabsAsOne) {
  EXPECT_EQ(excerpt_of("\t\xc3\xa4 x", 4, 5),
            " 1 |  \xc3\xa4 x\n"
            "   |    ^\n");
}

TEST(Excerpt, CutsALongLineAroundTheCaret) {
  const std::string line = std::string(200, 'a') + "HERE" + std::string(200, 'b');
  const auto shown = excerpt_of(line.c_str(), 200, 204, 60);
  EXPECT_NE(shown.find("aaaHEREbbb"), std::string::npos);
  EXPECT_LE(shown.find('\n'), 60U);
  EXPECT_NE(shown.find("   |                     ^~~~\n"), std::string::npos);
}

TEST(Excerpt, ShowsNothingForAnEmptyLine) {
  EXPECT_EQ(excerpt_of("\n\n", 1, 1), "");
}

TEST(Words, ListThingsAsPeopleDo) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}, "or"), "a or b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(counted(1, "call"), "1 call");
  EXPECT_EQ(counted(0, "call"), "0 calls");
}

}  // namespace
}  // namespace patscope::report
