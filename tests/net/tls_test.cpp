#include <gtest/gtest.h>

#include "net/transport.h"
#include "support/stand_in/raw_server.h"
#include "transport_fixture.h"

namespace patscope::net {
namespace {

constexpr auto patience = std::chrono::seconds(10);
constexpr const char* projects = "https://dev.azure.com/contoso/_apis/projects?$top=1";

TEST(Tls, TrustsTheAuthoritiesThatTheEnvironmentNames) {
  const SecuredServer server(say_ok);
  for (const auto* name : {"SSL_CERT_FILE", "AGENT_CAINFO"}) {
    const auto answer = get(server.url() + "/x", patience, environment_of({{name, server.authority_file()}}));
    EXPECT_EQ(answer.response.status, 200) << name << ": " << answer.detail;
  }
  ASSERT_EQ(server.received().size(), 2U);
  EXPECT_EQ(server.received()[0].authorization, "Basic OmNhbmFyeQ==");
}

TEST(Tls, SendsNothingToACertificateOfAnUnknownAuthority) {
  const SecuredServer server(say_ok);
  const auto answer = get(server.url() + "/x");
  EXPECT_EQ(answer.trouble, Trouble::certificate);
  EXPECT_EQ(answer.detail, "the certificate or the TLS handshake does not hold at 127.0.0.1");
  EXPECT_TRUE(server.received().empty());
}

TEST(Tls, SendsNothingToACertificateOfAnotherHost) {
  const SecuredServer server(say_ok, {"evil.example", "127.0.0.2", "azure.com", "*.azure.com.evil"});
  EXPECT_EQ(get(server.url() + "/x", patience, environment_of({{"SSL_CERT_FILE", server.authority_file()}})).trouble,
            Trouble::certificate);
  EXPECT_EQ(server.get(projects).trouble, Trouble::certificate);
  EXPECT_TRUE(server.received().empty());
}

TEST(Tls, SendsNothingToAServerWithoutTls) {
  const stand_in::RawServer plain([](const stand_in::Connection& connection, const std::string&) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  });
  const auto url = "https://127.0.0.1:" + std::to_string(plain.port());
  EXPECT_NE(get(url, std::chrono::milliseconds(500)).trouble, Trouble::none);
  for (const auto& head : plain.heard()) EXPECT_EQ(head.find("uthorization"), std::string::npos);
}

TEST(ProxyTunnel, CarriesTheRequestsAndNeverSeesTheToken) {
  const SecuredServer server(say_ok);
  EXPECT_EQ(server.get(projects).response.status, 200);
  EXPECT_EQ(server.get("https://vssps.dev.azure.com/contoso/_apis/graph/users").response.status, 200);
  EXPECT_EQ(server.proxy().asked_for(), (std::vector<std::string>{"dev.azure.com:443", "vssps.dev.azure.com:443"}));
  for (const auto& head : server.proxy().heard()) EXPECT_EQ(head.find("uthorization"), std::string::npos) << head;
  ASSERT_EQ(server.received().size(), 2U);
  EXPECT_EQ(server.received()[0].host, "dev.azure.com");
  EXPECT_EQ(server.received()[0].target, "/contoso/_apis/projects?$top=1");
}

TEST(ProxyTunnel, IsLeftOutForHostsOfNoProxy) {
  const SecuredServer server(say_ok);
  const auto environment = environment_of({{"HTTPS_PROXY", server.proxy().url()}, {"NO_PROXY", ".invalid"}});
  EXPECT_EQ(make_transport({.policy = {}, .environment = environment})
                ->send({.url = "https://no-such-host.invalid/"})
                .trouble,
            Trouble::name);
  EXPECT_TRUE(server.proxy().heard().empty());
}

TEST(ProxyTunnel, IsOpenedWithTheProxysOwnPassword) {
  const SecuredServer server(say_ok);
  const auto proxy = "http://me:p%40ss@127.0.0.1:" + std::to_string(server.proxy().port());
  const auto environment = environment_of({{"HTTPS_PROXY", proxy}, {"SSL_CERT_FILE", server.authority_file()}});
  EXPECT_EQ(get(projects, patience, environment).response.status, 200);
  ASSERT_EQ(server.proxy().heard().size(), 1U);
  EXPECT_NE(server.proxy().heard()[0].find("Proxy-Authorization: Basic bWU6cEBzcw=="), std::string::npos);
}

TEST(ProxyTunnel, SaysWhatTheProxyWants) {
  struct Row {
    const char* answer;
    Trouble trouble;
    const char* detail;
  };
  const Row rows[] = {
      {"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n", Trouble::proxy,
       "the proxy wants to know who asks (407) before it opens a tunnel to dev.azure.com"},
      {"HTTP/1.1 403 Forbidden\r\n\r\n", Trouble::proxy, "the proxy did not open a tunnel to dev.azure.com"},
      {"HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n", Trouble::proxy,
       "the proxy did not open a tunnel to dev.azure.com"},
      {"", Trouble::proxy, "the proxy did not open a tunnel to dev.azure.com"},
      {"garbage\r\n\r\n", Trouble::proxy, "the proxy did not open a tunnel to dev.azure.com"},
  };
  for (const auto& row : rows) {
    const stand_in::RawServer proxy(stand_in::says(row.answer));
    const auto answer = get(projects, patience, environment_of({{"HTTPS_PROXY", proxy.url()}}));
    EXPECT_EQ(answer.trouble, row.trouble) << row.answer;
    EXPECT_EQ(answer.detail, row.detail) << row.answer;
  }
  const auto gone = "http://127.0.0.1:" + std::to_string(stand_in::free_port());
  EXPECT_EQ(get(projects, patience, environment_of({{"HTTPS_PROXY", gone}})).trouble, Trouble::proxy);
}

TEST(ProxyTunnel, IsNotWaitedForLongerThanTold) {
  const stand_in::RawServer silent(
      [](const stand_in::Connection& connection, const std::string&) { connection.wait_for_end(); });
  EXPECT_EQ(get(projects, std::chrono::milliseconds(200), environment_of({{"HTTPS_PROXY", silent.url()}})).trouble,
            Trouble::timeout);
}

}  // namespace
}  // namespace patscope::net
