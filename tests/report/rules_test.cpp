#include "report/rules/rules.h"

#include <gtest/gtest.h>

#include <set>

namespace patscope::report {
namespace {

TEST(Rules, EveryRuleIsFoundByItsIdAndSaysWhatToDo) {
  std::set<std::string_view> ids;
  for (const auto& rule : rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(find_rule(rule.id), &rule);
    EXPECT_FALSE(rule.title.ends_with('.')) << rule.id;
    EXPECT_NE(rule.help.find("\n\n"), std::string_view::npos) << rule.id << " lacks its second paragraph: what to do";
  }
  EXPECT_EQ(find_rule("no-such-rule"), nullptr);
}

TEST(Rules, WhatFailsFirstStandsFirst) {
  auto least = Severity::error;
  for (const auto& rule : rules()) {
    EXPECT_LE(rule.severity, least) << rule.id;
    least = rule.severity;
  }
}

TEST(Rules, EveryRuleHasOneExample) {
  EXPECT_EQ(examples().size(), rules().size());
  for (const auto& rule : rules()) EXPECT_NE(find_example(rule.id), nullptr) << rule.id;
}

}  // namespace
}  // namespace patscope::report
