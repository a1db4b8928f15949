#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "net/transport.h"
#include "support/stand_in/secured_host.h"

namespace patscope::net {

inline constexpr std::size_t largest_body = 64 * 1024;

inline Environment environment_of(std::vector<std::pair<std::string, std::string>> variables) {
  return [variables = std::move(variables)](std::string_view name) -> std::optional<std::string> {
    for (const auto& [key, value] : variables)
      if (key == name) return value;
    return std::nullopt;
  };
}

inline Environment no_environment() {
  return environment_of({});
}

/// Sends tokens to `server` (and to the hosts of Azure DevOps), over plain http if it is on loopback.
inline std::unique_ptr<Transport> transport(const std::string& server, Environment environment = no_environment(),
                                            std::chrono::milliseconds timeout = std::chrono::seconds(10)) {
  return make_transport({.policy = {.server = destination_of(server), .plain_http = PlainHttp::to_loopback},
                         .environment = std::move(environment),
                         .timeout = timeout,
                         .largest_body = largest_body});
}

/// GET with the token "canary".
inline Answer get(const std::string& url, std::chrono::milliseconds timeout = std::chrono::seconds(10),
                  Environment environment = no_environment()) {
  const auto authorization = authorization_header(Secret("canary"), Scheme::basic);
  return transport(url, std::move(environment), timeout)
      ->send({.url = url, .headers = {}, .authorization = &authorization});
}

/// A secured host that remembers what it was asked.
class SecuredServer {
 public:
  explicit SecuredServer(stand_in::Listener::Handler handler,
                         const std::vector<std::string>& names = stand_in::names_of_service())
      : host_(
            [this, handler = std::move(handler)](const stand_in::Received& request) {
              const std::lock_guard lock(mutex_);
              received_.push_back(request);
              return handler(request);
            },
            names) {}

  [[nodiscard]] std::string url() const { return host_.url(); }
  [[nodiscard]] const stand_in::Proxy& proxy() const { return host_.proxy(); }
  [[nodiscard]] const std::string& authority_file() const { return host_.authority_file(); }
  [[nodiscard]] std::vector<stand_in::Received> received() const {
    const std::lock_guard lock(mutex_);
    return received_;
  }
  /// With the proxy and the authority in the environment.
  [[nodiscard]] Answer get(const std::string& url, std::chrono::milliseconds timeout = std::chrono::seconds(10)) const {
    return net::get(url, timeout, environment_of(host_.environment()));
  }

 private:
  mutable std::mutex mutex_;
  std::vector<stand_in::Received> received_;
  stand_in::SecuredHost host_;
};

inline stand_in::Reply say_ok(const stand_in::Received&) {
  return {.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = "{}"};
}

}  // namespace patscope::net
