#include "verify/probes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/catalog.h"

namespace patscope::verify {
namespace {

bool opens(const catalog::ScopeSet& held, const catalog::ScopeRule& rule) {
  return std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](catalog::ScopeId id) { return held.contains(id); });
}

/// Otherwise an answer to the probe would prove nothing.
TEST(Probes, AreOpenedByTheirScopeAndByWhatIncludesItAlone) {
  const auto catalog = catalog::Catalog::embedded();
  const auto& scopes = catalog.scopes();
  for (const auto& probe : probe_table(scopes)) {
    const auto url = UrlPattern::parse(Text("https://dev.azure.com/contoso/" + probe.path));
    ASSERT_TRUE(url) << probe.path;
    const auto match = catalog.match(probe.method, *url);
    ASSERT_EQ(match.operations.size(), 1U) << probe.path;
    const auto& operation = *match.operations.front();
    EXPECT_EQ(operation.service, probe.sub_host) << probe.path;
    EXPECT_TRUE(opens(scopes.closure(probe.scope), operation.rule)) << probe.path << " needs " << operation.name();
    for (std::size_t i = 0; i < scopes.all().size(); ++i) {
      const auto held = scopes.closure(static_cast<catalog::ScopeId>(i));
      EXPECT_EQ(opens(held, operation.rule), held.contains(probe.scope))
          << scopes.all()[i].id << " on the probe of " << scopes.info(probe.scope).id;
    }
  }
}

TEST(Probes, AskForThePartWithTheMostRightsAndNeverForMoreThanAllowed) {
  const auto catalog = catalog::Catalog::embedded();
  const auto& scopes = catalog.scopes();
  const auto table = probe_table(scopes);
  const auto id = [&](std::string_view name) { return scopes.find(name).value(); };
  const auto chosen =
      choose_probes(table, {id("vso.code_manage"), id("vso.code"), id("vso.build")}, scopes, ProbeKind::read, 6);
  ASSERT_EQ(chosen.size(), 2U);
  EXPECT_EQ(chosen[0].scope, id("vso.code"));
  EXPECT_EQ(chosen[1].scope, id("vso.build"));
  EXPECT_EQ(choose_probes(table, {id("vso.code"), id("vso.build")}, scopes, ProbeKind::read, 1).size(), 1U);
  EXPECT_TRUE(choose_probes(table, {id("vso.tokens")}, scopes, ProbeKind::read, 6).empty());
}

}  // namespace
}  // namespace patscope::verify
