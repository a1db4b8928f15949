#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/environment.h"
#include "net/secret.h"

namespace patscope::net {

/// The HTTP proxy that requests go through. TLS is tunnelled: the proxy never sees a token.
struct Proxy {
  std::string url;  ///< without user information
  std::string user;
  Secret password;
};

/// The proxy for `host` as the environment names it: HTTPS_PROXY and NO_PROXY in either case, otherwise the agent's own
/// AGENT_PROXYURL, AGENT_PROXYUSERNAME, AGENT_PROXYPASSWORD and AGENT_PROXYBYPASSLIST (a JSON list of patterns).
/// Loopback never goes through a proxy. Nothing when there is none for this host.
[[nodiscard]] std::optional<Proxy> proxy_for(std::string_view host, const Environment& environment);

/// NO_PROXY as curl reads it: names between commas, a leading dot or none covers sub-domains, "*" covers all.
[[nodiscard]] bool bypasses(std::string_view no_proxy, std::string_view host);

}  // namespace patscope::net
