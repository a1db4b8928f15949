#include "net/destination.h"

#include <gtest/gtest.h>

#include "net/proxy.h"
#include "net/secret.h"

namespace patscope::net {
namespace {

TEST(Destination, ReadsSchemeHostAndPort) {
  EXPECT_EQ(destination_of("https://Dev.Azure.com/o?x"), (Destination{"https", "dev.azure.com", 443}));
  EXPECT_EQ(destination_of("http://127.0.0.1:8080"), (Destination{"http", "127.0.0.1", 8080}));
  EXPECT_EQ(destination_of("https://[::1]:8443/tfs"), (Destination{"https", "::1", 8443}));
}

TEST(Destination, RefusesWhatCouldBeReadInTwoWays) {
  for (const auto* url :
       {"dev.azure.com", "ftp://dev.azure.com", "https://user@dev.azure.com", "https://",
        "https://dev.azure.com:99999/", "https://dev.azure.com:0x1/", "https://evil.com\\.dev.azure.com/",
        "https://dev.azure.com%2eevil.com/", "https://[::1", "https://dev azure.com"})
    EXPECT_FALSE(destination_of(url)) << url;
}

TEST(Destination, SendsTokensToAzureDevOpsOrTheNamedServerOnly) {
  struct Row {
    const char* url;
    bool allowed;
  };
  const DestinationPolicy policy{.server = destination_of("https://tfs.example:8443/tfs/Main")};
  const Row rows[] = {
      {"https://dev.azure.com/o", true},         {"https://vssps.dev.azure.com/o", true},
      {"https://o.visualstudio.com", true},      {"https://tfs.example:8443/other", true},
      {"https://tfs.example/other", false},      {"http://dev.azure.com/o", false},
      {"https://dev.azure.com.evil.com", false}, {"https://evildev.azure.com", false},
      {"https://visualstudio.com.evil", false},  {"https://visualstudio.com", false},
      {"http://127.0.0.1:8080", false},          {"https://github.com", false},
  };
  for (const auto& row : rows) EXPECT_EQ(!refusal(*destination_of(row.url), policy), row.allowed) << row.url;
}

TEST(Destination, AllowsPlainHttpToLoopbackOnlyWhenToldTwice) {
  const auto local = *destination_of("http://localhost:8080");
  EXPECT_TRUE(refusal(local, {.server = local, .plain_http = PlainHttp::never}));
  EXPECT_TRUE(refusal(local, {.server = {}, .plain_http = PlainHttp::to_loopback}));
  EXPECT_FALSE(refusal(local, {.server = local, .plain_http = PlainHttp::to_loopback}));
  const auto remote = *destination_of("http://tfs.example");
  EXPECT_TRUE(refusal(remote, {.server = remote, .plain_http = PlainHttp::to_loopback}));
}

TEST(Proxy, BypassesAsCurlDoes) {
  EXPECT_TRUE(bypasses("dev.azure.com", "dev.azure.com"));
  EXPECT_TRUE(bypasses("x, .azure.com", "vssps.dev.azure.com"));
  EXPECT_TRUE(bypasses("*.azure.com", "dev.azure.com"));
  EXPECT_TRUE(bypasses("*", "anything"));
  EXPECT_TRUE(bypasses("dev.azure.com:443", "dev.azure.com"));
  EXPECT_FALSE(bypasses("azure.com", "notazure.com"));
  EXPECT_FALSE(bypasses("", "dev.azure.com"));
}

Environment fake(std::vector<std::pair<std::string, std::string>> variables) {
  return [variables](std::string_view name) -> std::optional<std::string> {
    for (const auto& [key, value] : variables)
      if (key == name) return value;
    return std::nullopt;
  };
}

TEST(Proxy, ComesFromTheUsualVariablesThenFromTheAgent) {
  const auto usual = proxy_for(
      "dev.azure.com", fake({{"HTTPS_PROXY", "http://me:p%40ss@proxy:8080/"}, {"AGENT_PROXYURL", "http://other:1"}}));
  ASSERT_TRUE(usual);
  EXPECT_EQ(usual->url, "http://proxy:8080");
  EXPECT_EQ(usual->user, "me");
  EXPECT_EQ(usual->password.reveal(), "p@ss");

  const auto agent = proxy_for(
      "dev.azure.com",
      fake({{"AGENT_PROXYURL", "http://agent:3128"}, {"AGENT_PROXYUSERNAME", "a"}, {"AGENT_PROXYPASSWORD", "b"}}));
  ASSERT_TRUE(agent);
  EXPECT_EQ(agent->url, "http://agent:3128");
  EXPECT_EQ(agent->user, "a");
  EXPECT_EQ(agent->password.reveal(), "b");
}

TEST(Proxy, IsLeftOutForBypassedHostsAndLoopback) {
  EXPECT_FALSE(proxy_for("dev.azure.com", fake({{"https_proxy", "proxy:1"}, {"no_proxy", ".azure.com"}})));
  EXPECT_FALSE(proxy_for("127.0.0.1", fake({{"https_proxy", "proxy:1"}})));
  EXPECT_FALSE(proxy_for("dev.azure.com", fake({{"AGENT_PROXYURL", "http://agent:1"},
                                                {"AGENT_PROXYBYPASSLIST", R"(["dev\\.azure\\.com"])"}})));
  EXPECT_FALSE(proxy_for("dev.azure.com", fake({})));
}

TEST(Secret, IsSentAsBasicWithAnEmptyUserOrAsBearer) {
  const Secret token("canary");
  EXPECT_EQ(authorization_header(token, Scheme::basic).reveal(), "Basic OmNhbmFyeQ==");
  EXPECT_EQ(authorization_header(token, Scheme::bearer).reveal(), "Bearer canary");
}

TEST(Secret, LeavesNothingBehindWhenItMoves) {
  Secret first("canary");
  const Secret second = std::move(first);
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): that is the point
  EXPECT_EQ(second.reveal(), "canary");
}

}  // namespace
}  // namespace patscope::net
