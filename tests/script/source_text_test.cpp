#include "script/source_text.h"

#include <gtest/gtest.h>

namespace patscope::script {
namespace {

Text url_with_hole() {
  Text code("curl ", {.source = SourceId{3}, .begin = 10, .end = 15}, true);
  code.append(
      Text(Hole{.name = "Org", .kind = HoleKind::any, .carries = {}}, {.source = SourceId{3}, .begin = 15, .end = 21}));
  code.append(Text("/_apis", {.source = SourceId{3}, .begin = 21, .end = 27}, true));
  return code;
}

TEST(SourceText, ShowsTheParserAWordForAHole) {
  EXPECT_EQ(SourceText(url_with_hole()).bytes(), "curl PatscopeHole1z/_apis");
}

TEST(SourceText, AvoidsWordsThatTheScriptItselfUses) {
  Text code("PatscopeHole0z ");
  code.append(Text(Hole{.name = "X", .kind = HoleKind::any, .carries = {}}));
  EXPECT_EQ(SourceText(code).bytes(), "PatscopeHole0z PatscopeHoleX1z");
}

TEST(SourceText, RestoresHolesAndOriginsInASlice) {
  const SourceText source(url_with_hole());
  const auto part = source.slice(5, source.bytes().size() - 1);
  ASSERT_EQ(part.pieces.size(), 2u);
  EXPECT_EQ(part.with_names(), "{Org}/_api");
  EXPECT_TRUE(part.pieces[1].verbatim);
  EXPECT_EQ(part.pieces[1].origin, (Span{.source = SourceId{3}, .begin = 21, .end = 26}));
}

TEST(SourceText, MapsAWordWithAHoleToTheFile) {
  const SourceText source(url_with_hole());
  EXPECT_EQ(source.span(5, source.bytes().size()), (Span{.source = SourceId{3}, .begin = 15, .end = 27}));
  EXPECT_EQ(source.span(2, 2), (Span{.source = SourceId{3}, .begin = 12, .end = 12}));
}

TEST(SourceText, MapsAnEscapeToAllItsBytes) {
  const SourceText source(Text("a\\nb", {.source = SourceId{0}, .begin = 7, .end = 11}, true));
  const auto piece = source.replaced(1, 3, "\n").pieces.at(0);
  EXPECT_EQ(piece.literal, "\n");
  EXPECT_FALSE(piece.verbatim);
  EXPECT_EQ(piece.origin, (Span{.source = SourceId{0}, .begin = 8, .end = 10}));
}

TEST(SourceText, FindsTheHoleInsideAName) {
  Text code("$org");
  code.append(Text(Hole{.name = "P", .kind = HoleKind::any, .carries = {}}));
  const SourceText source(code);
  EXPECT_EQ(source.next_hole(0, source.bytes().size()), 4u);
  EXPECT_EQ(source.hole_end(4), source.bytes().size());
  EXPECT_EQ(source.hole_end(0), 0u);
  EXPECT_EQ(source.name(1, source.bytes().size()), "org{P}");
}

TEST(SourceText, HoldsNothingForAnEmptyScript) {
  const SourceText source{Text{}};
  EXPECT_EQ(source.bytes(), "");
  EXPECT_TRUE(source.slice(0, 0).empty());
  EXPECT_EQ(source.span(0, 0), Span{});
}

}  // namespace
}  // namespace patscope::script
