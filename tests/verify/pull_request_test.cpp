#include "verify/pull_request.h"

#include <gmock/gmock.h>

#include "fake_transport.h"

namespace patscope::verify {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string base = "https://dev.azure.com/contoso/My%20Shop/_apis/git/repositories/r1/pullRequests/7/";

/// A pull request that changes azure-pipelines.yml and holds these threads.
void serve(FakeTransport& transport, const std::string& threads) {
  transport.on("/iterations/2/changes", 200, R"({"changeEntries": [{"item": {"path": "/azure-pipelines.yml"}}, {}]})")
      .on("/iterations?", 200, R"({"value": [{"id": 1}, {"id": 2}]})")
      .on("GET " + base + "threads?", 200, R"({"value": [)" + threads + "]}")
      .on("POST", 200)
      .on("PATCH", 200);
}

std::string thread(int id, const std::string& marker, const std::string& status, const std::string& text) {
  return R"({"id": )" + std::to_string(id) + R"(, "status": ")" + status +
         R"(", "properties": {"patscope": {"$type": "System.String", "$value": ")" + marker +
         R"("}}, "comments": [{"id": 1, "content": ")" + text + R"("}]})";
}

std::vector<std::string> say(FakeTransport& transport, const Discussion& discussion) {
  const PullRequest pull_request{
      .service = {.organization = "contoso", .server = {}, .project = "My Shop"}, .repository = "r1", .id = "7"};
  return discuss(transport, pull_request, net::Secret("Bearer canary"), discussion);
}

/// What was sent to change something, without the common part of the URL, and the bodies.
std::vector<std::string> changes(const FakeTransport& transport) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < transport.sent.size(); ++i)
    if (!transport.sent[i].starts_with("GET ")) {
      auto line = transport.sent[i];
      line.erase(line.find(base), base.size());
      lines.push_back(line.substr(0, line.find('?')) + " " + transport.bodies[i]);
    }
  return lines;
}

const LineComment lacking{.marker = "m1", .path = "azure-pipelines.yml", .line = 4, .column = 5, .text = "lacks"};

TEST(PullRequest, WritesAThreadOnTheLineOfAChangedFile) {
  FakeTransport transport;
  serve(transport, "");
  EXPECT_THAT(say(transport, {.comments = {lacking}, .summary = {}}), IsEmpty());
  EXPECT_THAT(changes(transport),
              ElementsAre(R"(POST threads {"comments":[{"commentType":"text","content":"lacks","parentCommentId":0}],)"
                          R"("properties":{"patscope":"m1"},"status":"active","threadContext":{)"
                          R"("filePath":"/azure-pipelines.yml","rightFileEnd":{"line":4,"offset":5},)"
                          R"("rightFileStart":{"line":4,"offset":5}}})"));
}

TEST(PullRequest, WritesNothingOnFilesThatItDoesNotChangeButTheSummary) {
  FakeTransport transport;
  serve(transport, "");
  auto elsewhere = lacking;
  elsewhere.path = "other.yml";
  EXPECT_THAT(say(transport, {.comments = {elsewhere}, .summary = "one finding"}), IsEmpty());
  ASSERT_EQ(changes(transport).size(), 1U);
  EXPECT_THAT(changes(transport)[0], HasSubstr("one finding"));
  EXPECT_EQ(changes(transport)[0].find("threadContext"), std::string::npos);
}

struct ThreadCase {
  const char* about;
  std::string before;
  std::vector<std::string> changes;
};

TEST(PullRequest, PutsRightWhatItSaidBefore) {
  const ThreadCase cases[] = {
      {.about = "said already", .before = thread(9, "m1", "active", "lacks"), .changes = {}},
      {.about = "said differently",
       .before = thread(9, "m1", "active", "lacked"),
       .changes = {R"(PATCH threads/9/comments/1 {"content":"lacks"})"}},
      {.about = "came back",
       .before = thread(9, "m1", "fixed", "lacks"),
       .changes = {R"(PATCH threads/9 {"status":"active"})"}},
      {.about = "people do not want it", .before = thread(9, "m1", "wontFix", "lacks"), .changes = {}},
      {.about = "another is mended",
       .before = thread(9, "m1", "active", "lacks") + "," + thread(10, "m2", "active", "x"),
       .changes = {R"(PATCH threads/10 {"status":"fixed"})"}},
      {.about = "another was mended",
       .before = thread(9, "m1", "active", "lacks") + "," + thread(10, "m2", "closed", "x"),
       .changes = {}},
      {.about = "a thread of somebody else",
       .before = thread(9, "m1", "active", "lacks") + R"(, {"id": 11, "status": "active", "comments": [{"id": 1}]})",
       .changes = {}},
  };
  for (const auto& [about, before, expected] : cases) {
    FakeTransport transport;
    serve(transport, before);
    EXPECT_THAT(say(transport, {.comments = {lacking}, .summary = {}}), IsEmpty()) << about;
    EXPECT_EQ(changes(transport), expected) << about;
  }
}

TEST(PullRequest, SaysWhatTheServiceRefusedAndNothingThatItWrote) {
  FakeTransport transport;
  transport.on("/iterations?", 403, R"({"message": "##vso[task.complete] canary"})");
  const auto problems = say(transport, {.comments = {lacking}, .summary = {}});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0], HasSubstr("GET iterations: status 403"));
  EXPECT_EQ(problems[0].find("canary"), std::string::npos);
}

TEST(PullRequest, WritesNothingWhenItCannotSeeItsOldThreads) {
  FakeTransport transport;
  transport.on("/iterations/1/changes", 200).on("/iterations?", 200, R"({"value": [{"id": 1}]})");
  EXPECT_EQ(say(transport, {.comments = {lacking}, .summary = "x"}).size(), 1U);
  EXPECT_THAT(changes(transport), IsEmpty());
}

TEST(PullRequest, EndsWithAServerThatNeverEndsItsChanges) {
  FakeTransport transport;
  transport.on("/changes", 200, R"({"changeEntries": "none", "nextSkip": 1})")
      .on("/iterations?", 200, R"({"value": [{"id": 1}, 3]})")
      .on("GET", 200, R"({"value": [1, {"comments": [2]}, {"properties": 3, "comments": [{}]}]})");
  EXPECT_THAT(say(transport, {.comments = {lacking}, .summary = {}}), IsEmpty());
  EXPECT_EQ(transport.sent.size(), 4U);
}

}  // namespace
}  // namespace patscope::verify
