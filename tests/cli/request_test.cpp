#include "cli/options/request.h"

#include <gtest/gtest.h>

namespace patscope::cli {
namespace {

TEST(Request, IsAMethodAndAUrlInSeveralForms) {
  struct Row {
    const char* typed;
    const char* method;
    const char* url;
  };
  const Row rows[] = {
      {.typed = "PATCH _apis/wit/$batch",
       .method = "PATCH",
       .url = "https://dev.azure.com/{organization}/_apis/wit/$batch"},
      {.typed = "post https://dev.azure.com/o/p/_apis/build/builds",
       .method = "POST",
       .url = "https://dev.azure.com/o/p/_apis/build/builds"},
      {.typed = "  GET /o/p/_apis/projects HTTP/1.1 200",
       .method = "GET",
       .url = "https://dev.azure.com/o/p/_apis/projects"},
      {.typed = "GET {url}/_apis/x/{id}", .method = "GET", .url = "{url}/_apis/x/{id}"},
  };
  for (const auto& row : rows) {
    const auto call = parse_request(row.typed);
    ASSERT_TRUE(call.has_value()) << row.typed;
    EXPECT_EQ(call->method, row.method);
    EXPECT_EQ(call->url.with_names(), row.url);
  }
}

TEST(Request, NeedsBothParts) {
  for (const char* typed : {"", "GET", "_apis/projects", "FETCH _apis/projects", "vso.code"})
    EXPECT_FALSE(parse_request(typed).has_value()) << typed;
}

TEST(Request, ABraceWithoutItsPartnerIsText) {
  EXPECT_EQ(parse_request("GET https://x/_apis/{a")->url.known(), "https://x/_apis/{a");
}

}  // namespace
}  // namespace patscope::cli
