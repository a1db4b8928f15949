#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/stand_in/certificates.h"

namespace patscope::stand_in {

struct Received {
  std::string method;
  std::string host;    ///< as the client wrote it
  std::string target;  ///< path and query: "/contoso/_apis/projects?$top=1"
  std::string authorization;
  bool suppresses_sign_in = false;  ///< X-TFS-FedAuthRedirect: Suppress
  std::string body;
};

struct Reply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
};

/// An HTTP server on loopback; with a certificate over TLS. On Boost.Beast, not on cpprestsdk's own listener: that one
/// closes by blocking a thread of the library, of which the transport under test may have one only.
class Listener {
 public:
  /// Called on several threads.
  using Handler = std::function<Reply(const Received&)>;

  explicit Listener(Handler handler);
  Listener(Handler handler, const Certificate& certificate);
  ~Listener();

  [[nodiscard]] std::uint16_t port() const;
  /// "https://127.0.0.1:PORT", or http without a certificate.
  [[nodiscard]] std::string url() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace patscope::stand_in
