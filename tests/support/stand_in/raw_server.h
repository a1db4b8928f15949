#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

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
  /// Called on a thread of its own for each connection, with the head of the request; the connection is closed behind.
  using Conversation = std::function<void(const Connection&, const std::string& head)>;

  explicit RawServer(Conversation conversation);
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  ~RawServer();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// "http://127.0.0.1:PORT".
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// The heads of all requests so far.
  [[nodiscard]] std::vector<std::string> heard() const;

 private:
  void accept_all();
  void converse(int socket);

  Conversation conversation_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> heard_;
  std::vector<int> open_;
  std::list<std::thread> conversations_;
  std::atomic<bool> stopping_ = false;
  std::thread acceptor_;
};

/// A conversation that sends `answer` and hangs up.
[[nodiscard]] RawServer::Conversation says(std::string answer);

/// A port on loopback where nobody listens.
[[nodiscard]] std::uint16_t free_port();

}  // namespace patscope::stand_in
