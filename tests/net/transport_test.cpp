#include "net/transport.h"

#include <gtest/gtest.h>

#include <mutex>

#include "support/stand_in/listener.h"
#include "support/stand_in/raw_server.h"
#include "transport_fixture.h"

namespace patscope::net {
namespace {

TEST(Transport, ReadsAnAnswer) {
  const stand_in::RawServer server(
      stand_in::says("HTTP/1.1 418 Teapot\r\nContent-Length: 5\r\nX-Vss-E2EId: 7\r\n\r\nhello"));
  const auto answer = get(server.url() + "/contoso/_apis/projects?$top=1");
  EXPECT_EQ(answer.trouble, Trouble::none) << answer.detail;
  EXPECT_EQ(answer.response.status, 418);
  EXPECT_EQ(answer.response.header("x-vss-e2eid"), "7");
  EXPECT_EQ(answer.response.body, "hello");
  EXPECT_EQ(answer.response.end, BodyEnd::whole);
  ASSERT_EQ(server.heard().size(), 1U);
  EXPECT_EQ(server.heard()[0].substr(0, 42), "GET /contoso/_apis/projects?$top=1 HTTP/1.");
  EXPECT_NE(server.heard()[0].find("Authorization:Basic OmNhbmFyeQ=="), std::string::npos) << server.heard()[0];
}

TEST(Transport, ReadsBodiesInChunksAndBodiesThatEndWithTheConnection) {
  const stand_in::RawServer chunked(
      stand_in::says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
  EXPECT_EQ(get(chunked.url()).response.body, "abcde");
  const stand_in::RawServer unannounced(stand_in::says("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc"));
  EXPECT_EQ(get(unannounced.url()).response.body, "abc");
}

TEST(Transport, SendsABody) {
  std::mutex mutex;
  stand_in::Received received;
  const stand_in::Listener server([&](const stand_in::Received& request) {
    const std::lock_guard lock(mutex);
    received = request;
    return stand_in::Reply{.status = 400};
  });
  const auto answer = transport(server.url())->send({.method = "PATCH", .url = server.url() + "/x", .body = "{}"});
  EXPECT_EQ(answer.response.status, 400) << answer.detail;
  EXPECT_EQ(received.method, "PATCH");
  EXPECT_EQ(received.body, "{}");
}

TEST(Transport, NeverFollowsARedirect) {
  const stand_in::RawServer elsewhere(stand_in::says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  for (const auto* status : {"301", "302", "303", "307", "308"}) {
    const stand_in::RawServer server(stand_in::says(std::string("HTTP/1.1 ") + status + " Moved\r\nLocation: " +
                                                    elsewhere.url() + "/\r\nContent-Length: 0\r\n\r\n"));
    EXPECT_EQ(std::to_string(get(server.url()).response.status), status);
  }
  EXPECT_TRUE(elsewhere.heard().empty());
}

TEST(Transport, SendsNoTokenOverPlainHttpUnlessToldTwice) {
  const stand_in::RawServer server(stand_in::says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  const auto local = destination_of(server.url());
  const Secret authorization("Basic canary");
  const Request request{.url = server.url(), .headers = {}, .authorization = &authorization};
  EXPECT_EQ(make_transport({.policy = {.server = local}})->send(request).trouble, Trouble::refused);
  EXPECT_EQ(make_transport({.policy = {.server = {}, .plain_http = PlainHttp::to_loopback}})->send(request).trouble,
            Trouble::refused);
  EXPECT_TRUE(server.heard().empty());
}

TEST(Transport, CutsABodyWithoutEnd) {
  struct Row {
    const char* head;
    std::string piece;
  };
  const Row rows[] = {
      {"HTTP/1.1 200 OK\r\n\r\n", std::string(4096, 'x')},
      {"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", std::string(4096, 'x')},
      // cpprestsdk would copy as many bytes as a negative size is without its sign.
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "-2\r\nxx"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1000\r\n" + std::string(4096, 'x') + "\r\n"},
  };
  for (const auto& row : rows) {
    const stand_in::RawServer server([&](const stand_in::Connection& connection, const std::string&) {
      bool heard = connection.send(row.head);
      while (heard) heard = connection.send(row.piece);
    });
    const auto answer = get(server.url());
    EXPECT_EQ(answer.trouble, Trouble::none) << row.head << answer.detail;
    EXPECT_EQ(answer.response.end, BodyEnd::cut) << row.head;
    EXPECT_LE(answer.response.body.size(), largest_body) << row.head;
  }
}

TEST(Transport, ReadsNoHeaderWithoutEnd) {
  const SecuredServer secured([](const stand_in::Received&) {
    stand_in::Reply endless;
    for (int i = 0; i < 256; ++i) endless.headers.emplace_back("X-Giant", std::string(32 * 1024, 'x'));
    return endless;
  });
  const auto answer = secured.get("https://dev.azure.com/contoso", std::chrono::seconds(60));
  EXPECT_EQ(answer.trouble, Trouble::broken) << answer.detail;
}

TEST(Transport, WaitsNoLongerThanTold) {
  const stand_in::RawServer silent(
      [](const stand_in::Connection& connection, const std::string&) { connection.wait_for_end(); });
  EXPECT_EQ(get(silent.url(), std::chrono::milliseconds(200)).trouble, Trouble::timeout);
}

/// Each piece comes well in time, and there is no end of them.
TEST(Transport, WaitsNoLongerThanToldForTheWhole) {
  const stand_in::RawServer dripping([](const stand_in::Connection& connection, const std::string&) {
    bool heard = connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (heard) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      heard = connection.send("1\r\nx\r\n");
    }
  });
  EXPECT_EQ(get(dripping.url(), std::chrono::milliseconds(300)).trouble, Trouble::timeout);
}

TEST(Transport, CallsAnIncompleteAnswerBroken) {
  const std::string answers[] = {
      "",
      "HTTP/1.1 200 OK\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf",
      "SSH-2.0-OpenSSH_9.2\r\n\r\n",
      std::string("\0\xff\r\n\r\n", 6),
      "HTTP/1.1 abc\r\n\r\n",
  };
  for (const auto& text : answers) {
    const stand_in::RawServer server(stand_in::says(text));
    EXPECT_EQ(get(server.url()).trouble, Trouble::broken) << text;
  }
}

TEST(Transport, SaysWhenNobodyListensOrTheNameIsUnknown) {
  EXPECT_EQ(get("http://127.0.0.1:" + std::to_string(stand_in::free_port())).trouble, Trouble::connection);
  const Request nowhere{.url = "https://no-such-host.invalid/"};
  EXPECT_EQ(make_transport({.policy = {}, .environment = no_environment()})->send(nowhere).trouble, Trouble::name);
}

TEST(Transport, RefusesWhatIsNoUrl) {
  EXPECT_EQ(get("dev.azure.com/contoso").trouble, Trouble::refused);
  EXPECT_EQ(get("https://user@dev.azure.com/").trouble, Trouble::refused);
}

}  // namespace
}  // namespace patscope::net
