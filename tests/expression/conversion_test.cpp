#include <gtest/gtest.h>

#include "expression/compare.h"
#include "expression/convert.h"
#include "sample.h"

namespace patscope::expression {
namespace {

using sample::array;
using sample::hole;
using sample::object;

/// One row of the service's conversion table; "-" stands for what cannot be converted, "?" for what the run decides.
struct Cells {
  std::string name;
  Value value;
  std::string boolean;
  std::string number;
  std::string string;
  std::string version;
  std::string null;
};

const std::vector<Cells>& table() {
  static const std::vector<Cells> rows = {
      {"Null", Value(), "False", "0", "", "-", "="},
      {"true", true, "True", "1", "True", "-", "-"},
      {"false", false, "False", "0", "False", "-", "-"},
      {"0", 0, "False", "0", "0", "-", "-"},
      {"1.0", 1.0, "True", "1", "1", "-", "-"},
      {"0.5", 0.5, "True", "0.5", "0.5", "0.5", "-"},
      {"-1.25", -1.25, "True", "-1.25", "-1.25", "-", "-"},
      {"1.2", 1.2, "True", "1.2", "1.2", "1.2", "-"},
      {"1000000", 1000000, "True", "1000000", "1000000", "-", "-"},
      {"1e21", 1e21, "True", "1000000000000000000000", "1000000000000000000000", "-", "-"},
      {"''", "", "False", "0", "", "-", "="},
      {"'false'", "false", "True", "-", "false", "-", "-"},
      {"'0'", "0", "True", "0", "0", "-", "-"},
      {"'0.5'", "0.5", "True", "0.5", "0.5", "0.5", "-"},
      {"'+1,000.5'", "+1,000.5", "True", "1000.5", "+1,000.5", "-", "-"},
      {"' -7 '", " -7 ", "True", "-7", " -7 ", "-", "-"},
      {"'1e3'", "1e3", "True", "-", "1e3", "-", "-"},
      {"'0x1F'", "0x1F", "True", "-", "0x1F", "-", "-"},
      {"',1'", ",1", "True", "-", ",1", "-", "-"},
      {"' '", " ", "True", "-", " ", "-", "-"},
      {"'1.2.3.4'", "1.2.3.4", "True", "-", "1.2.3.4", "1.2.3.4", "-"},
      {"'1.2.3.4.5'", "1.2.3.4.5", "True", "-", "1.2.3.4.5", "-", "-"},
      {"'1.-2.3'", "1.-2.3", "True", "-", "1.-2.3", "-", "-"},
      {"1.2.3", Version{{1, 2, 3, -1}}, "True", "-", "1.2.3", "1.2.3", "-"},
      {"Object", object({{"a", 1}}), "True", "-", "-", "-", "-"},
      {"empty Object", object({}), "True", "-", "-", "-", "-"},
      {"empty Array", array({}), "True", "-", "-", "-", "-"},
      {"unknown", hole("h"), "?", "?", "{h}", "?", "?"},
      {"text of a hole", Text(hole("h")), "?", "?", "{h}", "?", "?"},
      {"text with a hole", Text("a") + Text(hole("h")), "True", "?", "a{h}", "?", "-"},
      {"text of a number that is never empty", Text(hole("h", HoleKind::integer)), "True", "?", "{h}", "?", "-"},
  };
  return rows;
}

template <typename T>
std::string cell(const Converted<T>& converted, auto&& show) {
  switch (converted.conversion) {
    case Conversion::done:
      return show(converted.value);
    case Conversion::impossible:
      return "-";
    case Conversion::undecided:
      return "?";
  }
  return {};
}

TEST(Conversion, ToBoolean) {
  for (const auto& row : table()) {
    const auto holds = truth(row.value);
    EXPECT_EQ(holds ? (*holds ? "True" : "False") : "?", row.boolean) << row.name;
  }
}

TEST(Conversion, ToNumber) {
  for (const auto& row : table()) EXPECT_EQ(cell(to_number(row.value), number_text), row.number) << row.name;
}

TEST(Conversion, ToString) {
  for (const auto& row : table()) {
    const auto text = to_text(row.value);
    EXPECT_EQ(text ? text->with_names() : "-", row.string) << row.name;
  }
}

TEST(Conversion, ToVersion) {
  for (const auto& row : table()) EXPECT_EQ(cell(to_version(row.value), version_text), row.version) << row.name;
}

TEST(Conversion, ToNull) {
  for (const auto& row : table())
    EXPECT_EQ(cell(to_null(row.value), [](Null) { return std::string("="); }), row.null) << row.name;
}

TEST(Conversion, NumbersAreShownInTheirShortestForm) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(123456789.25), "123456789.25");
  EXPECT_EQ(number_text(5e-324).size(), 326U);
}

TEST(Conversion, ErrorsNameBothKindsAndTheValue) {
  EXPECT_EQ(conversion_error("x", Kind::number), "Unable to convert from String to Number. Value: 'x'");
  EXPECT_EQ(conversion_error(object({}), Kind::string), "Unable to convert from Object to String. Value: Object");
  EXPECT_EQ(conversion_error(Value(), Kind::version), "Unable to convert from Null to Version. Value: null");
}

TEST(Conversion, CollectionsOfTheSameShapeAreNotEqual) {
  const auto one = object({{"a", 1}});
  EXPECT_EQ(equal(one, one), true);
  EXPECT_EQ(equal(one, object({{"a", 1}})), false);
  EXPECT_EQ(equal(array({}), array({})), false);
}

TEST(Conversion, JsonIsIndentedByTwoBlanks) {
  const auto value = object({{"b", true},
                             {"n", Value()},
                             {"d", 1.5},
                             {"v", Version{{1, 2, 3, -1}}},
                             {"s", "a\"\\\n\x01é"},
                             {"e", array({})},
                             {"o", object({})},
                             {"l", array({1, object({{"k", ""}})})}});
  EXPECT_EQ(
      to_json(value)->known(),
      "{\n  \"b\": true,\n  \"n\": null,\n  \"d\": 1.5,\n  \"v\": \"1.2.3\",\n  \"s\": \"a\\\"\\\\\\n\\u0001é\",\n"
      "  \"e\": [],\n  \"o\": {},\n  \"l\": [\n    1,\n    {\n      \"k\": \"\"\n    }\n  ]\n}");
  EXPECT_EQ(to_json(Value())->known(), "null");
  EXPECT_EQ(to_json("x")->known(), "\"x\"");
}

TEST(Conversion, JsonKeepsHoles) {
  const auto value = array({Text("a\n") + Text(hole("h")), hole("u")});
  EXPECT_EQ(to_json(value)->with_names(), "[\n  \"a\\n{h}\",\n  {u}\n]");
}

TEST(Conversion, JsonOfBottomlessOrSharedStructuresIsBounded) {
  Value deep = "x";
  for (int i = 0; i < 200; ++i) deep = array({deep});
  EXPECT_FALSE(to_json(deep));
  Value wide = "x";
  for (int i = 0; i < 40; ++i) wide = array({wide, wide});
  EXPECT_FALSE(to_json(wide));
  EXPECT_TRUE(carries(wide).empty());
}

}  // namespace
}  // namespace patscope::expression
