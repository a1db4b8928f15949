#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

using sample::Row;

void expect(const std::vector<Row>& rows) {
  for (const auto& row : rows) EXPECT_EQ(sample::result_of(row.source), row.result) << row.source;
}

TEST(ComparisonFunctions, EqIgnoresLetterCaseAndConvertsTheRightSide) {
  expect({{"eq('a', 'A')", "True"},
          {"eq('é', 'É')", "True"},
          {"eq(1, '1.0')", "True"},
          {"eq('1', 1.0)", "True"},
          {"eq('1.0', 1)", "False"},
          {"eq(1, 'x')", "False"},
          {"ne(1, 'x')", "True"},
          {"ne('a', 'A')", "False"},
          {"eq(parameters.n, '')", "True"},
          {"eq('', parameters.n)", "True"},
          {"eq(true, 'false')", "True"},
          {"eq('True', true)", "True"}});
}

TEST(ComparisonFunctions, CollectionsAreEqualOnlyToThemselves) {
  expect({{"eq(parameters.o, parameters.o)", "True"},
          {"eq(parameters.l, parameters.l)", "True"},
          {"eq(parameters.eo, parameters.same)", "False"},
          {"eq(parameters.l, 'x')", "False"},
          {"eq('x', parameters.l)", "False"},
          {"ne('x', parameters.l)", "True"}});
}

TEST(ComparisonFunctions, OrderRefusesWhatCannotBeConverted) {
  expect({{"gt(2, '1')", "True"},
          {"ge(2, 2)", "True"},
          {"lt('a', 'B')", "True"},
          {"le('b', 'A')", "False"},
          {"lt(false, true)", "True"},
          {"gt(1, 'x')", "!Unable to convert from String to Number. Value: 'x'"},
          {"lt(1, 1.2.3)", "!Unable to convert from Version to Number. Value: 1.2.3"},
          {"lt('a', parameters.l)", "!Unable to convert from Array to String. Value: Array"},
          {"lt(parameters.o, parameters.o)", "!Unable to convert from Object to Number. Value: Object"},
          {"lt(parameters.n, '')", "False"},
          {"le(parameters.n, 'x')", "!Unable to convert from String to Null. Value: 'x'"}});
}

TEST(ComparisonFunctions, VersionsOfDifferentLengthAreUnequal) {
  expect({{"gt(1.10, 1.9)", "False"},
          {"gt(1.10.0, 1.9.0)", "True"},
          {"eq(1.2.0, '1.2')", "False"},
          {"lt(1.2.0, '1.3')", "True"},
          {"lt(1.2.0, 1.3)", "True"},
          {"gt(1.2.0, 1.2)", "True"},
          {"eq(1.2.0, 1)", "False"}});
}

TEST(ComparisonFunctions, InTakesTheNeedleFirstAndStopsAtAMatch) {
  expect({{"in('b', 'a', 'B')", "True"},
          {"in(1, 'x', '1')", "True"},
          {"in('c', 'a')", "False"},
          {"notIn('c', 'a')", "True"},
          {"notIn('A', 'a', 'b')", "False"},
          {"in('a', 'a', parameters.missing)", "True"},
          {"in('a', 'b', parameters.missing)", "!Key not found 'missing'"},
          {"in(parameters.hole, 'a')", "?parameters.hole"},
          {"in('a', parameters.hole, 'a')", "True"},
          {"notIn('a', parameters.hole, 'b')", "?parameters.hole"}});
}

TEST(ComparisonFunctions, ContainsAndItsKinTakeStrings) {
  expect({{"contains('aBc', 'bC')", "True"},
          {"contains('abc', 'd')", "False"},
          {"contains('abc', '')", "True"},
          {"contains(123, 2)", "True"},
          {"contains(parameters.n, 'x')", "False"},
          {"contains(parameters.l, 'x')", "!Unable to convert from Array to String. Value: Array"},
          {"contains('x', parameters.o)", "!Unable to convert from Object to String. Value: Object"},
          {"startsWith('refs/heads/main', 'REFS/')", "True"},
          {"startsWith('r', 'refs')", "False"},
          {"endsWith('abc', 'BC')", "True"},
          {"endsWith('c', 'bc')", "False"},
          {"startsWith('abc', '')", "True"}});
}

TEST(ComparisonFunctions, ContainsValueLooksAtItemsAndValues) {
  expect({{"containsValue(parameters.l, 'X')", "True"},
          {"containsValue(parameters.l, '3')", "True"},
          {"containsValue(parameters.l, 4)", "False"},
          {"containsValue(parameters.o, 1)", "True"},
          {"containsValue(parameters.o, 'a')", "False"},
          {"containsValue('abc', 'a')", "False"},
          {"containsValue(parameters.n, '')", "False"},
          {"containsValue(parameters.hole, 'a')", "?parameters.hole"}});
}

TEST(ComparisonFunctions, WhatAHoleDecidesIsUnknownAndNamedAfterIt) {
  expect({{"eq(parameters.hole, 'a')", "?parameters.hole"},
          {"eq('a', parameters.hole)", "?parameters.hole"},
          {"ne(parameters.open, 'a')", "?parameters.open"},
          {"lt(1, parameters.open)", "?parameters.open"},
          {"eq(true, parameters.id)", "True"},
          {"eq(parameters.n, parameters.id)", "False"},
          {"eq(variables['Build.Reason'], 'PullRequest')", "?variables['Build.Reason']"}});
}

TEST(ComparisonFunctions, KnownPartsOfATextDecideWhatTheyCan) {
  expect({{"eq(parameters.text, 'other')", "False"},
          {"eq(parameters.text, 'PRE-x-POST')", "?mid"},
          {"eq('pre-post', parameters.text)", "False"},
          {"startsWith(parameters.text, 'PRE')", "True"},
          {"startsWith(parameters.text, 'x')", "False"},
          {"startsWith(parameters.text, 'pre-x')", "?mid"},
          {"startsWith('p', parameters.text)", "False"},
          {"endsWith(parameters.text, 'post')", "True"},
          {"endsWith(parameters.text, 'pre')", "False"},
          {"contains(parameters.text, 'post')", "True"},
          {"contains(parameters.text, 'else')", "?mid"},
          {"contains('nothing', parameters.text)", "False"},
          {"contains('a pre-x-post b', parameters.text)", "?mid"}});
}

}  // namespace
}  // namespace patscope::expression
