#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

std::string_view covered(std::string_view code, Span span) {
  return code.substr(span.begin, span.end - span.begin);
}

TEST(Spans, OfACallBeginWithTheFirstByteOfItsChain) {
  constexpr std::string_view code = "function f() {\n  return axios\n    .post(u, {});\n}\n";
  const auto program = parse(Language::javascript, file_text(code));
  const auto& give_back = program.body.operands.at(0).function->body->operands.at(0);
  EXPECT_EQ(covered(code, give_back.operands.at(0).span), "axios\n    .post(u, {})");
}

TEST(Spans, OfAnAwaitedCallAreTheCalls) {
  constexpr std::string_view code = "const r = await fetch(u);";
  const auto program = parse(Language::javascript, file_text(code));
  const auto& assign = program.body.operands.at(0);
  EXPECT_EQ(covered(code, assign.span), "r = await fetch(u)");
  EXPECT_EQ(covered(code, assign.operands.at(1).span), "fetch(u)");
}

TEST(Spans, OfPiecesAreVerbatimBetweenEscapes) {
  constexpr std::string_view code = "u = 'a\\tb' f'{c}/_apis'";
  const auto program = parse(Language::python, file_text(code));
  const auto& join = program.body.operands.at(0).operands.at(1);
  const auto& first = join.operands.at(0).literal;
  ASSERT_EQ(first.pieces.size(), 3u);
  EXPECT_EQ(first.with_blanks(), "a\tb");
  EXPECT_TRUE(first.pieces[0].verbatim);
  EXPECT_FALSE(first.pieces[1].verbatim);
  EXPECT_EQ(covered(code, first.pieces[1].origin), "\\t");
  EXPECT_EQ(covered(code, join.operands.at(2).literal.pieces.at(0).origin), "/_apis");
}

Text with_macro(std::string_view before, std::string_view after) {
  Text code = file_text(before);
  code.append(Text(Hole{.name = "Token", .kind = HoleKind::any, .carries = {}}));
  code.append(after);
  return code;
}

TEST(Holes, AreKeptInStringsAndStandForValuesOutsideOfThem) {
  EXPECT_EQ(body_of(Language::python, with_macro("t = '", "/x'")), "\nassign =\n  variable t\n  text \"{Token}/x\"\n");
  EXPECT_EQ(body_of(Language::python, with_macro("t = ", "")), "\nassign =\n  variable t\n  text \"{Token}\"\n");
  EXPECT_EQ(body_of(Language::javascript, with_macro("f(`", "${b}`)")),
            "\ninvoke\n  variable f\n  arg join\n    text \"{Token}\"\n    variable b\n");
  EXPECT_EQ(body_of(Language::javascript, with_macro("f(", ")")), "\ninvoke\n  variable f\n  arg text \"{Token}\"\n");
}

TEST(Errors, LeaveWhatIsWholeAroundThem) {
  for (const auto language : {Language::python, Language::javascript}) {
    const auto program = parse(language, file_text("f(1)\n) ) requests.get( '/_apis/x'\n"));
    EXPECT_FALSE(program.unread.empty());
    EXPECT_NE(dump(program).find("variable f"), std::string::npos);
  }
}

TEST(Errors, AreNotToldWhenTheyCannotHideARequest) {
  EXPECT_TRUE(parse(Language::python, file_text("f(1)\n) )\ng(2)\n")).unread.empty());
}

TEST(Depth, IsBounded) {
  const auto deep = [](std::size_t levels) { return std::string(levels, '(') + "a" + std::string(levels, ')'); };
  for (const auto language : {Language::python, Language::javascript}) {
    EXPECT_TRUE(parse(language, file_text(deep(150))).unread.empty());
    EXPECT_EQ(parse(language, file_text(deep(5000))).unread.size(), 1u);
  }
}

}  // namespace
}  // namespace patscope::script
