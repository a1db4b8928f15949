#include "net/destination.h"

#include <charconv>

#include "text/strings.h"

namespace patscope::net {
namespace {

std::optional<std::uint16_t> parse_port(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port == 0) return std::nullopt;
  return port;
}

bool is_valid_host(std::string_view host) {
  return !host.empty() && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.:_") == std::string_view::npos;
}

struct Authority {
  std::string_view host;
  std::string_view port;  ///< with its colon; empty when there is none
};

std::optional<Authority> split_authority(std::string_view authority) {
  if (authority.starts_with('[')) {
    const auto bracket = authority.find(']');
    if (bracket == std::string_view::npos) return std::nullopt;
    return Authority{authority.substr(1, bracket - 1), authority.substr(bracket + 1)};
  }
  const auto colon = authority.find(':');
  if (colon == std::string_view::npos) return Authority{authority, {}};
  return Authority{authority.substr(0, colon), authority.substr(colon)};
}

}  // namespace

std::optional<Destination> destination_of(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return std::nullopt;
  Destination destination{.scheme = to_lower(url.substr(0, scheme_end)), .host = {}};
  if (destination.scheme != "https" && destination.scheme != "http") return std::nullopt;
  destination.port = destination.scheme == "https" ? 443 : 80;

  // A backslash ends the authority for some clients and not for others: is_valid_host refuses it.
  const auto rest = url.substr(scheme_end + 3);
  const auto authority = rest.substr(0, rest.find_first_of("/?#"));
  if (authority.find('@') != std::string_view::npos) return std::nullopt;
  const auto parts = split_authority(authority);
  if (!parts) return std::nullopt;
  if (!parts->port.empty()) {
    const auto number = parts->port.front() == ':' ? parse_port(parts->port.substr(1)) : std::nullopt;
    if (!number) return std::nullopt;
    destination.port = *number;
  }
  destination.host = to_lower(parts->host);
  if (!is_valid_host(destination.host)) return std::nullopt;
  return destination;
}

bool is_azure_devops_host(std::string_view host) {
  return host == "dev.azure.com" || host.ends_with(".dev.azure.com") || host.ends_with(".visualstudio.com");
}

bool is_loopback(std::string_view host) {
  const bool numeric = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return host == "localhost" || host == "::1" || (numeric && host.starts_with("127."));
}

std::optional<std::string> refusal(const Destination& destination, const DestinationPolicy& policy) {
  if (destination.scheme != "https") {
    const bool allowed = policy.plain_http == PlainHttp::to_loopback && is_loopback(destination.host);
    if (!allowed) return "a token is sent over https only, and this is http://" + destination.host;
  }
  if (policy.server && *policy.server == destination) return std::nullopt;
  if (is_azure_devops_host(destination.host)) return std::nullopt;
  return "a token is sent to Azure DevOps or the server named by --server only, and this is " + destination.host;
}

}  // namespace patscope::net
