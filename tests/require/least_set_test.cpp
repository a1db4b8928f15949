#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "support.h"

namespace patscope::require {
namespace {

using catalog::RuleKind;
using catalog::ScopeRule;

std::vector<ScopeRule> rules(const std::vector<std::string_view>& any_ofs) {
  std::vector<ScopeRule> result;
  for (const auto any_of : any_ofs) {
    result.push_back({.kind = RuleKind::any_of, .any_of = ids(any_of)});
    std::sort(result.back().any_of.begin(), result.back().any_of.end());
  }
  return result;
}

std::string least(const std::vector<std::string_view>& any_ofs) {
  return names(least_set(rules(any_ofs), embedded().scopes()));
}

TEST(LeastSet, HoldsOneScopeWhereOneIncludesTheOther) {
  EXPECT_EQ(least({"vso.build", "vso.build_execute"}), "vso.build_execute");
  EXPECT_EQ(least({"vso.code", "vso.code_manage", "vso.code_write"}), "vso.code_manage");
  EXPECT_EQ(least({}), "");
}

TEST(LeastSet, TakesTheAlternativeThatAddsLeast) {
  EXPECT_EQ(least({"vso.build_execute vso.packaging"}), "vso.packaging");
  EXPECT_EQ(least({"vso.build_execute vso.packaging", "vso.build_execute"}), "vso.build_execute");
}

TEST(LeastSet, BreaksTiesByNumberThenByTheAlphabet) {
  EXPECT_EQ(least({"vso.code_write vso.threads_full", "vso.code"}), "vso.code_write");
  EXPECT_EQ(least({"vso.wiki vso.analytics"}), "vso.analytics");
}

TEST(LeastSet, OffersWhatCanBeTickedBeforeWhatCannot) {
  const auto& scopes = embedded().scopes();
  const auto hooks = least_set(rules({"vso.hooks_write"}), scopes);
  ASSERT_EQ(hooks.size(), 1U);
  EXPECT_TRUE(scopes.info(hooks.front()).selectable);
  EXPECT_TRUE(scopes.closure(hooks.front()).contains(ids("vso.hooks_write").front()));
  EXPECT_EQ(least({"vso.settings_write"}), "vso.settings_write");
}

TEST(LeastSet, IgnoresRulesThatNameNoScope) {
  const std::vector<ScopeRule> none{{.kind = RuleKind::any_pat, .any_of = {}},
                                    {.kind = RuleKind::full_access_only, .any_of = {}}};
  EXPECT_TRUE(least_set(none, embedded().scopes()).empty());
}

/// Fewest rights, then fewest scopes, of all sets of three scopes at most.
std::pair<std::size_t, std::size_t> by_trying_all(const std::vector<ScopeRule>& wanted) {
  const auto& scopes = embedded().scopes();
  std::vector<catalog::ScopeSet> sets{{}};
  for (std::size_t i = 0; i < scopes.all().size(); ++i)
    if (scopes.all()[i].selectable && scopes.all()[i].id != catalog::full_access)
      sets.push_back(scopes.closure(catalog::ScopeId(i)));
  std::pair<std::size_t, std::size_t> best{1'000, 0};
  for (std::size_t a = 0; a < sets.size(); ++a)
    for (std::size_t b = 0; b <= a; ++b) {
      const auto held = sets[a] | sets[b];
      const bool meets = std::all_of(wanted.begin(), wanted.end(), [&](const ScopeRule& rule) {
        return std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](auto id) { return held.contains(id); });
      });
      const std::size_t count = (a > 0) + (b > 0 && b != a);
      if (meets) best = std::min(best, std::pair(held.rights(), count));
    }
  return best;
}

TEST(LeastSet, IsAsSmallAsTryingEverythingFinds) {
  const auto pool = std::to_array<std::string_view>(
      {"vso.build vso.code", "vso.code_write vso.work", "vso.build_execute vso.release", "vso.hooks_write",
       "vso.profile vso.project", "vso.work_write vso.wiki_write", "vso.packaging vso.build",
       "vso.test vso.code_status", "vso.graph", "vso.identity vso.profile"});
  const auto& scopes = embedded().scopes();
  for (const auto first : pool)
    for (const auto second : pool) {
      const auto wanted = rules({first, second});
      const auto found = least_set(wanted, scopes);
      EXPECT_EQ(std::pair(scopes.closure(found).rights(), found.size()), by_trying_all(wanted))
          << first << " and " << second;
    }
}

TEST(LeastSet, MeetsEveryRuleOfTheWholeCatalogueAtOnce) {
  std::vector<ScopeRule> all;
  for (const auto& operation : embedded().operations()) all.push_back(operation.rule);
  const auto held = embedded().scopes().closure(least_set(all, embedded().scopes()));
  for (const auto& rule : all)
    EXPECT_TRUE(rule.kind != RuleKind::any_of ||
                std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](auto id) { return held.contains(id); }));
}

}  // namespace
}  // namespace patscope::require
