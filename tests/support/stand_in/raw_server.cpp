#include "support/stand_in/raw_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "text/check.h"

namespace patscope::stand_in {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int bound_socket() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(0);
  check(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "no free port on loopback");
  return socket;
}

std::uint16_t port_of(int socket) {
  sockaddr_in address{};
  socklen_t length = sizeof address;
  check(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0, "a socket without a port");
  return ntohs(address.sin_port);
}

/// False when there is nothing more to come.
bool pass_on(int from, int to) {
  std::array<char, 16 * 1024> bytes;
  const auto count = recv(from, bytes.data(), bytes.size(), 0);
  return count > 0 && Connection(to).send({bytes.data(), static_cast<std::size_t>(count)});
}

}  // namespace

std::string Connection::read_head() const {
  std::string head;
  char c = 0;
  while (!head.ends_with("\r\n\r\n") && recv(socket_, &c, 1, 0) == 1) head += c;
  return head;
}

bool Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void Connection::wait_for_end() const {
  char c = 0;
  while (recv(socket_, &c, 1, 0) == 1) {
  }
}

void Connection::tunnel_to(std::uint16_t port) const {
  const int target = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  std::array<pollfd, 2> ends{{{socket_, POLLIN, 0}, {target, POLLIN, 0}}};
  bool open = connect(target, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  while (open && poll(ends.data(), ends.size(), -1) > 0) {
    if (ends[0].revents != 0) open = pass_on(socket_, target);
    if (open && ends[1].revents != 0) open = pass_on(target, socket_);
  }
  close(target);
}

RawServer::RawServer(Conversation conversation) : conversation_(std::move(conversation)), listener_(bound_socket()) {
  port_ = port_of(listener_);
  check(listen(listener_, 16) == 0, "a socket cannot listen");
  acceptor_ = std::thread([this] { accept_all(); });
}

RawServer::~RawServer() {
  stopping_ = true;
  shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int socket : open_) shutdown(socket, SHUT_RDWR);
  }
  for (auto& thread : conversations_) thread.join();
  close(listener_);
}

std::vector<std::string> RawServer::heard() const {
  const std::lock_guard lock(mutex_);
  return heard_;
}

void RawServer::accept_all() {
  while (!stopping_) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    {
      const std::lock_guard lock(mutex_);
      open_.push_back(socket);
    }
    conversations_.emplace_back([this, socket] { converse(socket); });
  }
}

void RawServer::converse(int socket) {
  const Connection connection(socket);
  const auto head = connection.read_head();
  {
    const std::lock_guard lock(mutex_);
    heard_.push_back(head);
  }
  conversation_(connection, head);
  const std::lock_guard lock(mutex_);
  std::erase(open_, socket);
  shutdown(socket, SHUT_RDWR);
  close(socket);
}

RawServer::Conversation says(std::string answer) {
  return [answer = std::move(answer)](const Connection& connection, const std::string&) { connection.send(answer); };
}

std::uint16_t free_port() {
  const int socket = bound_socket();
  const auto port = port_of(socket);
  close(socket);
  return port;
}

}  // namespace patscope::stand_in
