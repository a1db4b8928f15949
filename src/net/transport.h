#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "net/destination.h"
#include "net/environment.h"
#include "net/secret.h"

namespace patscope::net {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method = "GET";
  std::string url;  ///< absolute
  std::vector<Header> headers = {};
  /// Sent as the Authorization header; null: the request is anonymous.
  const Secret* authorization = nullptr;
  std::string body = {};  ///< JSON; empty: none
};

enum class BodyEnd {
  whole,
  cut,  ///< larger than the limit: what was read so far
};

struct Response {
  int status = 0;
  std::vector<Header> headers = {};  ///< names in lower case
  std::string body = {};
  BodyEnd end = BodyEnd::whole;

  /// The header's value, or empty. `name` in lower case.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Why there is no response.
enum class Trouble {
  none,
  refused,      ///< by us: a token has no business there
  name,         ///< the host's name does not resolve
  connection,   ///< nobody listens, or the network is down
  certificate,  ///< TLS: certificate or host name do not hold, or no TLS at all; no request was sent
  proxy,        ///< the proxy wants something else or is not there
  timeout,
  broken,  ///< the peer hung up or sent what is no HTTP
};

/// A response, or the trouble with a sentence for people. The sentence holds nothing of the request but its host.
struct Answer {
  Trouble trouble = Trouble::none;
  std::string detail = {};
  Response response = {};
};

/// The edge to the network. It never follows a redirect, and sends a token only where the policy allows.
class Transport {
 public:
  virtual ~Transport() = default;
  [[nodiscard]] virtual Answer send(const Request& request) = 0;
};

struct TransportOptions {
  DestinationPolicy policy;
  Environment environment = process_environment();
  std::chrono::milliseconds timeout{15'000};   ///< of one request, from connecting to the last byte
  std::size_t largest_body = 4 * 1024 * 1024;  ///< bytes; what follows is not read
};

/// HTTP over cpprestsdk. SSL_CERT_FILE, SSL_CERT_DIR and AGENT_CAINFO (a PEM file) are trusted beside the system's
/// authorities. Safe to use from several threads.
[[nodiscard]] std::unique_ptr<Transport> make_transport(TransportOptions options);

}  // namespace patscope::net
