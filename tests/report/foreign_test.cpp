#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/calls_made_up.h"
#include "report/find/judge.h"

namespace patscope::report {
namespace {

ForeignRequest sent_to(std::string host, std::string pat) {
  return {.method = "GET",
          .host = std::move(host),
          .credential = {.kind = CredentialKind::pat, .name = std::move(pat)},
          .place = made_up::place_on_line(2),
          .via = {}};
}

/// A call that lists builds with ReleasePat, on a server of one's own; OtherPat is declared; and `request`.
std::vector<Finding> found_with(const ForeignRequest& request) {
  Report report;
  report.calls = {made_up::call(made_up::list_builds(), 1)};
  report.calls[0].call.url = Text("https://tfs.corp.example/tfs/Main/shop/_apis/build/builds");
  report.grants = {made_up::grant("ReleasePat", {"vso.build"}), made_up::grant("OtherPat", {"vso.code"})};
  report.foreign = {request};
  judge(report, made_up::four_requests(), made_up::scopes());
  std::erase_if(report.findings, [](const Finding& finding) { return finding.rule != "pat-to-foreign-host"; });
  return report.findings;
}

TEST(ForeignHosts, AreToldOfSecretsThatAreKnownAsPats) {
  for (const auto* pat : {"ReleasePat", "otherpat"}) {
    const auto found = found_with(sent_to("example.org", pat));
    ASSERT_EQ(found.size(), 1U) << pat;
    EXPECT_EQ(found[0].message, std::string(pat) + " is sent to example.org");
    EXPECT_EQ(found[0].severity, Severity::error);
    EXPECT_EQ(found[0].place, made_up::place_on_line(2));
    EXPECT_EQ(found[0].credential, pat);
  }
}

TEST(ForeignHosts, AreNotToldOfOtherSecrets) {
  EXPECT_THAT(found_with(sent_to("api.github.com", "GitHubToken")), testing::IsEmpty());
}

TEST(ForeignHosts, AreNotAServerThatOtherRequestsShowToBeOnesOwn) {
  EXPECT_THAT(found_with(sent_to("tfs.corp.example", "ReleasePat")), testing::IsEmpty());
}

TEST(ForeignHosts, AreAWarningWhereTheDataFlowIsUnsure) {
  auto request = sent_to("example.org", "ReleasePat");
  request.sent = Sent::perhaps;
  const auto found = found_with(request);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].message, "ReleasePat may be sent to example.org");
}

}  // namespace
}  // namespace patscope::report
