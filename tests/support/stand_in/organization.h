#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/stand_in/certificates.h"
#include "support/stand_in/listener.h"
#include "support/stand_in/proxy.h"
#include "support/stand_in/service.h"

namespace patscope::stand_in {

/// The service over TLS, reached by the real names of its hosts: a proxy leads them here, and the certificate's
/// authority is in a file. What a client must have in its environment is all that makes it a stand-in.
class Organization {
 public:
  explicit Organization(Settings settings)
      : service_(std::move(settings)),
        authority_("patscope test authority"),
        authority_file_(authority_.pem()),
        listener_([this](const Received& request) { return service_.answer(request); },
                  authority_.issue({"dev.azure.com", "*.dev.azure.com", "127.0.0.1"})),
        proxy_(listener_.port()) {}

  /// HTTPS_PROXY and SSL_CERT_FILE.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> environment() const {
    return {{"HTTPS_PROXY", proxy_.url()}, {"SSL_CERT_FILE", authority_file_.path()}};
  }
  [[nodiscard]] std::vector<std::string> requests() const { return service_.requests(); }
  [[nodiscard]] std::vector<std::string> hosts() const { return proxy_.asked_for(); }

 private:
  Service service_;
  Authority authority_;
  TemporaryFile authority_file_;
  Listener listener_;
  Proxy proxy_;
};

}  // namespace patscope::stand_in
