#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "support/stand_in/acceptor.h"

namespace patscope::stand_in {

/// One client of a RawServer. Reads and writes end when the server is destroyed.
class Connection {
 public:
  explicit Connection(int socket) : socket_(socket) {}

  /// Up to and with the empty line behind the headers; what came so far when the client ends earlier.
  [[nodiscard]] std::string read_head() const;
  /// False when nobody listens any more.
  bool send(std::string_view bytes) const;
  /// Blocks until the client hangs up.
  void wait_for_end() const;
  /// Hands bytes to and fro between the client and a port on this machine until one of them ends.
  void tunnel_to(std::uint16_t port) const;

 private:
  int socket_;
};

/// A TCP server on loopback that says whatever it is told to, HTTP or not.
class RawServer {
 public:
  /// Called on a thread of its own for each connection, with the head of the request; the connection is closed
  /// afterwards.
  using Conversation = std::function<void(const Connection&, const std::string& head)>;

  explicit RawServer(Conversation conversation);

  [[nodiscard]] std::uint16_t port() const { return acceptor_.port(); }
  /// "http://127.0.0.1:PORT".
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }
  /// The heads of all requests so far.
  [[nodiscard]] std::vector<std::string> heard() const;

 private:
  void converse(const Connection& connection);

  Conversation conversation_;
  mutable std::mutex mutex_;
  std::vector<std::string> heard_;
  Acceptor acceptor_;
};

/// A conversation that sends `answer` and hangs up.
[[nodiscard]] RawServer::Conversation says(std::string answer);

}  // namespace patscope::stand_in
