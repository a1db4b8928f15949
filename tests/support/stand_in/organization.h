#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/stand_in/secured_host.h"
#include "support/stand_in/service.h"

namespace patscope::stand_in {

/// The service behind its real host names.
class Organization {
 public:
  explicit Organization(Settings settings)
      : service_(std::move(settings)), host_([this](const Received& request) { return service_.answer(request); }) {}

  /// HTTPS_PROXY and SSL_CERT_FILE.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> environment() const { return host_.environment(); }
  [[nodiscard]] std::vector<std::string> requests() const { return service_.requests(); }
  [[nodiscard]] std::vector<std::string> hosts() const { return host_.proxy().asked_for(); }

 private:
  Service service_;
  SecuredHost host_;
};

}  // namespace patscope::stand_in
