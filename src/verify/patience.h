#pragma once

#include <chrono>
#include <functional>

#include "net/transport.h"

namespace patscope::verify {

/// Sends again, once, what was answered with 429: after `Retry-After`, but after `longest` at the latest.
class Patient final : public net::Transport {
 public:
  using Pause = std::function<void(std::chrono::seconds)>;

  Patient(net::Transport& transport, Pause pause, std::chrono::seconds longest = std::chrono::seconds(10))
      : transport_(transport), pause_(std::move(pause)), longest_(longest) {}

  [[nodiscard]] net::Answer send(const net::Request& request) override;

 private:
  net::Transport& transport_;
  Pause pause_;
  std::chrono::seconds longest_;
};

}  // namespace patscope::verify
