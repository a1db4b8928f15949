#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace patscope::stand_in {

/// A TCP port on loopback with a thread for each client.
class Acceptor {
 public:
  /// `socket` stays the acceptor's; when the acceptor is destroyed it is shut down, which ends all reads and writes.
  using Conversation = std::function<void(int socket)>;

  explicit Acceptor(Conversation conversation);
  Acceptor(const Acceptor&) = delete;
  Acceptor& operator=(const Acceptor&) = delete;
  ~Acceptor();

  [[nodiscard]] std::uint16_t port() const { return port_; }

 private:
  void accept_all();
  void converse(int socket);

  Conversation conversation_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  bool stopping_ = false;
  std::vector<int> open_;
  std::vector<std::thread> conversations_;
  std::thread acceptor_;
};

/// A socket that is connected to a port on loopback, or -1.
[[nodiscard]] int connected_to(std::uint16_t port);

/// A port on loopback where nobody listens.
[[nodiscard]] std::uint16_t free_port();

}  // namespace patscope::stand_in
