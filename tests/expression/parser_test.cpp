#include <gtest/gtest.h>

#include "sample.h"

namespace patscope::expression {
namespace {

using sample::Row;

/// "<message> @<offset>", or empty when the expression is good.
std::string error_of(const std::string& source, Slot slot = Slot::compile_time) {
  const auto parsed = parse(source, grammar_of(slot));
  return parsed.error ? parsed.error->message + " @" + std::to_string(parsed.error->offset) : "";
}

void expect_errors(const std::vector<Row>& rows, Slot slot = Slot::compile_time) {
  for (const auto& row : rows) EXPECT_EQ(error_of(row.source, slot), row.result) << row.source;
}

TEST(Parser, ReadsLiterals) {
  const std::vector<Row> rows = {
      {"TRUE", "True"},      {"fAlse", "False"},    {"42", "42"},       {"-1.2", "-1.2"},       {".5", "0.5"},
      {"1.", "1"},           {"-.5", "-0.5"},       {"1.2.3", "1.2.3"}, {"1.2.3.4", "1.2.3.4"}, {"007", "7"},
      {"'it''s'", "'it's'"}, {"''", "''"},          {"''''", "'''"},    {"'a\nb'", "'a\nb'"},   {"'\"'", "'\"'"},
      {"  \n'x'\t ", "'x'"}, {"'}}${{'", "'}}${{'"}};
  for (const auto& row : rows) EXPECT_EQ(sample::result_of(row.source), row.result) << row.source;
}

TEST(Parser, BlanksAndLetterCaseDoNotMatter) {
  EXPECT_EQ(sample::result_of("EQ (1 ,\n1 )"), "True");
  EXPECT_EQ(sample::result_of("parameters . o [ 'a' ]"), "1");
  EXPECT_EQ(sample::result_of("format('{0}',Parameters.S)"), "'abc'");
}

TEST(Parser, RefusesOperatorsAndGrouping) {
  expect_errors({{"1 == 1", "Unrecognized value: '==' @2"},
                 {"true && true", "Unrecognized value: '&&' @5"},
                 {"!true", "Unrecognized value: '!true' @0"},
                 {"(true)", "Unexpected symbol: '(' @0"},
                 {"true false", "Unexpected symbol: 'false' @5"},
                 {"eq(1, 1) 'x'", "Unexpected symbol: ''x'' @9"}});
}

TEST(Parser, RefusesWhatIsNoLiteral) {
  expect_errors({{"+1", "Unrecognized value: '+1' @0"},
                 {"1e3", "Unrecognized value: '1e3' @0"},
                 {"0x1F", "Unrecognized value: '0x1F' @0"},
                 {"1..2", "Unrecognized value: '1..2' @0"},
                 {"-1.2.3", "Unrecognized value: '-1.2.3' @0"},
                 {"1.2.3.4.5", "Unrecognized value: '1.2.3.4.5' @0"},
                 {"-", "Unrecognized value: '-' @0"},
                 {"\"x\"", "Unrecognized value: '\"x\"' @0"},
                 {"'open", "Unrecognized value: ''open' @0"}});
}

TEST(Parser, SaysWhatIsMissing) {
  expect_errors({{"", "An expression was expected @0"},
                 {"  ", "An expression was expected @2"},
                 {"eq(1", "Unclosed function: 'eq' @0"},
                 {"not(eq(1, 2)", "Unclosed function: 'not' @0"},
                 {"eq(1,", "Unclosed function: 'eq' @0"},
                 {"eq", "Expected '(' to follow a function: 'eq' @0"},
                 {"eq, 1", "Expected '(' to follow a function: 'eq' @0"},
                 {"parameters[1", "Unclosed indexer: '[' @10"},
                 {"parameters.", "Expected a property name to follow the dereference operator '.': '.' @10"},
                 {"parameters.my-key", "Unexpected symbol: 'my-key' @11"},
                 {"parameters.1", "Unexpected symbol: '1' @11"},
                 {"parameters[]", "Unexpected symbol: ']' @11"},
                 {"eq(,1)", "Unexpected symbol: ',' @3"},
                 {"eq(1))", "Unexpected symbol: ')' @4"},
                 {"eq(1,2))", "Unexpected symbol: ')' @7"}});
}

TEST(Parser, ChecksTheNumberOfArguments) {
  expect_errors({{"not()", "Unexpected symbol: ')' @4"},
                 {"eq(1)", "Unexpected symbol: ')' @4"},
                 {"eq(1, 2, 3)", "Unexpected symbol: ',' @7"},
                 {"iif(1, 2)", "Unexpected symbol: ')' @8"},
                 {"coalesce(1)", "Unexpected symbol: ')' @10"},
                 {"in(1)", "Unexpected symbol: ')' @4"},
                 {"format()", "Unexpected symbol: ')' @7"},
                 {"format('x')", ""},
                 {"and(1, 2, 3, 4, 5)", ""}});
}

TEST(Parser, ReportsUnknownNamesOnlyWhenTheRestIsGood) {
  expect_errors({{"foo", "Unrecognized value: 'foo' @0"},
                 {"eq(null, NaN)", "Unrecognized value: 'null' @3"},
                 {"eq(foo, 1", "Unclosed function: 'eq' @0"},
                 {"foo(1, bar)", "Unrecognized value: 'foo' @0"},
                 {"environment.x", "Unrecognized value: 'environment' @0"}});
}

TEST(Parser, EverySlotHasItsOwnNamesAndFunctions) {
  struct Case {
    Slot slot;
    std::string good;
    std::string bad;
  };
  const Case cases[] = {
      {Slot::compile_time, "eq(parameters, variables)", "succeeded()"},
      {Slot::compile_time, "variables.x", "counter('x')"},
      {Slot::compile_time, "true", "dependencies.A"},
      {Slot::root_variable, "counter(variables.x, 1)", "parameters.x"},
      {Slot::root_variable, "eq(resources, pipeline)", "always()"},
      {Slot::job_variable, "dependencies.A.outputs['s.x']", "parameters.x"},
      {Slot::job_condition, "and(succeeded('A'), eq(stageDependencies.S, pipeline))", "resources.x"},
      {Slot::stage_condition, "eq(dependencies.S.outputs['J.s.x'], 1)", "counter('x')"},
      {Slot::step_condition, "and(succeeded(), variables.x)", "eq(1)"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(error_of(c.good, c.slot), "") << c.good;
    EXPECT_NE(error_of(c.bad, c.slot), "") << c.bad;
  }
  EXPECT_EQ(error_of("succeeded('A')", Slot::step_condition), "Unexpected symbol: ''A'' @10");
  EXPECT_EQ(error_of("eq(parameters.x, foo(1))", Slot::step_condition), "") << "the agent decides about unknown names";
}

TEST(Parser, LoopVariablesAreNames) {
  auto grammar = grammar_of(Slot::compile_time);
  grammar.names.push_back("job");
  EXPECT_FALSE(parse("Job.steps", grammar).error);
}

TEST(Parser, FiftyLevelsAreAccepted) {
  const auto nested = [](std::size_t calls) {
    std::string source = "true";
    for (std::size_t i = 0; i < calls; ++i) source = "not(" + source + ")";
    return source;
  };
  EXPECT_EQ(error_of(nested(49)), "");
  EXPECT_EQ(parse(nested(50), grammar_of(Slot::compile_time)).error->message, "Exceeded max expression depth 50");
  std::string chain = "variables";
  for (int i = 0; i < 20'000; ++i) chain += ".a";
  EXPECT_EQ(sample::result_of(chain), "null");
}

TEST(Parser, HugeExpressionsAreRefused) {
  EXPECT_EQ(error_of("'" + std::string(300'000, 'x') + "'"), "Exceeded max expression length 262144 @0");
}

TEST(Parser, HolesInTheSourceAreUnknownParts) {
  const auto hole = Text(sample::hole("parameters.env"));
  const auto grammar = grammar_of(Slot::job_condition);
  const auto result = [&](const Text& source) { return sample::shown(evaluate(source, grammar, sample::context())); };
  EXPECT_EQ(result(hole), "?parameters.env");
  EXPECT_EQ(result(Text("format('a-") + hole + Text("')")), "'a-{parameters.env}'");
  EXPECT_EQ(result(Text("eq('x-") + hole + Text("', 'y')")), "False");
  EXPECT_EQ(result(Text("and(succeeded(), ") + hole + Text(")")), "?succeeded()");
  EXPECT_EQ(result(Text("or(") + hole + Text(", true)")), "True");
  EXPECT_EQ(result(Text("variables.") + hole), "?parameters.env");
}

TEST(Parser, SyntaxErrorsSayWhere) {
  const auto parsed = parse("eq(1 2)", grammar_of(Slot::compile_time));
  ASSERT_TRUE(parsed.error);
  EXPECT_EQ(describe(*parsed.error, "eq(1 2)"),
            "Unexpected symbol: '2'. Located at position 6 within expression: 'eq(1 2)'. For more help, refer to "
            "https://go.microsoft.com/fwlink/?linkid=842996");
  const auto outcome = evaluate(Text("parameters.x"), grammar_of(Slot::compile_time), sample::context());
  EXPECT_EQ(describe(*outcome.error, "parameters.x"), "Key not found 'x'");
}

}  // namespace
}  // namespace patscope::expression
