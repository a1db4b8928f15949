#pragma once

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "net/transport.h"

namespace patscope::verify {

/// Answers by the first row whose words stand in "METHOD URL" ("anonymous METHOD URL" without a token).
class FakeTransport : public net::Transport {
 public:
  FakeTransport& on(std::string words, int status, std::string body = "{}", std::vector<net::Header> more = {}) {
    more.push_back({"content-type", "application/json"});
    rows_.emplace_back(std::move(words), net::Answer{.response = {.status = status, .headers = more, .body = body}});
    return *this;
  }

  net::Answer send(const net::Request& request) override {
    const std::lock_guard lock(mutex_);
    const auto line = (request.authorization == nullptr ? "anonymous " : "") + request.method + " " + request.url;
    sent.push_back(line);
    bodies.push_back(request.body);
    for (const auto& [words, answer] : rows_)
      if (line.find(words) != std::string::npos) return answer;
    return {.trouble = net::Trouble::connection, .detail = "nobody answers"};
  }

  std::vector<std::string> sent;
  std::vector<std::string> bodies;  ///< beside `sent`

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::string, net::Answer>> rows_;
};

}  // namespace patscope::verify
