#include "support/stand_in/acceptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

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

}  // namespace

Acceptor::Acceptor(Conversation conversation) : conversation_(std::move(conversation)), listener_(bound_socket()) {
  port_ = port_of(listener_);
  check(listen(listener_, 16) == 0, "a socket cannot listen");
  acceptor_ = std::thread([this] { accept_all(); });
}

Acceptor::~Acceptor() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const int socket : open_) shutdown(socket, SHUT_RDWR);
  }
  shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  for (auto& thread : conversations_) thread.join();
  close(listener_);
}

void Acceptor::accept_all() {
  for (;;) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::lock_guard lock(mutex_);
    if (stopping_) {
      if (socket >= 0) close(socket);
      return;
    }
    if (socket < 0) continue;
    open_.push_back(socket);
    conversations_.emplace_back([this, socket] { converse(socket); });
  }
}

void Acceptor::converse(int socket) {
  conversation_(socket);
  const std::lock_guard lock(mutex_);
  std::erase(open_, socket);
  shutdown(socket, SHUT_RDWR);
  close(socket);
}

int connected_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  close(socket);
  return -1;
}

std::uint16_t free_port() {
  const int socket = bound_socket();
  const auto port = port_of(socket);
  close(socket);
  return port;
}

}  // namespace patscope::stand_in
