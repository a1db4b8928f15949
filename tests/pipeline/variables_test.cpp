#include "pipeline/variables.h"

#include <gtest/gtest.h>

#include "pipeline/predefined.h"

namespace patscope::pipeline {
namespace {

VariableScope scope_of(std::vector<std::pair<std::string, std::string>> variables) {
  VariableScope scope;
  for (auto& [name, value] : variables) scope.define({.name = name, .value = Text(value), .span = {}});
  return scope;
}

TEST(VariableScope, LetsTheLaterDefinitionWinInAnyLetterCase) {
  const auto scope = scope_of({{"Url", "a"}, {"url", "b"}});
  EXPECT_EQ(scope.value_of("URL").known(), "b");
  EXPECT_TRUE(scope.defines("uRL"));
  EXPECT_FALSE(scope.defines("other"));
}

TEST(VariableScope, ReplacesMacrosInValuesAndLeavesCyclesAlone) {
  const auto scope = scope_of({{"org", "contoso"}, {"url", "https://$(host)/$(org)"}, {"a", "$(b)"}, {"b", "x$(a)"}});
  EXPECT_EQ(scope.value_of("url").with_names(), "https://{host}/contoso");
  EXPECT_EQ(scope.value_of("a").known(), "x$(a)");
}

TEST(VariableScope, BoundsValuesThatDoubleEachOther) {
  VariableScope scope;
  scope.define({.name = "v0", .value = Text("0123456789"), .span = {}});
  for (int i = 1; i < 49; ++i) {
    const std::string before = "$(v" + std::to_string(i - 1) + ")";
    scope.define({.name = "v" + std::to_string(i), .value = Text(before + before), .span = {}});
  }
  EXPECT_LT(scope.value_of("v48").with_names().size(), 1U << 26U);
}

TEST(VariableScope, KnowsWhatIsKnownOfPredefinedVariables) {
  const VariableScope scope;
  const auto hole = scope.value_of("system.collectionuri").pieces.at(0).hole;
  ASSERT_TRUE(hole);
  EXPECT_EQ(hole->name, "System.CollectionUri");
  EXPECT_EQ(hole->kind, HoleKind::collection_url);
  EXPECT_EQ(scope.value_of("System.AccessToken").carries(),
            (std::vector<Credential>{{CredentialKind::job_token, "System.AccessToken"}}));
  EXPECT_TRUE(scope.value_of("Build.SomethingNew").carries().empty());
  EXPECT_EQ(scope.value_of("ReleasePat").carries(), (std::vector<Credential>{{CredentialKind::pat, "ReleasePat"}}));
}

TEST(VariableScope, LetsASetVariableWin) {
  auto scope = scope_of({{"url", "a"}});
  scope.set("Url", Text("b"));
  EXPECT_EQ(scope.value_of("url").known(), "b");
}

TEST(Predefined, AreFoundByTheirEnvironmentName) {
  EXPECT_EQ(predefined_from_environment("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI")->kind, HoleKind::collection_url);
  EXPECT_EQ(predefined_from_environment("BUILD_BUILDID")->name, "Build.BuildId");
  EXPECT_FALSE(predefined_from_environment("SYSTEM_ACCESSTOKEN"));
  EXPECT_FALSE(predefined_from_environment("HOME"));
}

TEST(Predefined, SomeAreSetInEveryRun) {
  for (const auto* name : {"TF_BUILD", "build.buildid", "System.CollectionUri", "System.AccessToken"})
    EXPECT_TRUE(is_set_in_every_run(name)) << name;
  for (const auto* name : {"System.PullRequest.PullRequestId", "Build.TriggeredBy.BuildId", "Environment.Name",
                           "System.Debug", "SYSTEM_ACCESSTOKEN", "Mine"})
    EXPECT_FALSE(is_set_in_every_run(name)) << name;
}

struct MacroCase {
  std::string text;
  std::string result;
  MacroContext context = MacroContext::value;
};

TEST(ReplaceMacros, FollowsTheAgentsScan) {
  using enum MacroContext;
  const auto scope = scope_of({{"b", "X"}, {"my var", "Y"}, {"date", "today"}, {"loop", "$(loop)"}});
  const MacroCase cases[] = {
      {"$(b)/$(B)", "X/X"},
      {"$(a$(b))", "$(aX)"},
      {"$(b", "$(b"},
      {"$(my var) $(other var)", "Y $(other var)"},
      {"$(loop)", "$(loop)"},
      {"$(Token)", "{Token}"},
      {"$(Token)", "{Token}", bash_script},
      {"$(whoami) $(pwd)", "$(whoami) $(pwd)", bash_script},
      {"$(date)", "today", bash_script},
      {"$(Get-Date) $(my-pat)", "$(Get-Date) {my-pat}", script},
      {"$($env:X) $(1 + 2)", "$($env:X) $(1 + 2)", script},
      {"get_url() { :; }\n$(get_url)", "get_url() { :; }\n$(get_url)", bash_script},
      {"function Auth { }\n$(Auth)", "function Auth { }\n$(Auth)", script},
      {"$(Build.BuildId)$(step.output)", "{Build.BuildId}{step.output}", bash_script},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(replace_macros(Text(one.text), scope, one.context).with_names(), one.result);
  }
}

TEST(ReplaceMacros, PutsTheValueWhereTheMacroStands) {
  const auto scope = scope_of({{"b", "X"}});
  const Text script("echo $(b) $(c)\n", Span{SourceId{3}, 100, 115}, true);
  const Text result = replace_macros(script, scope, MacroContext::script);
  EXPECT_EQ(result.pieces.at(1).origin, (Span{SourceId{3}, 105, 109}));
  EXPECT_EQ(result.pieces.at(3).hole->name, "c");
  EXPECT_EQ(result.pieces.at(3).origin, (Span{SourceId{3}, 110, 114}));
  EXPECT_EQ(result.pieces.at(4).origin, (Span{SourceId{3}, 114, 115}));
}

}  // namespace
}  // namespace patscope::pipeline
