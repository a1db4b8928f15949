#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/stand_in/raw_server.h"

namespace patscope::stand_in {

/// An HTTP proxy that opens a tunnel to one port on this machine, whichever host it is asked for: so the real names of
/// Azure DevOps lead to a stand-in.
class Proxy {
 public:
  explicit Proxy(std::uint16_t target);

  [[nodiscard]] std::string url() const { return server_.url(); }
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  /// The hosts that tunnels were asked for: "dev.azure.com:443".
  [[nodiscard]] std::vector<std::string> asked_for() const;
  /// All that the proxy could read.
  [[nodiscard]] std::vector<std::string> heard() const { return server_.heard(); }

 private:
  RawServer server_;
};

}  // namespace patscope::stand_in
