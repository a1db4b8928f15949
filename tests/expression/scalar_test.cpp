#include "expression/scalar.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

/// Literals as they are, expressions between angle brackets, parts between bars.
std::string split_up(const std::string& scalar) {
  std::string shown;
  for (const auto& part : find_expressions(Text(scalar)).parts) {
    const auto text = part.text.with_names();
    shown += (shown.empty() ? "" : "|") + (part.kind == PartKind::expression ? "<" + text + ">" : text);
  }
  return shown;
}

TEST(Scalar, IsSplitAtItsExpressions) {
  const std::vector<sample::Row> rows = {
      {"plain", "plain"},
      {"", ""},
      {"${{ x }}", "<x>"},
      {"${{x}}", "<x>"},
      {"a-${{ x }}-${{ y }}", "a-|<x>|-|<y>"},
      {"${{ x }}${{ y }}", "<x>|<y>"},
      {" ${{ x }}", " |<x>"},
      {"${{ '}}' }}b", "<'}}'>|b"},
      {"${{ 'it''s }} ${{' }}", "<'it''s }} ${{'>"},
      {"${{\n x\n}}", "<x>"},
      {"${{}}", "<>"},
      {"$( ${ {{ }} $[x]", "$( ${ {{ }} $[x]"},
  };
  for (const auto& row : rows) EXPECT_EQ(split_up(row.source), row.result) << row.source;
}

TEST(Scalar, AnExpressionThatIsNotClosedIsAnErrorAndALiteral) {
  for (const char* scalar : {"a ${{ x }", "a ${{ 'x }}", "a ${{"}) {
    const auto found = find_expressions(Text(scalar));
    ASSERT_TRUE(found.error) << scalar;
    EXPECT_EQ(found.error->offset, 2U);
    EXPECT_TRUE(found.error->message.starts_with("The expression is not closed")) << scalar;
    EXPECT_FALSE(found.has_expression());
  }
}

TEST(Scalar, IsLoneOnlyWithoutAnythingAround) {
  EXPECT_TRUE(find_expressions(Text("${{ x }}")).is_lone());
  EXPECT_FALSE(find_expressions(Text(" ${{ x }}")).is_lone());
  EXPECT_FALSE(find_expressions(Text("${{ x }}${{ y }}")).is_lone());
  EXPECT_FALSE(find_expressions(Text("x")).is_lone());
}

TEST(Scalar, PartsKnowWhereTheyStand) {
  const auto found = find_expressions(Text("ab${{ 'x' }}", Span{SourceId{1}, 50, 62}, true));
  ASSERT_EQ(found.parts.size(), 2U);
  EXPECT_EQ(found.parts[1].begin, 2U);
  EXPECT_EQ(found.parts[1].end, 12U);
  const auto value = evaluate(found.parts[1].text, grammar_of(Slot::compile_time), {}).value;
  EXPECT_EQ(value.string()->origin(), (Span{SourceId{1}, 57, 58}));
}

TEST(Scalar, MixedTextIsQuotedAsTheCallThatItIsCompiledTo) {
  EXPECT_EQ(mixed_source(find_expressions(Text("it's {a}-${{ x }}${{ y }}")).parts),
            "format('it''s {{a}}-{0}{1}', x, y)");
}

TEST(Scalar, RuntimeExpressionsAreTheWholeValue) {
  EXPECT_EQ(runtime_expression(Text("$[ counter('x') ]"))->known(), "counter('x')");
  EXPECT_EQ(runtime_expression(Text("$[a['b']]"))->known(), "a['b']");
  for (const char* other : {" $[ x ]", "$[ x ] ", "a$[ x ]", "$[", "$(x)", ""})
    EXPECT_FALSE(runtime_expression(Text(other))) << other;
}

TEST(Scalar, UnitsEndAtBlanksOutsideOfStringsAndParentheses) {
  const auto units = [](const char* text) {
    std::string shown;
    for (const auto& unit : split_units(Text(text))) shown += "<" + unit.with_names() + ">";
    return shown;
  };
  EXPECT_EQ(units("each x in split('a in b', ' ')"), "<each><x><in><split('a in b', ' ')>");
  EXPECT_EQ(units("  if   eq(1, 2) "), "<if><eq(1, 2)>");
  EXPECT_EQ(units("else if x"), "<else><if><x>");
  EXPECT_EQ(units("insert"), "<insert>");
  EXPECT_EQ(units(""), "");
}

}  // namespace
}  // namespace patscope::expression
