#include <gtest/gtest.h>

#include "recognise_support.h"

namespace patscope::calls {
namespace {

struct Row {
  std::vector<std::string_view> words;
  std::vector<std::string> requests;
};

constexpr auto url = "https://dev.azure.com/o/_apis/projects";
const std::string shown = url;

TEST(Curl, ReadsEverySpellingOfItsOptions) {
  const Row rows[] = {
      {{url}, {"GET " + shown + " []"}},
      {{"-u", ":$(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"-u:$(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"--user", "me:$(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"--user=me:$(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"-sSfLu", ":$(Pat)", "-XPATCH", url}, {"PATCH " + shown + " [Pat]"}},
      {{"-H", "Authorization: Basic $(Pat)", "-H", "Accept: $(Other)", url}, {"GET " + shown + " [Pat]"}},
      {{"--oauth2-bearer", "$(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"-d", "{}", url}, {"POST " + shown + " []"}},
      {{"--json", "{}", url}, {"POST " + shown + " []"}},
      {{"-F", "file=@a", url}, {"POST " + shown + " []"}},
      {{"-d", "{}", "-X", "PUT", url}, {"PUT " + shown + " []"}},
      {{"-G", "--data-urlencode", "a=b", url}, {"GET " + shown + "?a=b []"}},
      {{"-T", "file", url}, {"PUT " + shown + " []"}},
      {{"-I", url}, {"HEAD " + shown + " []"}},
      {{"--url", url, "-o", "out.json"}, {"GET " + shown + " []"}},
      {{url, "https://example.com"}, {"GET " + shown + " []", "GET https://example.com []"}},
      {{"-w", "%{http_code}", "--max-time", "5", "--", url}, {"GET " + shown + " []"}},
  };
  for (const auto& row : rows) {
    TestCall call(script::Language::bash, "curl");
    EXPECT_EQ(show(call.words(row.words).recognise()), row.requests);
  }
}

TEST(Curl, TakesABlankOperandForAUrlOnlyWhereNothingElseIsOne) {
  TestCall alone(script::Language::bash, "curl");
  EXPECT_EQ(show(alone.words({"$(Url)"}).recognise()), (std::vector<std::string>{"GET {Url} []"}));
  TestCall beside(script::Language::bash, "curl");
  EXPECT_EQ(show(beside.words({"$(Options)", url}).recognise()), (std::vector<std::string>{"GET " + shown + " []"}));
}

TEST(Curl, PutsDataBehindTheUrlWhereItIsToldTo) {
  const Row rows[] = {
      {{"-G", "-d", "a=1", "--data-urlencode", "b=$(B)", url}, {"GET " + shown + "?a=1&b={B} []"}},
      {{"--url-query", "c=1", "-d", "{}", url}, {"POST " + shown + "?c=1 []"}},
      {{"-d", "a=1", url}, {"POST " + shown + " []"}},
  };
  for (const auto& row : rows) {
    TestCall call(script::Language::bash, "curl");
    EXPECT_EQ(show(call.words(row.words).recognise()), row.requests);
  }
}

TEST(Wget, ReadsMethodBodyAndCredentials) {
  const Row rows[] = {
      {{"-q", "-O", "-", url}, {"GET " + shown + " []"}},
      {{"--header=Authorization: Basic $(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"--user=me", "--password=$(Pat)", url}, {"GET " + shown + " [Pat]"}},
      {{"--method", "delete", url}, {"DELETE " + shown + " []"}},
      {{"--post-data", "{}", url}, {"POST " + shown + " []"}},
      {{"--spider", url}, {"HEAD " + shown + " []"}},
  };
  for (const auto& row : rows) {
    TestCall call(script::Language::bash, "wget");
    EXPECT_EQ(show(call.words(row.words).recognise()), row.requests);
  }
}

}  // namespace
}  // namespace patscope::calls
