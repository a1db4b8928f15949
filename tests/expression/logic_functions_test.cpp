#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

using sample::Row;

void expect(const std::vector<Row>& rows, Slot slot = Slot::compile_time) {
  for (const auto& row : rows) EXPECT_EQ(sample::result_of(row.source, slot), row.result) << row.source;
}

TEST(LogicFunctions, ConvertToBooleanAndStopEarly) {
  expect({{"and(true, 1, 'false')", "True"},
          {"and(true, '')", "False"},
          {"and(false, parameters.missing)", "False"},
          {"and(true, parameters.missing)", "!Key not found 'missing'"},
          {"or(false, 0, '')", "False"},
          {"or(parameters.n, parameters.eo)", "True"},
          {"or(true, parameters.missing)", "True"},
          {"not('')", "True"},
          {"not(parameters.e)", "False"},
          {"xor(true, false)", "True"},
          {"xor('a', 1)", "False"}});
}

TEST(LogicFunctions, AHoleIsUnknownUnlessAnotherArgumentDecides) {
  expect({{"and(parameters.hole, false)", "False"},
          {"and(parameters.hole, true)", "?parameters.hole"},
          {"or(parameters.hole, true)", "True"},
          {"or(false, parameters.hole)", "?parameters.hole"},
          {"not(parameters.open)", "?parameters.open"},
          {"xor(true, parameters.hole)", "?parameters.hole"},
          {"and(parameters.text, parameters.id)", "True"},
          {"and(parameters.hole, parameters.missing)", "?parameters.hole"}});
}

TEST(LogicFunctions, CoalesceSkipsNullAndTheEmptyStringOnly) {
  expect({{"coalesce(parameters.n, '', 'x')", "'x'"},
          {"coalesce(false, 'x')", "False"},
          {"coalesce(0, 'x')", "0"},
          {"coalesce(parameters.n, '')", "null"},
          {"coalesce('x', parameters.missing)", "'x'"},
          {"coalesce('', parameters.missing)", "!Key not found 'missing'"},
          {"coalesce(parameters.eo, 'x')", "{}"},
          {"coalesce(parameters.hole, '')", "?parameters.hole"},
          {"coalesce(parameters.hole, 'x')", "?parameters.hole"},
          {"coalesce(parameters.text, 'x')", "'pre-{mid}-post'"}});
}

TEST(LogicFunctions, IifEvaluatesBothBranches) {
  expect({{"iif('false', 'yes', 'no')", "'yes'"},
          {"iif(parameters.n, 'yes', parameters.l)", "[\"x\",\"y\",3]"},
          {"iif(true, 'yes', parameters.missing)", "!Key not found 'missing'"},
          {"iif(parameters.hole, 'same', 'same')", "'same'"},
          {"iif(parameters.hole, 'yes', 'no')", "?parameters.hole"}});
}

TEST(LogicFunctions, UnknownResultsCarryEveryCredentialThatMayHaveFlowedIn) {
  const auto result =
      evaluate(Text("iif(parameters.hole, parameters.secret, 'x')"), grammar_of(Slot::compile_time), sample::context());
  EXPECT_EQ(carries(result.value), (std::vector<Credential>{{CredentialKind::pat, "Pat"}}));
  const auto chosen =
      evaluate(Text("coalesce(parameters.open, parameters.secret)"), grammar_of(Slot::compile_time), sample::context());
  EXPECT_EQ(carries(chosen.value), (std::vector<Credential>{{CredentialKind::pat, "Pat"}}));
}

TEST(LogicFunctions, TheRunDecidesStatusFunctionsUnlessTheCallerDoes) {
  expect({{"always()", "True"},
          {"succeeded()", "?succeeded()"},
          {"failed('A', 'B')", "?failed()"},
          {"and(succeeded(), false)", "False"},
          {"or(always(), failed())", "True"},
          {"SUCCEEDEDORFAILED()", "?succeededOrFailed()"},
          {"canceled(1)", "!Unexpected symbol: '1'"}},
         Slot::job_condition);
  auto context = sample::context();
  context.names.emplace_back("succeeded()", true);
  EXPECT_EQ(sample::shown(evaluate(Text("not(succeeded())"), grammar_of(Slot::step_condition), context)), "False");
}

TEST(LogicFunctions, CounterIsAnUnknownNumber) {
  const auto result = evaluate(Text("counter('x', 5)"), grammar_of(Slot::root_variable), {});
  ASSERT_TRUE(result.value.unknown());
  EXPECT_EQ(result.value.unknown()->kind, HoleKind::integer);
}

}  // namespace
}  // namespace patscope::expression
