#include "report/find/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/calls_made_up.h"

namespace patscope::report {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Report judged(Report report) {
  const auto sources = made_up::four_requests();
  judge(report, sources, made_up::scopes());
  return report;
}

std::vector<std::string> rules_found(const Report& report) {
  std::vector<std::string> rules;
  for (const auto& finding : report.findings) rules.push_back(finding.rule);
  return rules;
}

Report two_calls() {
  Report report;
  report.calls = {made_up::call(made_up::list_builds(), 1), made_up::call(made_up::queue_build(), 3)};
  return report;
}

TEST(Judge, AScopeThatTheGrantLacksIsMissingAtTheCallThatNeedsIt) {
  auto report = two_calls();
  report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  report = judged(std::move(report));
  ASSERT_THAT(rules_found(report), ElementsAre("missing-scope"));
  const auto& finding = report.findings.front();
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.place, made_up::place_on_line(3));
  EXPECT_THAT(finding.message, HasSubstr("ReleasePat lacks vso.build_execute for POST https://"));
  EXPECT_THAT(finding.notes, Contains("on the PAT page: Build (Read & execute)"));
  ASSERT_EQ(report.credentials.size(), 1U);
  EXPECT_EQ(report.credentials[0].verdict, require::Verdict::missing);
  EXPECT_THAT(report.credentials[0].missing, ElementsAre(made_up::scope("vso.build_execute")));
}

TEST(Judge, AGrantThatIncludesWhatIsNeededCoversIt) {
  auto report = two_calls();
  report.grants = {made_up::grant("RELEASEPAT", {"vso.build_execute"})};
  report = judged(std::move(report));
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.credentials.at(0).verdict, require::Verdict::covered);
}

TEST(Judge, WithoutAGrantTheNeedIsUnprovenOnceForEachPat) {
  auto report = judged(two_calls());
  ASSERT_THAT(rules_found(report), ElementsAre("unproven-scope"));
  EXPECT_EQ(report.findings[0].place, made_up::place_on_line(1));
  EXPECT_THAT(report.findings[0].notes, Contains("declare it: --grant 'ReleasePat=vso.build_execute'"));
}

TEST(Judge, AScopeThatNoCallNeedsIsExcess) {
  auto report = two_calls();
  report.grants = {made_up::grant("ReleasePat", {"vso.build_execute", "vso.code"})};
  report = judged(std::move(report));
  ASSERT_THAT(rules_found(report), ElementsAre("excess-scope"));
  EXPECT_EQ(report.findings[0].message, "no request needs vso.code of ReleasePat");
}

