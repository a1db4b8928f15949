#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

using sample::Row;

void expect(const std::vector<Row>& rows) {
  for (const auto& row : rows) EXPECT_EQ(sample::result_of(row.source), row.result) << row.source;
}

TEST(Access, ObjectsMindLetterCaseAndAMissIsNull) {
  expect({{"parameters.o.a", "1"},
          {"parameters.o.A", "null"},
          {"parameters.o['my-key']", "'dashed'"},
          {"parameters.o[5]", "'five'"},
          {"parameters.o[5.0]", "'five'"},
          {"parameters.o.b.c", "'deep'"},
          {"parameters.o.x.y.z", "null"},
          {"parameters.s.length", "null"},
          {"parameters.n['x']", "null"},
          {"parameters.o[parameters.l]", "null"}});
}

TEST(Access, ContextsIgnoreLetterCase) {
  expect({{"PARAMETERS.S", "'abc'"},
          {"parameters['T']", "True"},
          {"parameters.missing", "!Key not found 'missing'"},
          {"parameters['my-missing']", "!Key not found 'my-missing'"},
          {"variables['A.B']", "'dotted'"},
          {"variables.a.b", "null"},
          {"variables.missing", "null"},
          {"length(variables)", "3"}});
}

TEST(Access, ArraysTakeNumbersAndFloorThem) {
  expect({{"parameters.l[0]", "'x'"},
          {"parameters.l[1.9]", "'y'"},
          {"parameters.l['2']", "3"},
          {"parameters.l[3]", "null"},
          {"parameters.l[-1]", "null"},
          {"parameters.l['x']", "null"},
          {"parameters.l.name", "null"},
          {"parameters.l[parameters.n]", "'x'"},
          {"parameters.l[true]", "'y'"},
          {"parameters.l[99999999999999999999]", "null"}});
}

TEST(Access, FiltersMapWhatFollowsAndKeepHits) {
  expect({{"parameters.people.*.name", "[\"ann\",\"\"]"},
          {"parameters.people[*].name", "[\"ann\",\"\"]"},
          {"parameters.people.*.tags", "[[\"p\",\"q\"],[\"r\"]]"},
          {"parameters.people.*.tags.*", "[\"p\",\"q\",\"r\"]"},
          {"parameters.people.*.tags[0]", "[\"p\",\"r\"]"},
          {"parameters.people.*.tags[1]", "[\"q\"]"},
          {"parameters.same.*", "[1]"},
          {"parameters.o.b.*", "[\"deep\"]"},
          {"parameters.n.*", "[]"},
          {"parameters.s.*", "[]"},
          {"parameters.o.missing.*.x", "[]"},
          {"join(',', parameters.people.*.name)", "'ann,'"},
          {"containsValue(parameters.people.*.name, 'ANN')", "True"}});
}

TEST(Access, PostfixesFollowAnyOperand) {
  expect({{"split('a b', ' ')[1]", "'b'"},
          {"coalesce(parameters.n, parameters.o).b.c", "'deep'"},
          {"iif(true, parameters.people, '').*.name", "[\"ann\",\"\"]"},
          {"'text'.x", "null"},
          {"1['x']", "null"},
          {"true.x", "null"}});
}

TEST(Access, BelowAHoleIsAHoleThatSaysWhere) {
  expect({{"parameters.hole.name", "?parameters.hole.name"},
          {"parameters.hole['a b'][0]", "?parameters.hole['a b']['0']"},
          {"parameters.hole.*.x", "?parameters.hole.*.x"},
          {"parameters.o[parameters.open]", "?parameters.open"},
          {"parameters.l[parameters.hole]", "?parameters.hole"},
          {"parameters.open.x", "null"}});
}

TEST(Access, ANameWithoutAValueIsAHole) {
  const auto result = evaluate(Text("dependencies.A.outputs['s.x']"), grammar_of(Slot::job_condition), {});
  EXPECT_EQ(sample::shown(result), "?dependencies.A.outputs['s.x']");
}

TEST(Access, WhatAMissYieldsIsTheMappingsToSay) {
  Mapping variables;
  variables.key_case = KeyCase::ignored;
  variables.missing = [](std::string_view key) { return Value(sample::secret(std::string(key))); };
  const Context context{.names = {{"variables", variables}}};
  const auto result =
      evaluate(Text("format('Basic {0}', variables.ReleasePat)"), grammar_of(Slot::compile_time), context);
  EXPECT_EQ(carries(result.value), (std::vector<Credential>{{CredentialKind::pat, "ReleasePat"}}));
}

TEST(Access, AnOpenKeyMakesAMissUnknown) {
  Mapping open;
  open.entries = {{Text("x-") + Text(sample::hole("env")), "value"}};
  Context context{.names = {{"variables", open}}};
  const auto result = [&](const char* source) {
    return sample::shown(evaluate(Text(source), grammar_of(Slot::compile_time), context));
  };
  EXPECT_EQ(result("variables['x-1']"), "?env");
  EXPECT_EQ(result("variables['y']"), "null");
}

}  // namespace
}  // namespace patscope::expression
