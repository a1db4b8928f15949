#include "support/stand_in/listener.h"

#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <optional>

#include "support/stand_in/acceptor.h"

namespace patscope::stand_in {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using HttpRequest = http::request<http::string_body>;
using HttpResponse = http::response<http::string_body>;
using Tls = asio::ssl::stream<asio::ip::tcp::socket>;

template <class Text>
std::string text_of(const Text& text) {
  return {text.data(), text.size()};
}

Received received(const HttpRequest& request) {
  return {.method = text_of(request.method_string()),
          .host = text_of(request[http::field::host]),
          .target = text_of(request.target()),
          .authorization = text_of(request[http::field::authorization]),
          .suppresses_sign_in = request["X-TFS-FedAuthRedirect"] == "Suppress",
          .body = request.body()};
}

HttpResponse to_library(Reply reply, const HttpRequest& request) {
  HttpResponse response(static_cast<http::status>(reply.status), request.version());
  for (const auto& [name, value] : reply.headers) response.insert(name, value);
  response.keep_alive(request.keep_alive());
  response.body() = std::move(reply.body);
  response.prepare_payload();
  return response;
}

/// Until one of the two hangs up.
template <class Stream>
void serve(Stream& stream, const Listener::Handler& handler) {
  boost::beast::flat_buffer buffer;
  boost::system::error_code ended;
  while (!ended) {
    HttpRequest request;
    http::read(stream, buffer, request, ended);
    if (ended) return;
    auto response = to_library(handler(received(request)), request);
    http::response_serializer<http::string_body> serializer(response);
    if (request.method() == http::verb::head)
      http::write_header(stream, serializer, ended);
    else
      http::write(stream, serializer, ended);
    if (!request.keep_alive()) return;
  }
}

void use(const Certificate& certificate, asio::ssl::context& context) {
  context.use_certificate(asio::buffer(certificate.certificate), asio::ssl::context::pem);
  context.use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem);
}

void converse(int socket, const Listener::Handler& handler, asio::ssl::context* tls) {
  asio::io_context context;
  // A socket of the same connection: the acceptor closes its own.
  asio::ip::tcp::socket tcp(context, asio::ip::tcp::v4(), ::dup(socket));
  if (tls == nullptr) return serve(tcp, handler);
  Tls stream(std::move(tcp), *tls);
  boost::system::error_code failed;
  stream.handshake(asio::ssl::stream_base::server, failed);
  if (!failed) serve(stream, handler);
}

}  // namespace

struct Listener::Data {
  Handler handler;
  std::optional<asio::ssl::context> tls;
  Acceptor acceptor;

  Data(Handler with, std::optional<asio::ssl::context> secured)
      : handler(std::move(with)),
        tls(std::move(secured)),
        acceptor([this](int socket) { converse(socket, handler, tls ? &*tls : nullptr); }) {}
};

Listener::Listener(Handler handler) : data_(std::make_unique<Data>(std::move(handler), std::nullopt)) {}

Listener::Listener(Handler handler, const Certificate& certificate) {
  asio::ssl::context tls(asio::ssl::context::tls_server);
  use(certificate, tls);
  data_ = std::make_unique<Data>(std::move(handler), std::move(tls));
}

Listener::~Listener() = default;

std::uint16_t Listener::port() const {
  return data_->acceptor.port();
}

std::string Listener::url() const {
  return (data_->tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port());
}

}  // namespace patscope::stand_in
