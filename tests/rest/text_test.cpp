#include "rest/text.h"

#include <gtest/gtest.h>

namespace patscope {
namespace {

Text secret(const std::string& name) {
  return Text(Hole{.name = name, .kind = HoleKind::any, .carries = {{CredentialKind::pat, name}}});
}

TEST(Text, ShowsHolesAsBlanksOrNames) {
  const Text url = Text("https://dev.azure.com/") + Text(Hole{.name = "org", .carries = {}}) + Text("/_apis");
  EXPECT_EQ(url.with_blanks(), "https://dev.azure.com/{}/_apis");
  EXPECT_EQ(url.with_names(), "https://dev.azure.com/{org}/_apis");
  EXPECT_FALSE(url.known());
  EXPECT_EQ(Text("x").known(), "x");
}

TEST(Text, RemembersEachCredentialThatFlowedInOnce) {
  const Text header = secret("A") + Text(":") + secret("B") + secret("A");
  EXPECT_EQ(header.carries(), (std::vector<Credential>{{CredentialKind::pat, "A"}, {CredentialKind::pat, "B"}}));
}

TEST(Text, SliceNarrowsTheOriginOfVerbatimPieces) {
  const Text text = Text("abcdef", Span{SourceId{0}, 10, 16}, true) + secret("A") + Text("gh");
  const Text part = slice(text, 2, 8);
  ASSERT_EQ(part.pieces.size(), 3U);
  EXPECT_EQ(part.pieces[0].literal, "cdef");
  EXPECT_EQ(part.pieces[0].origin, (Span{SourceId{0}, 12, 16}));
  EXPECT_TRUE(part.pieces[1].hole);
  EXPECT_EQ(part.pieces[2].literal, "g");
}

TEST(Text, FlattenGivesOffsetsThatFitSlice) {
  const Text text = Text("ab") + secret("A") + Text("c");
  const std::string flat = flatten(text);
  EXPECT_EQ(flat, std::string("ab\x01") + "c");
  EXPECT_EQ(slice(text, flat.find('c'), flat.size()).known(), "c");
}

TEST(Text, SameValueLooksThroughPiecesAndOrigins) {
  EXPECT_TRUE((Text("a") + Text("b")).same_value(Text("ab", Span{SourceId{0}, 1, 3}, true)));
  EXPECT_FALSE((Text("a") + secret("A")).same_value(Text("a") + secret("B")));
}

}  // namespace
}  // namespace patscope
