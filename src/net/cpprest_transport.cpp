// The only file that includes cpprestsdk. Its macro U would break fmt and every template parameter of that name.
#define _TURN_OFF_PLATFORM_STRING
#include <cpprest/containerstream.h>
#include <cpprest/http_client.h>
#include <pplx/threadpool.h>

#include <algorithm>
#include <boost/asio/ssl.hpp>
#include <mutex>

#include "net/proxy.h"
#include "net/transport.h"
#include "text/strings.h"

namespace patscope::net {
namespace {

/// A handful of probes at once at the most; the library would start forty threads.
void limit_threads() {
  static std::once_flag once;
  std::call_once(once, [] { crossplat::threadpool::initialize_with_threads(4); });
}

void trust_named_authorities(boost::asio::ssl::context& context, const Environment& environment) {
  boost::system::error_code ignored;  // a file that cannot be read trusts nobody: the handshake then says so
  context.set_default_verify_paths(ignored);
  for (const auto* name : {"SSL_CERT_FILE", "AGENT_CAINFO"})
    if (const auto file = environment(name)) context.load_verify_file(*file, ignored);
  if (const auto folder = environment("SSL_CERT_DIR")) context.add_verify_path(*folder, ignored);
}

web::http::client::http_client_config configure(const TransportOptions& options, const Destination& destination) {
  web::http::client::http_client_config config;
  config.set_max_redirects(0);
  config.set_timeout(options.timeout);
  config.set_ssl_context_callback(
      [&options](boost::asio::ssl::context& context) { trust_named_authorities(context, options.environment); });
  if (const auto proxy = proxy_for(destination.host, options.environment)) {
    web::web_proxy address{web::uri(proxy->url)};
    if (!proxy->user.empty()) address.set_credentials({proxy->user, std::string(proxy->password.reveal())});
    config.set_proxy(address);
  }
  return config;
}

web::http::http_request to_library(const Request& request) {
  web::http::http_request message(request.method);
  for (const auto& header : request.headers) message.headers().add(header.name, header.value);
  if (request.authorization != nullptr)
    message.headers().add("Authorization", std::string(request.authorization->reveal()));
  if (!request.body.empty()) message.set_body(request.body, "application/json");
  return message;
}

/// Reads up to `largest` bytes; what a server sends beyond is left in the socket, which is then closed.
void read_body(const web::http::http_response& message, std::size_t largest, Response& response) {
  constexpr std::size_t chunk = 64 * 1024;
  auto stream = message.body();
  while (response.body.size() < largest) {
    concurrency::streams::container_buffer<std::string> buffer;
    const auto count = stream.read(buffer, std::min(chunk, largest - response.body.size())).get();
    if (count == 0) return;
    response.body += buffer.collection();
  }
  response.end = stream.peek().get() == concurrency::streams::istream::traits::eof() ? BodyEnd::whole : BodyEnd::cut;
}

Response from_library(const web::http::http_response& message, std::size_t largest) {
  Response response;
  response.status = message.status_code();
  for (const auto& [name, value] : message.headers()) response.headers.push_back({to_lower(name), value});
  read_body(message, largest, response);
  return response;
}

struct TroubleWord {
  std::string_view word;  ///< in the library's message, which has no code of its own for most of these
  Trouble trouble;
  std::string_view sentence;
};

constexpr TroubleWord trouble_words[] = {
    {"proxy", Trouble::proxy, "the proxy did not open a tunnel to"},
    {"SSL", Trouble::certificate, "the certificate or the TLS handshake does not hold at"},
    {"certificate", Trouble::certificate, "the certificate or the TLS handshake does not hold at"},
    {"handshake", Trouble::certificate, "the certificate or the TLS handshake does not hold at"},
    {"resolv", Trouble::name, "no such host:"},
    {"timed out", Trouble::timeout, "no answer in time from"},
    {"canceled", Trouble::timeout, "no answer in time from"},
    {"Failed to connect", Trouble::connection, "no connection to"},
};

Answer trouble_from(std::string_view message, const std::string& host) {
  for (const auto& row : trouble_words)
    if (find_ignoring_case(message, row.word) != std::string_view::npos)
      return {.trouble = row.trouble, .detail = std::string(row.sentence) + " " + host, .response = {}};
  return {.trouble = Trouble::broken, .detail = "no complete HTTP answer from " + host, .response = {}};
}

class CpprestTransport final : public Transport {
 public:
  explicit CpprestTransport(TransportOptions options) : options_(std::move(options)) { limit_threads(); }

  Answer send(const Request& request) override {
    const auto destination = destination_of(request.url);
    if (!destination) return {.trouble = Trouble::refused, .detail = "not an https URL", .response = {}};
    if (request.authorization != nullptr)
      if (auto reason = refusal(*destination, options_.policy))
        return {.trouble = Trouble::refused, .detail = std::move(*reason), .response = {}};
    try {
      web::http::client::http_client client(web::uri(request.url), configure(options_, *destination));
      const auto message = client.request(to_library(request)).get();
      return {.trouble = Trouble::none, .detail = {}, .response = from_library(message, options_.largest_body)};
    } catch (const std::exception& error) {
      // Whatever the library says is looked through for what kind of trouble it is, and never shown.
      return trouble_from(error.what(), destination->host);
    }
  }

 private:
  TransportOptions options_;
};

}  // namespace

std::unique_ptr<Transport> make_transport(TransportOptions options) {
  return std::make_unique<CpprestTransport>(std::move(options));
}

}  // namespace patscope::net
