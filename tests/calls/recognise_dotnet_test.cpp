#include <gtest/gtest.h>

#include "library_script.h"

namespace patscope::calls {
namespace {

const Value url(std::string("https://dev.azure.com/o/_apis/projects"));
using Lines = std::vector<std::string>;

LibraryScript powershell() {
  return LibraryScript(script::Language::powershell);
}

TEST(WebClient, SendsItsHeaders) {
  auto script = powershell();
  const auto client = script.make("System.Net.WebClient");
  const auto headers = field(script.state, client, "Headers");
  (void)script.make("System.Net.WebHeaderCollection.Add",
                    {.receiver = headers, .plain = {text("Authorization"), text("Basic $(Pat)")}});
  EXPECT_EQ(script.sent("System.Net.WebClient.DownloadString", {.receiver = client, .plain = {url}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  EXPECT_EQ(script.sent("system.net.webclient.downloadfiletaskasync", {.receiver = client, .plain = {url, text("f")}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  EXPECT_EQ(script.sent("System.Net.WebClient.UploadString", {.receiver = client, .plain = {url, text("{}")}}),
            Lines{"POST " + *known(url) + " [Pat]"});
  EXPECT_EQ(
      script.sent("System.Net.WebClient.UploadString", {.receiver = client, .plain = {url, text("PATCH"), text("{}")}}),
      Lines{"PATCH " + *known(url) + " [Pat]"});
}

TEST(WebClient, TakesHeaderLinesAndIndexesOfEnumerations) {
  auto script = powershell();
  const auto client = script.make("System.Net.WebClient");
  const auto headers = field(script.state, client, "Headers");
  (void)script.make("System.Net.WebHeaderCollection.Add",
                    {.receiver = headers, .plain = {text("Authorization: Bearer $(Pat)")}});
  EXPECT_EQ(script.sent("System.Net.WebClient.OpenRead", {.receiver = client, .plain = {url}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  const auto other = script.make("System.Net.WebClient");
  script.state.heap.edit(field(script.state, other, "Headers").objects.front()).others = text("$(Indexed)");
  EXPECT_EQ(script.sent("System.Net.WebClient.DownloadData", {.receiver = other, .plain = {url}}),
            Lines{"GET " + *known(url) + " [Indexed]"});
}

TEST(WebClient, TakesCredentialsAndBaseAddress) {
  auto script = powershell();
  const auto client = script.make("System.Net.WebClient");
  set_field(script.state, client, "BaseAddress", text("https://dev.azure.com/o"));
  set_field(script.state, client, "Credentials",
            add_library_object(script.state, "System.Net.NetworkCredential", {{"Password", text("$(Pat)")}}));
  EXPECT_EQ(script.sent("System.Net.WebClient.DownloadString", {.receiver = client, .plain = {text("_apis/x")}}),
            Lines{"GET https://dev.azure.com/o/_apis/x [Pat]"});
}

TEST(HttpClient, JoinsItsBaseAddressAndSendsItsHeaders) {
  auto script = powershell();
  const auto client = script.make("System.Net.Http.HttpClient");
  set_field(script.state, client, "BaseAddress", text("https://dev.azure.com/o/"));
  const auto authorization =
      script.make("System.Net.Http.Headers.AuthenticationHeaderValue", {.plain = {text("Basic"), text("$(Pat)")}});
  set_field(script.state, field(script.state, client, "DefaultRequestHeaders"), "Authorization", authorization);
  struct Case {
    std::string function;
    std::string method;
  };
  for (const auto& [function, method] :
       {Case{"GetAsync", "GET"}, Case{"GetStringAsync", "GET"}, Case{"PostAsync", "POST"}, Case{"PutAsync", "PUT"},
        Case{"PatchAsync", "PATCH"}, Case{"DeleteAsync", "DELETE"}})
    EXPECT_EQ(script.sent("System.Net.Http.HttpClient." + function, {.receiver = client, .plain = {text("_apis/x")}}),
              Lines{method + " https://dev.azure.com/o/_apis/x [Pat]"});
}

TEST(HttpClient, SendsMessages) {
  auto script = powershell();
  const auto client = script.make("System.Net.Http.HttpClient");
  const auto method = script.make("System.Net.Http.HttpMethod", {.plain = {text("patch")}});
  const auto message = script.make("System.Net.Http.HttpRequestMessage", {.plain = {method, url}});
  (void)script.make(
      "System.Net.Http.Headers.HttpRequestHeaders.Add",
      {.receiver = field(script.state, message, "Headers"), .plain = {text("Authorization"), text("Bearer $(Pat)")}});
  EXPECT_EQ(script.sent("System.Net.Http.HttpClient.SendAsync", {.receiver = client, .plain = {message}}),
            Lines{"PATCH " + *known(url) + " [Pat]"});
  const auto property = add_library_object(script.state, "System.Net.Http.HttpMethod.Delete");
  const auto other = script.make("System.Net.Http.HttpRequestMessage", {.plain = {property, url}});
  EXPECT_EQ(script.sent("System.Net.Http.HttpClient.Send", {.receiver = client, .plain = {other}}),
            Lines{"DELETE " + *known(url) + " []"});
}

TEST(WebRequest, IsSentWhenItsResponseIsAskedFor) {
  auto script = powershell();
  const auto request = script.make("System.Net.WebRequest.Create", {.plain = {url}});
  set_field(script.state, request, "Method", text("Put"));
  set_field(script.state, field(script.state, request, "Headers"), "Authorization", text("Basic $(Pat)"));
  EXPECT_EQ(script.sent("System.Net.HttpWebRequest.GetResponse", {.receiver = request}),
            Lines{"PUT " + *known(url) + " [Pat]"});
  EXPECT_EQ(script.sent("System.Net.HttpWebRequest.GetRequestStream", {.receiver = request}), Lines{"none"});
}

TEST(DotNet, MakesNoRequestOtherwise) {
  for (const auto* name : {"System.Net.WebClient.Dispose", "System.Net.WebClient.CancelAsync",
                           "System.Net.Http.HttpClient.Dispose", "System.Net.Http.HttpClientHandler",
                           "System.Net.WebHeaderCollection.Remove", "System.Net.WebUtility.UrlEncode"}) {
    auto script = powershell();
    EXPECT_EQ(script.sent(name, {.plain = {url}}), Lines{"none"}) << name;
  }
}

}  // namespace
}  // namespace patscope::calls
