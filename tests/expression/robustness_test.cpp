// Generated expressions, the same in every run: whatever is written, the outcome is a value or an error, and what is
// decided in spite of a hole stays true whatever the run puts there.

#include <gtest/gtest.h>

#include <cstdint>

#include "expression/scalar.h"
#include "expression/text_match.h"
#include "sample.h"

namespace patscope::expression {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }
  template <std::size_t size>
  std::string_view one_of(const std::string_view (&choices)[size]) {
    return choices[below(size)];
  }

 private:
  std::uint64_t state_;
};

std::string token_soup(Random& random) {
  constexpr std::string_view tokens[] = {
      "eq",   "and", "format", "in",       "parameters", "variables", "true",       "1",     "-1.5",  "1.2.3",
      "'a'",  "''",  "'",      "(",        ")",          "[",         "]",          ",",     ".",     "*",
      " ",    "\n",  "{0}",    "'{0}{1}'", ".s",         ".o",        ".l",         "['",    "split", "'é'",
      "\xff", "${{", "}}",     "$[",       "foo",        "==",        "parameters", ".hole", "(1,",
  };
  std::string source;
  for (auto count = random.below(14); count > 0; --count) source += random.one_of(tokens);
  return source;
}

TEST(Robustness, AnyTokensGiveAValueOrAnErrorWithinTheSource) {
  Random random(1);
  const auto context = sample::context();
  std::size_t good = 0;
  for (int round = 0; round < 4000; ++round) {
    const auto source = token_soup(random);
    const auto outcome = evaluate(Text(source), grammar_of(Slot::compile_time), context);
    good += outcome.error ? 0 : 1;
    if (outcome.error) {
      EXPECT_LE(outcome.error->offset, source.size()) << source;
      EXPECT_FALSE(outcome.error->message.empty()) << source;
    }
  }
  EXPECT_GT(good, 30U);
}

TEST(Robustness, TheSplitPartsOfAScalarAreTheScalar) {
  Random random(2);
  for (int round = 0; round < 3000; ++round) {
    const auto scalar = token_soup(random) + "${{" + token_soup(random) + "}}" + token_soup(random);
    std::size_t at = 0;
    for (const auto& part : find_expressions(Text(scalar)).parts) {
      EXPECT_EQ(part.begin, at) << scalar;
      at = part.end;
    }
    EXPECT_EQ(at, scalar.size()) << scalar;
  }
}

std::string operand(Random& random, std::size_t depth);

std::string call(Random& random, std::string_view name, std::size_t count, std::size_t depth) {
  std::string source(name);
  for (std::size_t i = 0; i < count; ++i) source += (i == 0 ? "(" : ", ") + operand(random, depth);
  return source + ")";
}

std::string operand(Random& random, std::size_t depth) {
  constexpr std::string_view leaves[] = {
      "variables.h", "variables.i", "variables.h", "variables.none", "'ab'",  "'xABy'",         "''", "'1'",
      "1",           "0",           "1.2.3",       "true",           "false", "variables.list", "'x'"};
  constexpr std::string_view pairs[] = {
      "and", "or",    "xor",           "eq",  "ne", "lt", "ge", "contains", "startsWith", "endsWith", "coalesce",
      "in",  "notIn", "containsValue", "join"};
  constexpr std::string_view singles[] = {"not", "lower", "upper", "length", "convertToJson"};
  if (depth == 0) return std::string(random.one_of(leaves));
  switch (random.below(6)) {
    case 0:
      return std::string(random.one_of(leaves));
    case 1:
      return call(random, random.one_of(singles), 1, depth - 1);
    case 2:
      return "format('x{0}y{1}', " + operand(random, depth - 1) + ", " + operand(random, depth - 1) + ")";
    case 3:
      return call(random, "iif", 3, depth - 1);
    default:
      return call(random, random.one_of(pairs), 2, depth - 1);
  }
}

Context filled(const Value& h, const Value& i) {
  Mapping variables;
  variables.entries = {{Text("h"), h}, {Text("i"), i}, {Text("list"), sample::array({"ab", h, 1})}};
  return {.names = {{"variables", std::move(variables)}}};
}

bool has_hole(const Value& value) {
  const auto json = to_json(value);
  return !json || json->has_hole();
}

TEST(Robustness, WhatIsDecidedInSpiteOfAHoleHoldsForEveryFilling) {
  Random random(3);
  const auto open = filled(Text(sample::hole("h")), Text("a") + Text(sample::hole("i")));
  std::vector<Context> fillings;
  for (const char* h : {"", "ab", "1", "true"})
    for (const char* i : {"a", "aB"}) fillings.push_back(filled(h, i));
  std::size_t decided = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto source = operand(random, 3);
    const auto parsed = parse(source, grammar_of(Slot::compile_time));
    ASSERT_FALSE(parsed.error) << source;
    const auto before = evaluate(parsed.expression, open);
    if (!before.error && has_hole(before.value) && before.value.kind() != Kind::string) continue;
    ++decided;
    for (const auto& filling : fillings) {
      const auto after = evaluate(parsed.expression, filling);
      if (before.error) {
        EXPECT_TRUE(after.error) << source;
      } else if (!after.error && before.value.kind() == Kind::string) {
        const auto text = to_text(after.value);
        EXPECT_TRUE(text && same_text(*before.value.string(), *text) != std::optional(false)) << source;
      } else if (!after.error) {
        EXPECT_EQ(sample::shown(before), sample::shown(after)) << source;
      }
    }
  }
  EXPECT_GT(decided, 500U);
}

}  // namespace
}  // namespace patscope::expression
