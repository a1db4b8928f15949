#include <gtest/gtest.h>

#include "cli/analysis.h"

namespace patscope::cli {
namespace {

require::ResolvedCall call(SourceId source, std::uint32_t begin, const char* pat) {
  require::ResolvedCall resolved;
  resolved.call.method = "GET";
  resolved.call.url = Text("https://dev.azure.com/o/_apis/projects");
  resolved.call.credential = {CredentialKind::pat, pat};
  resolved.call.place = {source, begin, begin + 4};
  return resolved;
}

TEST(Merge, ACallThatTwoPipelinesReachAppearsOnce) {
  Sources sources;
  const auto first = sources.add("build.sh", "curl a\ncurl b\n");
  const auto again = sources.add("build.sh", "curl a\ncurl b\n");
  std::vector calls{call(again, 7, "A"), call(first, 0, "A"), call(again, 0, "A"), call(first, 0, "B")};
  sort_and_merge(calls, sources);
  ASSERT_EQ(calls.size(), 3U);
  EXPECT_EQ(calls[0].call.credential.name, "A");
  EXPECT_EQ(calls[1].call.credential.name, "B");
  EXPECT_EQ(calls[2].call.place.begin, 7U);
}

TEST(Merge, OrdersByPathWhicheverWasReadFirst) {
  Sources sources;
  const auto late = sources.add("z.sh", "curl a\n");
  const auto early = sources.add("a.sh", "curl a\n");
  std::vector calls{call(late, 0, "A"), call(early, 0, "A")};
  sort_and_merge(calls, sources);
  EXPECT_EQ(sources.path(calls[0].call.place.source), "a.sh");
}

TEST(Merge, DifferentRequestsOfOneCommandStay) {
  Sources sources;
  const auto id = sources.add("a.sh", "curl $x\n");
  std::vector calls{call(id, 0, "A"), call(id, 0, "A")};
  calls[1].call.url = Text("https://dev.azure.com/o/_apis/teams");
  sort_and_merge(calls, sources);
  EXPECT_EQ(calls.size(), 2U);
}

TEST(Merge, ARegionIsUnreadOnce) {
  Sources sources;
  const auto first = sources.add("a.sh", "x");
  const auto again = sources.add("a.sh", "x");
  std::vector<report::Unread> unread{{.region = {.place = {first, 0, 1}, .reason = "why"}},
                                     {.region = {.place = {again, 0, 1}, .reason = "why"}}};
  sort_and_merge(unread, sources);
  EXPECT_EQ(unread.size(), 1U);
}

}  // namespace
}  // namespace patscope::cli
