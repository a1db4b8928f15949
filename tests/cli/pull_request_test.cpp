#include <gmock/gmock.h>

#include <mutex>

#include "live_fixture.h"
#include "support/stand_in/secured_host.h"

namespace patscope::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Pull request 7 of Azure Repos, which changes the pipeline and has no threads.
class PullRequest {
 public:
  explicit PullRequest(int status = 200)
      : host_([this, status](const stand_in::Received& request) { return answer(request, status); }) {}

  [[nodiscard]] support::Outcome validate(const std::string& options, Variables more = {}) const {
    for (auto& variable : host_.environment()) more.push_back(std::move(variable));
    for (const auto& [name, value] : {std::pair("SYSTEM_COLLECTIONURI", "https://dev.azure.com/contoso/"),
                                      {"SYSTEM_TEAMPROJECT", "Shop"},
                                      {"BUILD_REPOSITORY_ID", "r1"},
                                      {"SYSTEM_PULLREQUEST_PULLREQUESTID", "7"}})
      more.emplace_back(name, value);
    return repository_.run("patscope check --pr-comments --grant Shop.Pat=vso.code " + options, more);
  }
  /// What was to be changed: "METHOD target authorization body".
  [[nodiscard]] std::vector<std::string> changes() const {
    const std::lock_guard lock(mutex_);
    return changes_;
  }
  [[nodiscard]] std::vector<std::string> hosts() const { return host_.proxy().asked_for(); }

 private:
  stand_in::Reply answer(const stand_in::Received& request, int status) {
    const std::lock_guard lock(mutex_);
    if (request.method != "GET")
      changes_.push_back(request.method + " " + request.target + " " + request.authorization + " " + request.body);
    const bool changed = request.target.find("/changes") != std::string::npos;
    return {
        .status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = changed ? R"({"changeEntries": [{"item": {"path": "/azure-pipelines.yml"}}]})" : R"({"value": []})"};
  }

  BuildReader repository_;
  mutable std::mutex mutex_;
  std::vector<std::string> changes_;
  stand_in::SecuredHost host_;
};

const Variables of_azure_repos = {{"BUILD_REPOSITORY_PROVIDER", "TfsGit"}, {"SYSTEM_ACCESSTOKEN", "canary"}};

TEST(PrComments, SayTheFindingAtItsLineAndTheBalance) {
  const PullRequest pull_request;
  const auto seen = pull_request.validate("", of_azure_repos);
  EXPECT_EQ(seen.exit_code, 1) << seen.err;
  EXPECT_EQ(seen.err, "");
  const auto changes = pull_request.changes();
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_THAT(changes[0], testing::StartsWith("POST /contoso/Shop/_apis/git/repositories/r1/pullRequests/7/threads?"
                                              "api-version=7.1 Bearer canary {"));
  EXPECT_THAT(changes[0], HasSubstr(R"("filePath":"/azure-pipelines.yml")"));
  EXPECT_THAT(changes[0], HasSubstr("[missing-scope]"));
  EXPECT_THAT(changes[1], HasSubstr("PAT scopes: missing"));
}

TEST(PrComments, AreForPullRequestsOfAzureReposOnly) {
  const PullRequest pull_request;
  const auto seen =
      pull_request.validate("", {{"BUILD_REPOSITORY_PROVIDER", "GitHub"}, {"SYSTEM_ACCESSTOKEN", "canary"}});
  EXPECT_EQ(seen.exit_code, 1);
  EXPECT_EQ(seen.err, "");
  EXPECT_TRUE(pull_request.hosts().empty());
}

TEST(PrComments, OnlyWarnWhenTheyFail) {
  const PullRequest forbidden(403);
  const auto seen = forbidden.validate("", of_azure_repos);
  EXPECT_EQ(seen.exit_code, 1);
  EXPECT_THAT(seen.err, HasSubstr("patscope: --pr-comments: GET iterations: "));
  EXPECT_THAT(seen.err, Not(HasSubstr("canary")));
  EXPECT_THAT(forbidden.validate("--format azure", of_azure_repos).out,
              HasSubstr("##vso[task.logissue type=warning]--pr-comments: GET iterations: "));
}

/// A run of a fork has no token.
TEST(PrComments, WarnWithoutAToken) {
  const PullRequest pull_request;
  const auto seen = pull_request.validate("", {{"BUILD_REPOSITORY_PROVIDER", "TfsGit"}});
  EXPECT_EQ(seen.exit_code, 1);
  EXPECT_THAT(seen.err, HasSubstr("--pr-comments: the variable SYSTEM_ACCESSTOKEN is not set"));
  EXPECT_TRUE(pull_request.hosts().empty());
}

}  // namespace
}  // namespace patscope::cli
