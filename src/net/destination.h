#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace patscope::net {

/// What of an absolute URL decides where a request goes.
struct Destination {
  std::string scheme;  ///< lower case
  std::string host;    ///< lower case, without brackets
  std::uint16_t port = 0;

  friend bool operator==(const Destination&, const Destination&) = default;
};

/// Nothing when `url` is no absolute http or https URL, or carries user information (a token has no place in a URL).
[[nodiscard]] std::optional<Destination> destination_of(std::string_view url);

enum class PlainHttp {
  never,
  to_loopback,  ///< for tests against a stand-in on this machine, asked for by a flag of its own
};

/// Where tokens may go: hosts of Azure DevOps, and the server that the user named.
struct DestinationPolicy {
  std::optional<Destination> server;  ///< --server: an Azure DevOps Server; that host and port only
  PlainHttp plain_http = PlainHttp::never;
};

/// dev.azure.com, *.dev.azure.com and *.visualstudio.com: the hosts of the service (Microsoft's allow list of domains).
[[nodiscard]] bool is_azure_devops_host(std::string_view host);
[[nodiscard]] bool is_loopback(std::string_view host);

/// Why no token may be sent there, as a sentence for people; nothing when it may.
[[nodiscard]] std::optional<std::string> refusal(const Destination& destination, const DestinationPolicy& policy);

}  // namespace patscope::net
