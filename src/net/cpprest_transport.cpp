// The only file that includes cpprestsdk. Its macro U would break fmt and every template parameter of that name.
#define _TURN_OFF_PLATFORM_STRING
#include <cpprest/containerstream.h>
#include <cpprest/http_client.h>
#include <pplx/threadpool.h>

#include <atomic>
#include <boost/asio/ssl.hpp>
#include <future>
#include <mutex>

#include "net/proxy.h"
#include "net/tls.h"
#include "net/transport.h"
#include "net/trouble.h"
#include "text/strings.h"

namespace patscope::net {
namespace {

/// What TLS, headers and chunks may add to a body. A header block without end is not seen by the library's callbacks.
constexpr std::uint64_t largest_overhead = 1024 * 1024;

/// One thread does all work of the library: it closes connections (when time is up, when a request is stopped) without
/// regard to reads that go on in another, and crashes. Nothing that runs on it may block.
void limit_threads() {
  static std::once_flag once;
  std::call_once(once, [] {
    try {
      crossplat::threadpool::initialize_with_threads(1);
    } catch (const std::exception&) {
      // Somebody else in this process uses the library already.
    }
  });
}

/// Thrown into the library to end a download; it hands it back.
struct BodyTooLarge {};

/// What the library's threads share with `send`. When time is up they may still be busy: it outlives both.
struct Exchange {
  pplx::cancellation_token_source stop;
  concurrency::streams::container_buffer<std::vector<std::uint8_t>> body;
  std::atomic<std::uint64_t> received = 0;
  Response response;
  std::promise<Answer> answer;
};
using SharedExchange = std::shared_ptr<Exchange>;

web::http::client::http_client_config configure(const TransportOptions& options, const Destination& destination,
                                                const SharedExchange& exchange) {
  web::http::client::http_client_config config;
  config.set_max_redirects(0);
  config.set_timeout(options.timeout);
  config.set_ssl_context_callback([exchange, environment = options.environment](boost::asio::ssl::context& context) {
    trust_named_authorities(context.native_handle(), environment);
    count_received(context.native_handle(), exchange->received);
  });
  if (const auto proxy = proxy_for(destination.host, options.environment)) {
    web::web_proxy address{web::uri(proxy->url)};
    if (!proxy->user.empty()) address.set_credentials({proxy->user, std::string(proxy->password.reveal())});
    config.set_proxy(address);
  }
  return config;
}

web::http::http_request to_library(const Request& request, const SharedExchange& exchange, std::size_t largest_body) {
  web::http::http_request message(request.method);
  for (const auto& header : request.headers) message.headers().add(header.name, header.value);
  if (request.authorization != nullptr)
    message.headers().add("Authorization", std::string(request.authorization->reveal()));
  if (!request.body.empty()) message.set_body(request.body, "application/json");
  message.set_response_stream(exchange->body.create_ostream());
  message.set_progress_handler([largest_body](web::http::message_direction::direction way, std::uint64_t bytes) {
    if (way == web::http::message_direction::download && bytes > largest_body) throw BodyTooLarge();
  });
  return message;
}

void take_head(const web::http::http_response& message, Response& response) {
  response.status = message.status_code();
  for (const auto& [name, value] : message.headers()) response.headers.push_back({to_lower(name), value});
}

Answer take_body(Exchange& exchange, BodyEnd end, std::size_t largest) {
  auto response = std::move(exchange.response);
  response.body.assign(exchange.body.collection().begin(), exchange.body.collection().end());
  response.end = response.body.size() > largest ? BodyEnd::cut : end;
  if (response.body.size() > largest) response.body.resize(largest);
  return {.trouble = Trouble::none, .detail = {}, .response = std::move(response)};
}

Answer conclude(const pplx::task<web::http::http_response>& finished, Exchange& exchange, const std::string& host,
                std::size_t largest) {
  try {
    (void)finished.get();
    return take_body(exchange, BodyEnd::whole, largest);
  } catch (const BodyTooLarge&) {
    return take_body(exchange, BodyEnd::cut, largest);
  } catch (const web::http::http_exception& error) {
    return trouble_of(error.what(), error.error_code().value(), host);
  } catch (const std::exception& error) {
    return trouble_of(error.what(), 0, host);
  }
}

/// On the library's own thread, for the reason above.
void stop(const SharedExchange& exchange) {
  crossplat::threadpool::shared_instance().service().post([exchange] { exchange->stop.cancel(); });
}

/// The library's own timeout begins anew with each piece that arrives; this one is of the whole.
Answer await(const SharedExchange& exchange, const TransportOptions& options, const std::string& host) {
  constexpr std::chrono::milliseconds tick{20};
  auto answer = exchange->answer.get_future();
  const auto deadline = std::chrono::steady_clock::now() + options.timeout;
  while (answer.wait_for(tick) != std::future_status::ready) {
    const bool flooded = exchange->received > options.largest_body + largest_overhead;
    if (!flooded && std::chrono::steady_clock::now() < deadline) continue;
    stop(exchange);
    return trouble_of("", flooded ? 0 : ETIMEDOUT, host);
  }
  return answer.get();
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
    const auto exchange = std::make_shared<Exchange>();
    try {
      start(request, *destination, exchange);
    } catch (const std::exception& error) {
      return trouble_of(error.what(), 0, destination->host);
    }
    return await(exchange, options_, destination->host);
  }

 private:
  void start(const Request& request, const Destination& destination, const SharedExchange& exchange) const {
    web::http::client::http_client client(web::uri(request.url), configure(options_, destination, exchange));
    client.request(to_library(request, exchange, options_.largest_body), exchange->stop.get_token())
        .then([exchange](const web::http::http_response& message) {
          take_head(message, exchange->response);
          return message.content_ready();
        })
        .then([exchange, host = destination.host,
               largest = options_.largest_body](const pplx::task<web::http::http_response>& finished) {
          exchange->answer.set_value(conclude(finished, *exchange, host, largest));
        });
  }

  TransportOptions options_;
};

}  // namespace

std::unique_ptr<Transport> make_transport(TransportOptions options) {
  return std::make_unique<CpprestTransport>(std::move(options));
}

}  // namespace patscope::net
