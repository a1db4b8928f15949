#define _TURN_OFF_PLATFORM_STRING
#include "support/stand_in/listener.h"

#include <cpprest/http_listener.h>

#include <boost/asio/ssl.hpp>
#include <optional>

#include "support/stand_in/raw_server.h"

namespace patscope::stand_in {
namespace {

using web::http::experimental::listener::http_listener;
using web::http::experimental::listener::http_listener_config;

std::string header(const web::http::http_request& request, const char* name) {
  const auto found = request.headers().find(name);
  return found == request.headers().end() ? std::string() : found->second;
}

Received read(const web::http::http_request& request, std::string body) {
  return {.method = request.method(),
          .host = header(request, "Host"),
          .target = request.request_uri().resource().to_string(),
          .authorization = header(request, "Authorization"),
          .suppresses_sign_in = header(request, "X-TFS-FedAuthRedirect") == "Suppress",
          .body = std::move(body)};
}

web::http::http_response to_library(const Reply& reply) {
  web::http::http_response response(static_cast<web::http::status_code>(reply.status));
  response.set_body(reply.body);
  response.headers().remove("Content-Type");
  for (const auto& [name, value] : reply.headers) response.headers().add(name, value);
  return response;
}

/// Without waiting: the library's threads are few, and a client of the same process may need them.
void answer(web::http::http_request request, const Listener::Handler& handler) {
  request.extract_string(true)
      .then([request, handler](const std::string& body) mutable {
        return request.reply(to_library(handler(read(request, body))));
      })
      .then([](const pplx::task<void>& sent) {
        try {
          sent.get();
        } catch (const std::exception&) {
          // The client has gone.
        }
      });
}

http_listener_config secured_by(const std::optional<Certificate>& certificate) {
  http_listener_config config;
  if (certificate)
    config.set_ssl_context_callback([certificate](boost::asio::ssl::context& context) {
      context.use_certificate(boost::asio::buffer(certificate->certificate), boost::asio::ssl::context::pem);
      context.use_private_key(boost::asio::buffer(certificate->key), boost::asio::ssl::context::pem);
    });
  return config;
}

}  // namespace

struct Listener::Data {
  Data(Handler with, const std::optional<Certificate>& certificate)
      : handler(std::move(with)),
        port(free_port()),
        url((certificate ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port)),
        listener(web::uri(url), secured_by(certificate)) {
    const auto handle = [this](const web::http::http_request& request) { answer(request, handler); };
    listener.support(handle);
    // The library would answer these itself.
    listener.support(web::http::methods::OPTIONS, handle);
    listener.open().wait();
  }

  Handler handler;
  std::uint16_t port;
  std::string url;
  http_listener listener;
};

Listener::Listener(Handler handler) : data_(std::make_unique<Data>(std::move(handler), std::nullopt)) {}

Listener::Listener(Handler handler, Certificate certificate)
    : data_(std::make_unique<Data>(std::move(handler), std::move(certificate))) {}

Listener::~Listener() {
  data_->listener.close().wait();
}

std::uint16_t Listener::port() const {
  return data_->port;
}

std::string Listener::url() const {
  return data_->url;
}

}  // namespace patscope::stand_in
