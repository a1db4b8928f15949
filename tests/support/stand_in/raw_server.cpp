#include "support/stand_in/raw_server.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace patscope::stand_in {
namespace {

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
  const int target = connected_to(port);
  if (target < 0) return;
  std::array<pollfd, 2> ends{{{socket_, POLLIN, 0}, {target, POLLIN, 0}}};
  bool open = true;
  while (open && poll(ends.data(), ends.size(), -1) > 0) {
    if (ends[0].revents != 0) open = pass_on(socket_, target);
    if (open && ends[1].revents != 0) open = pass_on(target, socket_);
  }
  close(target);
}

RawServer::RawServer(Conversation conversation)
    : conversation_(std::move(conversation)), acceptor_([this](int socket) { converse(Connection(socket)); }) {}

std::vector<std::string> RawServer::heard() const {
  const std::lock_guard lock(mutex_);
  return heard_;
}

void RawServer::converse(const Connection& connection) {
  const auto head = connection.read_head();
  {
    const std::lock_guard lock(mutex_);
    heard_.push_back(head);
  }
  conversation_(connection, head);
}

RawServer::Conversation says(std::string answer) {
  return [answer = std::move(answer)](const Connection& connection, const std::string&) { connection.send(answer); };
}

}  // namespace patscope::stand_in
