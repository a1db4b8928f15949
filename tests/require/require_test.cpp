#include "require/require.h"

#include <gtest/gtest.h>

#include "support.h"

namespace patscope::require {
namespace {

using catalog::Resolution;

constexpr std::string_view api = "https://dev.azure.com/{org}/{project}/_apis/";

ResolvedCall below(std::string_view method, std::string_view route) {
  return request(std::string(method) + " " + std::string(api) + std::string(route));
}

std::string operations(const ResolvedCall& call) {
  std::vector<std::string> found;
  for (const auto* operation : call.operations) found.push_back(operation->name());
  return join(found, " ");
}

TEST(Resolve, MatchesTheUrl) {
  const auto call = below("GET", "build/builds/{id}");
  EXPECT_EQ(call.resolution, Resolution::exact);
  EXPECT_EQ(operations(call), "build/Builds_Get");
  EXPECT_EQ(names(call.rule.any_of), "vso.build");
}

TEST(Resolve, AnOperationThatTheIdiomNamesNeedsNoUrl) {
  RestCall call;
  call.operation = "build/builds_queue";
  call.method = "POST";
  EXPECT_EQ(operations(resolve(call, embedded())), "build/Builds_Queue");
  call.operation = "build/Nobody Knows";
  EXPECT_EQ(resolve(call, embedded()).resolution, Resolution::unresolved);
}

TEST(Resolve, WhatIsNotKnownStaysUnresolved) {
  RestCall call;
  call.method = "GET";
  call.unresolved = "the URL comes from an answer";
  EXPECT_EQ(resolve(call, embedded()).resolution, Resolution::unresolved);
  EXPECT_EQ(rules_of(resolve(call, embedded())).front().kind, catalog::RuleKind::unstated);
  EXPECT_EQ(request("GET /relative/_apis/projects").resolution, Resolution::unresolved);
  EXPECT_EQ(below("GET", "build/dance").resolution, Resolution::unknown_endpoint);
}

TEST(Resolve, CandidatesThatDifferKeepTheirRules) {
  const auto call = request(" https://dev.azure.com/o/p/_apis/build/builds/7");
  EXPECT_EQ(call.resolution, Resolution::ambiguous);
  EXPECT_EQ(rules_of(call).size(), 2U);
  EXPECT_TRUE(call.rule.any_of.empty());
}

TEST(Require, GroupsByCredentialAndLeavesOutThoseWithoutScopes) {
  const std::vector<ResolvedCall> calls{
      below("GET", "build/builds"),
      request("POST https://dev.azure.com/o/p/_apis/build/builds", {CredentialKind::job_token, "System.AccessToken"}),
      request("POST https://dev.azure.com/o/p/_apis/pipelines/1/runs", {CredentialKind::pat, "Other"}),
      request("GET https://dev.azure.com/o/_apis/projects", {CredentialKind::none, ""}),
      request("GET https://dev.azure.com/o/_apis/projects", {CredentialKind::unknown, ""}),
      below("POST", "wit/workitems/$Bug"),
  };
  const auto requirements = require(calls, embedded().scopes());
  ASSERT_EQ(requirements.size(), 3U);
  EXPECT_EQ(requirements[0].credential.kind, CredentialKind::unknown);
  EXPECT_EQ(requirements[1].credential.name, "Other");
  EXPECT_EQ(names(requirements[1].least), "vso.build_execute");
  EXPECT_EQ(requirements[2].credential.name, "Pat");
  EXPECT_EQ(requirements[2].calls, (std::vector<std::size_t>{0, 5}));
  EXPECT_EQ(names(requirements[2].least), "vso.build vso.work_write");
  EXPECT_EQ(requirements[2].certainty, Certainty::exact);
}

TEST(Require, SaysWhatScopesCannotExpress) {
  const std::vector<ResolvedCall> calls{
      below("POST", "Contribution/HierarchyQuery"),
      request("GET https://vssps.dev.azure.com/o/_apis/tokens/pats"),
      below("GET", "build/dance"),
      below("GET", "connectionData"),
  };
  const auto requirements = require(calls, embedded().scopes());
  ASSERT_EQ(requirements.size(), 1U);
  EXPECT_TRUE(requirements[0].full_access);
  EXPECT_EQ(requirements[0].entra_only, std::vector<std::size_t>{1});
  EXPECT_EQ(requirements[0].unknown, std::vector<std::size_t>{2});
  EXPECT_EQ(requirements[0].certainty, Certainty::lower_bound);
  EXPECT_TRUE(requirements[0].least.empty());
}

Verdict judged(const ResolvedCall& call, std::string_view scopes) {
  const Grant grant{.credential = "Pat", .scopes = ids(scopes), .source = "test"};
  return judge(call, &grant, embedded().scopes());
}

TEST(Judge, AHigherScopeCoversALowerOne) {
  EXPECT_EQ(judged(below("GET", "build/builds"), "vso.build"), Verdict::covered);
  EXPECT_EQ(judged(below("GET", "build/builds"), "vso.build_execute"), Verdict::covered);
  EXPECT_EQ(judged(below("POST", "build/builds"), "vso.build"), Verdict::missing);
  EXPECT_EQ(judged(below("GET", "build/builds"), ""), Verdict::missing);
}

TEST(Judge, WithoutAGrantNothingIsProven) {
  EXPECT_EQ(judge(below("GET", "build/builds"), nullptr, embedded().scopes()), Verdict::unproven);
  EXPECT_EQ(judge(below("GET", "connectionData"), nullptr, embedded().scopes()), Verdict::unproven);
}

TEST(Judge, FullAccessCoversAllButWhatNeedsAnEntraToken) {
  for (const auto* route : {"build/builds", "Contribution/HierarchyQuery", "build/dance"})
    EXPECT_EQ(judged(below("POST", route), "app_token"), Verdict::covered) << route;
  const auto pats = request("GET https://vssps.dev.azure.com/o/_apis/tokens/pats");
  EXPECT_EQ(judged(pats, "app_token"), Verdict::missing);
  EXPECT_EQ(judged(below("POST", "Contribution/HierarchyQuery"), "vso.build"), Verdict::missing);
}

TEST(Judge, AnyPatWillDoWhereNoScopeIsAsked) {
  EXPECT_EQ(judged(below("GET", "connectionData"), "vso.wiki"), Verdict::covered);
  EXPECT_EQ(judged(below("GET", "resourceAreas"), ""), Verdict::covered);
}

TEST(Judge, WhatIsNotStatedIsUnproven) {
  EXPECT_EQ(judged(below("GET", "build/dance"), "vso.build"), Verdict::unproven);
}

TEST(Judge, EveryCandidateMustBeCovered) {
  const auto call = request(" https://dev.azure.com/o/p/_apis/build/builds/7");
  EXPECT_EQ(judged(call, "vso.build"), Verdict::missing);
  EXPECT_EQ(judged(call, "vso.build_execute"), Verdict::covered);
}

}  // namespace
}  // namespace patscope::require
