#include <gtest/gtest.h>

#include "recognise_support.h"

namespace patscope::calls {
namespace {

const std::string url = "https://dev.azure.com/o/_apis/projects";
using Shown = std::vector<std::string>;

Value table(State& state, std::vector<std::pair<std::string, Value>> fields) {
  return add_object(state, {.kind = ObjectKind::map, .fields = std::move(fields)});
}

TEST(WebCmdlets, BindPositionalAbbreviatedAndNamedParameters) {
  TestCall call(script::Language::powershell, "invoke-restmethod");
  call.plain(Value(url)).flag("-Meth").plain(Value(std::string("Post"))).flag("-UseBasic");
  EXPECT_EQ(show(call.recognise()), Shown{"POST " + url + " []"});
}

TEST(WebCmdlets, ReadTheCredentialFromTheHeaderTable) {
  TestCall call(script::Language::powershell, "invoke-webrequest");
  const Value headers = table(
      call.state, {{"Authorization", value_with_secrets("Basic $(Pat)")}, {"Accept", value_with_secrets("$(Other)")}});
  call.flag("-Uri").plain(Value(url)).flag("-Headers").plain(headers);
  EXPECT_EQ(show(call.recognise()), Shown{"GET " + url + " [Pat]"});
}

TEST(WebCmdlets, ReadTheCredentialFromATokenOrAPSCredential) {
  for (const auto* parameter : {"-Token", "-Credential"}) {
    TestCall call(script::Language::powershell, "invoke-restmethod");
    call.flag(parameter).plain(value_with_secrets("$(Pat)")).plain(Value(url));
    EXPECT_EQ(show(call.recognise()), Shown{"GET " + url + " [Pat]"});
  }
}

TEST(WebCmdlets, KeepTheHeadersOfASession) {
  TestCall first(script::Language::powershell, "invoke-restmethod");
  const Value headers = table(first.state, {{"Authorization", value_with_secrets("Bearer $(Pat)")}});
  first.plain(Value(url)).flag("-Headers").plain(headers).flag("-SessionVariable").plain(Value(std::string("s")));
  ASSERT_TRUE(first.recognise());
  TestCall second(script::Language::powershell, "invoke-restmethod");
  second.state = first.state;
  second.plain(Value(url)).flag("-WebSession").plain(unknown("s"));
  EXPECT_EQ(show(second.recognise()), Shown{"GET " + url + " [Pat]"});
}

}  // namespace
}  // namespace patscope::calls