TEST(Judge, AScopeThatIsWiderThanNeededIsExcessAndTheNarrowerOneIsNamed) {
  Report report;
  report.calls = {made_up::call(made_up::list_builds(), 1)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build_execute"})};
  report = judged(std::move(report));
  ASSERT_THAT(rules_found(report), ElementsAre("excess-scope"));
  EXPECT_THAT(report.findings[0].message, HasSubstr("wider than needed: vso.build would do"));
}

TEST(Judge, AScopeIsNotExcessWhenAWiderOneOfItsKindIsMissing) {
  Report report;
  report.calls = {made_up::call(made_up::queue_build(), 1)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  report = judged(std::move(report));
  EXPECT_THAT(rules_found(report), ElementsAre("missing-scope"));
}

TEST(Judge, NothingIsExcessWhileARegionIsUnread) {
  auto report = two_calls();
  report.grants = {made_up::grant("ReleasePat", {"vso.build_execute", "vso.code"})};
  report.unread = {{.region = {.place = made_up::place_on_line(4), .reason = "a syntax error"}}};
  report = judged(std::move(report));
  EXPECT_THAT(rules_found(report), ElementsAre("unread-script"));
  EXPECT_FALSE(report.credentials[0].exact());
  EXPECT_THAT(report.credentials[0].gaps, ElementsAre("1 part of scripts not read"));
}

TEST(Judge, FullAccessIsToldWhenScopesWouldDo) {
  auto report = two_calls();
  report.grants = {made_up::grant("ReleasePat", {})};
  report.grants[0].grant.full_access = true;
  report = judged(std::move(report));
  ASSERT_THAT(rules_found(report), ElementsAre("full-access-pat"));
  EXPECT_THAT(report.findings[0].message, HasSubstr("where vso.build_execute would do"));
  EXPECT_THAT(report.credentials[0].missing, IsEmpty());
}

TEST(Judge, AGrantForANameThatNoCallCarriesIsUnused) {
  auto report = two_calls();
  report.grants = {made_up::grant("ReleasePat", {"vso.build_execute"}), made_up::grant("RelaesePat", {"vso.code"})};
  report = judged(std::move(report));
  ASSERT_THAT(rules_found(report), ElementsAre("unused-grant"));
  EXPECT_THAT(report.findings[0].notes, ElementsAre("did you mean ReleasePat?"));
}

TEST(Judge, CallsOfTheJobTokenDoNotCountForAnyPat) {
  auto report = two_calls();
  for (auto& resolved : report.calls) resolved.call.credential = {CredentialKind::job_token, "System.AccessToken"};
  report = judged(std::move(report));
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.credentials, IsEmpty());
}

TEST(Judge, AnEndpointForFullAccessFailsAScopedPat) {
  const auto admin = made_up::operation("Admin", "POST", {.kind = catalog::RuleKind::full_access_only, .any_of = {}});
  Report report;
  report.calls = {made_up::call(admin, 2)};
  EXPECT_EQ(judged(report).findings.at(0).severity, Severity::warning) << "nothing is declared";
  report.grants = {made_up::grant("ReleasePat", {"vso.code"})};
  const auto with_grant = judged(report);
  EXPECT_THAT(rules_found(with_grant), Contains("full-access-only-endpoint"));
  EXPECT_EQ(with_grant.findings.at(1).severity, Severity::error);
  report.grants[0].grant.full_access = true;
  EXPECT_THAT(rules_found(judged(report)), IsEmpty());
}

TEST(Judge, AnEndpointForEntraTokensFailsEveryPat) {
  const auto entra = made_up::operation("Pats", "GET", {.kind = catalog::RuleKind::entra_only, .any_of = {}});
  Report report;
  report.calls = {made_up::call(entra, 2)};
  report.grants = {made_up::grant("ReleasePat", {})};
  report.grants[0].grant.full_access = true;
  EXPECT_THAT(rules_found(judged(report)), Contains("entra-only-endpoint"));
}

TEST(Judge, WhatIsNotResolvedIsNeverCovered) {
  auto report = two_calls();
  auto& lost = report.calls[1];
  lost.resolution = catalog::Resolution::unresolved;
  lost.operations.clear();
  lost.rule = {};
  lost.call.unresolved = "the URL comes from a file";
  report.grants = {made_up::grant("ReleasePat", {"vso.build"})};
  report = judged(std::move(report));
  EXPECT_THAT(rules_found(report), ElementsAre("unresolved-call"));
  EXPECT_THAT(report.findings[0].notes, ElementsAre("the URL comes from a file"));
  EXPECT_EQ(report.credentials[0].verdict, require::Verdict::unproven);
  EXPECT_FALSE(report.credentials[0].exact());
}

TEST(Judge, ABrokenPipelineIsAnErrorOnlyWhenNothingOfItCouldBeRead) {
  Report report;
  report.problems = {{.place = made_up::place_on_line(2), .reason = "unexpected value"}};
  EXPECT_EQ(judged(report).findings.at(0).severity, Severity::warning);
  report.unusable = true;
  EXPECT_EQ(judged(report).findings.at(0).severity, Severity::error);
}

}  // namespace
}  // namespace patscope::report
