#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

using sample::Row;

void expect(const std::vector<Row>& rows) {
  for (const auto& row : rows) EXPECT_EQ(sample::result_of(row.source), row.result) << row.source;
}

TEST(StringFunctions, FormatFillsPlaceholders) {
  expect({{"format('{1}-{0}-{1}', 'a', 2)", "'2-a-2'"},
          {"format('{{0}}')", "'{0}'"},
          {"format('{{{0}}}', 'a')", "'{a}'"},
          {"format('{0}{1}{2}', parameters.n, true, 1.0)", "'True1'"},
          {"format('plain')", "'plain'"},
          {"format('', 1)", "''"},
          {"format('none', parameters.missing)", "'none'"},
          {"format(1.2.3)", "'1.2.3'"}});
}

TEST(StringFunctions, FormatRefusesBadBracesAndMissingArguments) {
  const std::string invalid = "!The following format string is invalid: ";
  const std::string few = "!The following format string references more arguments than were supplied: ";
  expect({{"format('{')", invalid + "{"},
          {"format('a}')", invalid + "a}"},
          {"format('{x}', 1)", invalid + "{x}"},
          {"format('{ 0}', 1)", invalid + "{ 0}"},
          {"format('{0', 1)", invalid + "{0"},
          {"format('{-1}', 1)", invalid + "{-1}"},
          {"format('{256}', 1)", invalid + "{256}"},
          {"format('{1}', 1)", few + "{1}"},
          {"format('{0}')", few + "{0}"},
          {"format('{0:yy}', 'a')", "!The format specifiers 'yy' are not valid for objects of type 'String'"},
          {"format('{0}', parameters.o)", "!Unable to convert from Object to String. Value: Object"},
          {"format(parameters.l)", "!Unable to convert from Array to String. Value: Array"}});
}

TEST(StringFunctions, FormatKeepsHoles) {
  expect({{"format('https://{0}/x', parameters.hole)", "'https://{parameters.hole}/x'"},
          {"format(parameters.text)", "'pre-{mid}-post'"},
          {"format('{0:yyyyMMdd}', parameters.hole)", "'{parameters.hole}'"}});
}

TEST(StringFunctions, JoinTakesTheSeparatorFirst) {
  expect({{"join(', ', parameters.l)", "'x, y, 3'"},
          {"join('', parameters.e)", "''"},
          {"join(';', parameters.people)", "';;'"},
          {"join(';', 'text')", "'text'"},
          {"join(';', parameters.n)", "''"},
          {"join(';', true)", "'True'"},
          {"join(';', parameters.o)", "''"},
          {"join(parameters.o, parameters.l)", "!Unable to convert from Object to String. Value: Object"},
          {"join(';', parameters.hole)", "'{parameters.hole}'"},
          {"join(parameters.open, parameters.l)", "'x{parameters.open}y{parameters.open}3'"}});
}

TEST(StringFunctions, SplitKeepsEmptyParts) {
  expect({{"split('a,,b', ',')", "[\"a\",\"\",\"b\"]"},
          {"split('a, b', ', ')", "[\"a\",\"b\"]"},
          {"split('abc', '')", "[\"abc\"]"},
          {"split('', ',')", "[\"\"]"},
          {"split(parameters.n, ',')", "[\"\"]"},
          {"split('aXb', 'x')", "[\"aXb\"]"},
          {"split(1.5, '.')", "[\"1\",\"5\"]"},
          {"split(parameters.l, ',')", "!Unable to convert from Array to String. Value: Array"},
          {"split(parameters.open, ',')", "?parameters.open"},
          {"split('a', parameters.open)", "?parameters.open"},
          {"split(format('{0}/x', parameters.id), '/')", "[\"{id}\",\"x\"]"}});
}

TEST(StringFunctions, ReplaceMindsLetterCase) {
  expect({{"replace('a.b.c', '.', '-')", "'a-b-c'"},
          {"replace('aAa', 'a', '')", "'A'"},
          {"replace('abc', '', 'x')", "'abc'"},
          {"replace('aaa', 'aa', 'b')", "'ba'"},
          {"replace(parameters.n, 'a', 'b')", "''"},
          {"replace(101, 0, 2)", "'121'"},
          {"replace('a', parameters.o, 'b')", "!Unable to convert from Object to String. Value: Object"},
          {"replace(parameters.text, '-', '_')", "'pre_{mid}_post'"},
          {"replace('a.b', '.', parameters.open)", "'a{parameters.open}b'"},
          {"replace('a.b', parameters.open, 'x')", "?parameters.open"}});
}

TEST(StringFunctions, LowerUpperTrim) {
  expect({{"lower('ÄbC ΣΩ ДЯ')", "'äbc σω дя'"},
          {"upper('äßéÿ я')", "'ÄßÉŸ Я'"},
          {"trim('  a b\t')", "'a b'"},
          {"trim(' \u00A0\u2003x\u3000')", "'x'"},
          {"lower(true)", "'true'"},
          {"upper(parameters.n)", "''"},
          {"trim(parameters.o)", "!Unable to convert from Object to String. Value: Object"},
          {"upper(parameters.text)", "'PRE-{mid}-POST'"},
          {"trim(format(' {0} ', parameters.open))", "'{parameters.open}'"},
          {"lower(parameters.hole)", "'{parameters.hole}'"}});
}

TEST(StringFunctions, LengthCountsItemsPropertiesAndUtf16Units) {
  expect({{"length('aé')", "2"},
          {"length('😀')", "2"},
          {"length(parameters.l)", "3"},
          {"length(parameters.o)", "4"},
          {"length(parameters.n)", "0"},
          {"length(123)", "3"},
          {"length(false)", "5"},
          {"length(parameters.text)", "?mid"},
          {"length(parameters.hole)", "?parameters.hole"}});
}

TEST(StringFunctions, ResultsKeepWhereEachPieceWasWritten) {
  const Text source("format('ab{0}', parameters.p)", Span{SourceId{3}, 100, 129}, true);
  Mapping parameters;
  parameters.entries = {{Text("p"), Text("XY", Span{SourceId{3}, 7, 9}, true)}};
  const auto result = evaluate(source, grammar_of(Slot::compile_time), {.names = {{"parameters", parameters}}});
  ASSERT_TRUE(result.value.string());
  const auto& pieces = result.value.string()->pieces;
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].origin, (Span{SourceId{3}, 108, 110}));
  EXPECT_TRUE(pieces[0].verbatim);
  EXPECT_EQ(pieces[1].origin, (Span{SourceId{3}, 7, 9}));
}

TEST(StringFunctions, GrowthIsBounded) {
  std::string source = "'aaaaaaaaaaaaaaaa'";
  for (int i = 0; i < 12; ++i) source = "replace(" + source + ", 'a', 'aaaaaaaaaaaaaaaa')";
  EXPECT_EQ(sample::result_of(source), "!The maximum allowed memory size was exceeded");
}

}  // namespace
}  // namespace patscope::expression
