#include <gtest/gtest.h>

#include "library_script.h"

namespace patscope::calls {
namespace {

const Value url(std::string("https://dev.azure.com/o/_apis/projects"));
using Lines = std::vector<std::string>;

LibraryScript python() {
  return LibraryScript(script::Language::python);
}

TEST(PythonRequests, SendWhatTheFunctionOfTheModuleIsCalled) {
  struct Case {
    std::string_view function;
    std::vector<Value> plain;
    std::string sent;
  };
  const std::vector<Case> cases = {
      {"requests.get", {url}, "GET"},
      {"requests.post", {url}, "POST"},
      {"requests.api.delete", {url}, "DELETE"},
      {"httpx.patch", {url}, "PATCH"},
      {"requests.request", {text("put"), url}, "PUT"},
      {"httpx.stream", {text("GET"), url}, "GET"},
      {"aiohttp.request", {text("POST"), url}, "POST"},
  };
  for (const auto& each : cases) {
    auto script = python();
    EXPECT_EQ(script.sent(each.function, {.plain = each.plain}), Lines{each.sent + " " + *known(url) + " []"})
        << each.function;
  }
}

TEST(PythonRequests, TakeTheCredentialFromHeadersOrLogin) {
  auto script = python();
  const auto headers = script.map({{"Authorization", text("Basic $(Pat)")}, {"X-Other", text("$(Other)")}});
  EXPECT_EQ(script.sent("requests.get", {.keywords = {{"url", url}, {"headers", headers}}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  const auto login = script.list({text(""), text("$(Pat)")});
  EXPECT_EQ(script.sent("requests.get", {.plain = {url}, .keywords = {{"auth", login}}}),
            Lines{"GET " + *known(url) + " [Pat]"});
}

TEST(PythonRequests, PutParametersIntoTheQuery) {
  auto script = python();
  const auto params = script.map({{"api-version", text("7.1")}, {"$top", text("5")}});
  EXPECT_EQ(script.sent("requests.get", {.plain = {text("https://h/x?a=b")}, .keywords = {{"params", params}}}),
            Lines{"GET https://h/x?a=b&api-version=7.1&$top=5 []"});
}

TEST(PythonRequests, RememberHeadersAndLoginInASession) {
  auto script = python();
  const auto session = script.make("requests.Session");
  set_field(script.state, field(script.state, session, "headers"), "Authorization", text("Bearer $(Pat)"));
  EXPECT_EQ(script.sent("requests.Session.get", {.receiver = session, .plain = {url}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  const auto other = script.map({{"authorization", text("Bearer $(Other)")}});
  EXPECT_EQ(
      script.sent("requests.Session.post", {.receiver = session, .plain = {url}, .keywords = {{"headers", other}}}),
      Lines{"POST " + *known(url) + " [Other]"});

  const auto plain = script.make("requests.session");
  set_field(script.state, plain, "auth", script.list({text(""), text("$(Login)")}));
  EXPECT_EQ(script.sent("requests.session.request", {.receiver = plain, .plain = {text("GET"), url}}),
            Lines{"GET " + *known(url) + " [Login]"});
}

TEST(PythonRequests, JoinTheBaseOfAClient) {
  auto script = python();
  const auto headers = script.map({{"Authorization", text("$(Pat)")}});
  const auto client =
      script.make("httpx.Client", {.keywords = {{"base_url", text("https://dev.azure.com/o/")}, {"headers", headers}}});
  EXPECT_EQ(script.sent("httpx.Client.get", {.receiver = client, .plain = {text("/_apis/projects")}}),
            Lines{"GET https://dev.azure.com/o/_apis/projects [Pat]"});
  const auto session = script.make("aiohttp.ClientSession", {.plain = {text("https://dev.azure.com")}});
  EXPECT_EQ(script.sent("aiohttp.ClientSession.put", {.receiver = session, .plain = {text("/o/_apis/x")}}),
            Lines{"PUT https://dev.azure.com/o/_apis/x []"});
}

TEST(PythonRequests, SendAPreparedRequest) {
  auto script = python();
  const auto request = script.make("requests.Request", {.plain = {text("post"), url}});
  const auto prepared = script.make("requests.Request.prepare", {.receiver = request});
  const auto session = script.make("requests.Session");
  EXPECT_EQ(script.sent("requests.Session.send", {.receiver = session, .plain = {prepared}}),
            Lines{"POST " + *known(url) + " []"});
}

TEST(PythonRequests, AreNotMadeByTheRestOfTheModule) {
  for (const auto* name : {"requests.exceptions.HTTPError", "requests.utils.quote", "requests.Session.mount",
                           "requests.Session.close", "requests.structures.get", "aiohttp.web.get"}) {
    auto script = python();
    EXPECT_EQ(script.sent(name, {.plain = {url}}), Lines{"none"}) << name;
  }
}

TEST(PythonUrllib, PostWhatHasDataAndGetTheRest) {
  auto script = python();
  EXPECT_EQ(script.sent("urllib.request.urlopen", {.plain = {url}}), Lines{"GET " + *known(url) + " []"});
  EXPECT_EQ(script.sent("urllib.request.urlopen", {.plain = {url, text("{}")}}), Lines{"POST " + *known(url) + " []"});
  const auto patch = script.make("urllib.request.Request",
                                 {.plain = {url}, .keywords = {{"data", text("{}")}, {"method", text("PATCH")}}});
  EXPECT_EQ(script.sent("urllib.request.urlopen", {.plain = {patch}}), Lines{"PATCH " + *known(url) + " []"});
  auto maybe = text("{}");
  maybe.maybe_nothing = true;
  const auto either = script.make("urllib2.Request", {.plain = {url}, .keywords = {{"data", maybe}}});
  EXPECT_EQ(script.effect("urllib2.urlopen", {.plain = {either}})->requests.front().method.texts.size(), 2u);
}

TEST(PythonUrllib, SendsHeadersOfTheRequest) {
  auto script = python();
  const auto headers = script.map({{"Authorization", text("Basic $(Pat)")}});
  const auto request = script.make("urllib.request.Request", {.plain = {url}, .keywords = {{"headers", headers}}});
  EXPECT_EQ(script.sent("urllib.request.urlopen", {.plain = {request}}), Lines{"GET " + *known(url) + " [Pat]"});
  const auto bare = script.make("urllib.request.Request", {.plain = {url}});
  (void)script.make("urllib.request.Request.add_header",
                    {.receiver = bare, .plain = {text("Authorization"), text("Basic $(Added)")}});
  EXPECT_EQ(script.sent("urllib.request.urlopen", {.plain = {bare}}), Lines{"GET " + *known(url) + " [Added]"});
}

TEST(PythonUrllib, SendsTheLoginOfAnOpener) {
  auto script = python();
  const auto manager = add_library_object(script.state, "urllib.request.HTTPPasswordMgrWithDefaultRealm");
  (void)script.make("urllib.request.HTTPPasswordMgrWithDefaultRealm.add_password",
                    {.receiver = manager, .plain = {Value(), url, text(""), text("$(Pat)")}});
  const auto handler = add_library_object(script.state, "urllib.request.HTTPBasicAuthHandler", {{"@0", manager}});
  const auto opener = script.make("urllib.request.build_opener", {.plain = {handler}});
  EXPECT_EQ(script.sent("urllib.request.OpenerDirector.open", {.receiver = opener, .plain = {url}}),
            Lines{"GET " + *known(url) + " [Pat]"});
  (void)script.make("urllib.request.install_opener", {.plain = {opener}});
  EXPECT_EQ(script.sent("urllib.request.urlopen", {.plain = {url}}), Lines{"GET " + *known(url) + " [Pat]"});
}

TEST(PythonHttpClient, JoinsHostAndPath) {
  auto script = python();
  const auto headers = script.map({{"Authorization", text("Basic $(Pat)")}});
  const auto connection = script.make("http.client.HTTPSConnection", {.plain = {text("dev.azure.com")}});
  EXPECT_EQ(script.sent("http.client.HTTPSConnection.request",
                        {.receiver = connection, .plain = {text("POST"), text("/o/_apis/x"), text("{}"), headers}}),
            Lines{"POST https://dev.azure.com/o/_apis/x [Pat]"});
  EXPECT_EQ(script.sent("http.client.HTTPSConnection.getresponse", {.receiver = connection}), Lines{"none"});
}

TEST(EntraTokens, AreThoseForAzureDevOps) {
  const std::string ours = "499b84ac-1321-427f-aa17-267ca6975798/.default";
  for (const auto* function :
       {"azure.identity.DefaultAzureCredential.get_token", "azure.identity.aio.AzureCliCredential.get_token"}) {
    auto script = python();
    EXPECT_EQ(carries(script.make(function, {.plain = {text(ours)}})),
              (std::vector<Credential>{{CredentialKind::entra, ""}}));
    const auto bought = add_library_object(script.state, "azure.identity.ClientSecretCredential",
                                           {{"client_secret", text("$(Secret)")}});
    const auto foreign =
        script.effect(function, {.receiver = bought, .plain = {text("https://management.azure.com/.default")}});
    ASSERT_TRUE(foreign);
    EXPECT_TRUE(carries(*foreign->result).empty());
  }
  auto script = python();
  const auto scopes = script.list({text(ours)});
  const auto token =
      script.make("msal.ConfidentialClientApplication.acquire_token_for_client", {.keywords = {{"scopes", scopes}}});
  EXPECT_EQ(carries(token).size(), 1u);
  EXPECT_FALSE(script.effect("azure.identity.DefaultAzureCredential.close"));
}

}  // namespace
}  // namespace patscope::calls
