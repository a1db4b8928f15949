#include <gtest/gtest.h>

#include "library_script.h"

namespace patscope::calls {
namespace {

const Value url(std::string("https://dev.azure.com/o/_apis/projects"));
using Lines = std::vector<std::string>;

LibraryScript javascript() {
  return LibraryScript(script::Language::javascript);
}

TEST(Fetch, ReadsMethodAndHeadersFromItsOptions) {
  for (const auto* name : {"fetch", "node-fetch", "node-fetch.default", "undici.fetch", "globalThis.fetch"}) {
    auto script = javascript();
    EXPECT_EQ(script.sent(name, {.plain = {url}}), Lines{"GET " + *known(url) + " []"}) << name;
    const auto headers = script.map({{"authorization", text("Basic $(Pat)")}});
    const auto options = script.map({{"method", text("post")}, {"headers", headers}});
    EXPECT_EQ(script.sent(name, {.plain = {url, options}}), Lines{"POST " + *known(url) + " [Pat]"}) << name;
  }
}

TEST(Fetch, TakesHeadersObjectsAndRequests) {
  auto script = javascript();
  const auto headers = script.make("Headers", {.plain = {script.map({{"Authorization", text("$(Pat)")}})}});
  EXPECT_EQ(script.sent("fetch", {.plain = {url, script.map({{"headers", headers}})}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  const auto empty = script.make("Headers");
  (void)script.make("Headers.append", {.receiver = empty, .plain = {text("Authorization"), text("$(Added)")}});
  const auto request =
      script.make("Request", {.plain = {url, script.map({{"method", text("PUT")}, {"headers", empty}})}});
  EXPECT_EQ(script.sent("fetch", {.plain = {request}}), Lines{"PUT " + *known(url) + " [Added]"});
}

TEST(Axios, TakesItsConfigurationBehindTheBody) {
  auto script = javascript();
  const auto auth = script.map({{"username", text("")}, {"password", text("$(Pat)")}});
  const auto config = script.map({{"auth", auth}});
  EXPECT_EQ(script.sent("axios.get", {.plain = {url, config}}), Lines{"GET " + *known(url) + " [Pat]"});
  EXPECT_EQ(script.sent("axios.post", {.plain = {url, script.map({}), config}}),
            Lines{"POST " + *known(url) + " [Pat]"});
  EXPECT_EQ(script.sent("axios.delete", {.plain = {url, config}}), Lines{"DELETE " + *known(url) + " [Pat]"});
  const auto whole = script.map({{"method", text("patch")}, {"url", url}, {"auth", auth}});
  for (const auto* name : {"axios", "axios.request", "axios.default"})
    EXPECT_EQ(script.sent(name, {.plain = {whole}}), Lines{"PATCH " + *known(url) + " [Pat]"}) << name;
  EXPECT_EQ(script.sent("axios", {.plain = {url, config}}), Lines{"GET " + *known(url) + " [Pat]"});
}

TEST(Axios, KeepsDefaultsInAnInstance) {
  auto script = javascript();
  const auto headers = script.map({{"Authorization", text("Bearer $(Pat)")}});
  const auto config = script.map({{"baseURL", text("https://dev.azure.com/o/")}, {"headers", headers}});
  const auto client = script.make("axios.create", {.plain = {config}});
  ASSERT_EQ(types(script.state, client), Lines{"axios.client"});
  EXPECT_EQ(script.sent("axios.client.get", {.receiver = client, .plain = {text("/_apis/projects")}}),
            Lines{"GET https://dev.azure.com/o/_apis/projects [Pat]"});
  const auto call = script.map({{"url", text("_apis/x")}, {"method", text("PUT")}});
  EXPECT_EQ(script.sent("axios.client", {.receiver = client, .plain = {call}}),
            Lines{"PUT https://dev.azure.com/o/_apis/x [Pat]"});
  EXPECT_EQ(script.sent("axios.client.get", {.receiver = client, .plain = {text("https://api.github.com/user")}}),
            Lines{"GET https://api.github.com/user [Pat]"});
}

TEST(Axios, SendsDefaultHeadersOfAllMethods) {
  auto script = javascript();
  const auto client = script.make("axios.create");
  const auto headers = field(script.state, field(script.state, client, "defaults"), "headers");
  set_field(script.state, field(script.state, headers, "common"), "Authorization", text("$(Pat)"));
  EXPECT_EQ(script.sent("axios.client.get", {.receiver = client, .plain = {url}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  const auto common = script.map({{"Authorization", text("$(Global)")}});
  const auto defaults = script.map({{"headers", script.map({{"common", common}})}});
  const auto module = add_library_object(script.state, "axios", {{"defaults", defaults}});
  EXPECT_EQ(script.sent("axios.get", {.receiver = module, .plain = {url}}), Lines{"GET " + *known(url) + " [Global]"});
}

TEST(Got, ExtendsItsClients) {
  auto script = javascript();
  const auto first =
      script.make("got.extend", {.plain = {script.map({{"prefixUrl", text("https://dev.azure.com/o")}})}});
  const auto headers = script.map({{"authorization", text("$(Pat)")}});
  const auto second =
      script.make("got.client.extend", {.receiver = first, .plain = {script.map({{"headers", headers}})}});
  EXPECT_EQ(script.sent("got.client.post", {.receiver = second, .plain = {text("_apis/x"), script.map({})}}),
            Lines{"POST https://dev.azure.com/o/_apis/x [Pat]"});
  const auto query = script.map({{"searchParams", script.map({{"api-version", text("7.1")}})}});
  EXPECT_EQ(script.sent("got", {.plain = {url, query}}), Lines{"GET " + *known(url) + "?api-version=7.1 []"});
}

TEST(Https, PutsItsUrlTogetherFromParts) {
  auto script = javascript();
  const auto headers = script.map({{"Authorization", text("Basic $(Pat)")}});
  const auto options = script.map({{"hostname", text("dev.azure.com")},
                                   {"path", text("/o/_apis/x")},
                                   {"method", text("POST")},
                                   {"headers", headers}});
  EXPECT_EQ(script.sent("https.request", {.plain = {options}}), Lines{"POST https://dev.azure.com/o/_apis/x [Pat]"});
  EXPECT_EQ(script.sent("https.get", {.plain = {url, script.map({{"headers", headers}})}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  EXPECT_EQ(script.sent("http.get", {.plain = {script.map({{"host", text("h")}})}}), Lines{"GET http://h []"});
}

TEST(TypedRestClient, SendsThroughItsHandlers) {
  auto script = javascript();
  const auto handler = add_library_object(
      script.state, "typed-rest-client/Handlers.PersonalAccessTokenCredentialHandler", {{"@0", text("$(Pat)")}});
  const auto rest = script.make("typed-rest-client/RestClient.RestClient",
                                {.plain = {text("agent"), text("https://dev.azure.com/o"), script.list({handler})}});
  EXPECT_EQ(script.sent("typed-rest-client/RestClient.RestClient.replace",
                        {.receiver = rest, .plain = {text("/_apis/x"), script.map({})}}),
            Lines{"PUT https://dev.azure.com/o/_apis/x [Pat]"});
  const auto http =
      script.make("typed-rest-client/HttpClient.HttpClient", {.plain = {text("agent"), script.list({handler})}});
  EXPECT_EQ(script.sent("typed-rest-client/HttpClient.HttpClient.request",
                        {.receiver = http, .plain = {text("PATCH"), url, text("{}")}}),
            Lines{"PATCH " + *known(url) + " [Pat]"});
}

TEST(JavaScriptHttp, IsNotMadeByTheRestOfTheModules) {
  for (const auto* name : {"axios.isAxiosError", "axios.all", "axios.interceptors.response.use", "https.Agent",
                           "https.createServer", "got.HTTPError", "fetchAll", "Headers.get", "requestIdleCallback",
                           "axiosRetry", "undici.Agent", "typed-rest-client/Handlers.BearerCredentialHandler"}) {
    auto script = javascript();
    EXPECT_EQ(script.sent(name, {.plain = {url}}), Lines{"none"}) << name;
  }
}

TEST(AzureIdentity, MintsTokensForAzureDevOps) {
  auto script = javascript();
  const auto token = script.make("@azure/identity.DefaultAzureCredential.getToken",
                                 {.plain = {text("499b84ac-1321-427f-aa17-267ca6975798/.default")}});
  EXPECT_EQ(carries(token), (std::vector<Credential>{{CredentialKind::entra, ""}}));
}

}  // namespace
}  // namespace patscope::calls
