#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/stand_in/certificates.h"
#include "support/stand_in/listener.h"
#include "support/stand_in/proxy.h"

namespace patscope::stand_in {

inline std::vector<std::string> names_of_service() {
  return {"dev.azure.com", "*.dev.azure.com", "127.0.0.1"};
}

/// A listener over TLS, reached by the real names of the service's hosts: a proxy leads them here, and the authority of
/// its certificate is in a file. What a client must have in its environment is all that makes it a stand-in.
class SecuredHost {
 public:
  explicit SecuredHost(Listener::Handler handler, const std::vector<std::string>& names = names_of_service())
      : authority_("patscope test authority"),
        authority_file_(authority_.pem()),
        listener_(std::move(handler), authority_.issue(names)),
        proxy_(listener_.port()) {}

  [[nodiscard]] std::string url() const { return listener_.url(); }
  [[nodiscard]] const Proxy& proxy() const { return proxy_; }
  [[nodiscard]] const std::string& authority_file() const { return authority_file_.path(); }
  /// HTTPS_PROXY and SSL_CERT_FILE.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> environment() const {
    return {{"HTTPS_PROXY", proxy_.url()}, {"SSL_CERT_FILE", authority_file_.path()}};
  }

 private:
  Authority authority_;
  TemporaryFile authority_file_;
  Listener listener_;
  Proxy proxy_;
};

}  // namespace patscope::stand_in
