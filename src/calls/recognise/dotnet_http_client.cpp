// System.Net.Http.HttpClient, as PowerShell uses it.

#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view headers_type = "System.Net.Http.Headers.HttpRequestHeaders";
constexpr std::string_view method_type = "System.Net.Http.HttpMethod.";

struct Function {
  std::string_view name;
  std::string_view method;
};

constexpr std::array functions = {
    Function{"GetAsync", "GET"},       Function{"GetStringAsync", "GET"}, Function{"GetByteArrayAsync", "GET"},
    Function{"GetStreamAsync", "GET"}, Function{"PostAsync", "POST"},     Function{"PutAsync", "PUT"},
    Function{"PatchAsync", "PATCH"},   Function{"DeleteAsync", "DELETE"}, Function{"PostAsJsonAsync", "POST"},
    Function{"PutAsJsonAsync", "PUT"},
};

Value plain_value(const Invocation& invocation, std::size_t index) {
  const auto* value = plain(invocation, index);
  return value != nullptr ? *value : Value();
}

/// [HttpMethod]::Get is read without a call: its type says which one it is.
Value http_method(const State& state, const Value& value) {
  for (const auto& type : types(state, value))
    if (starts_with_ignoring_case(type, method_type)) return Value(to_upper(last_name(type)));
  return method_name(value);
}

void add_client(Request& request, const State& state, const Value& client) {
  request.url = join_url(field(state, client, "BaseAddress"), request.url);
  request.credential = field(state, field(state, client, "handler"), "Credentials");
  add_default_headers(request, state, field(state, client, "DefaultRequestHeaders"));
}

Effect make_client(Invocation& invocation) {
  auto& state = invocation.state;
  const auto headers = add_library_object(state, std::string(headers_type));
  return {.result = add_library_object(state, "System.Net.Http.HttpClient",
                                       {{"DefaultRequestHeaders", headers}, {"handler", plain_value(invocation, 0)}})};
}

Effect send_message(const Invocation& invocation) {
  const auto& state = invocation.state;
  const auto message = plain_value(invocation, 0);
  Request request{.method = http_method(state, field(state, message, "Method")),
                  .url = field(state, message, "RequestUri"),
                  .headers = {},
                  .credential = {},
                  .idiom = "httpclient"};
  add_header_table(request, state, field(state, message, "Headers"));
  add_client(request, state, invocation.receiver);
  return {.requests = {request}};
}

}  // namespace

std::optional<Effect> recognise_http_client(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  if (equals_ignoring_case(name, "HttpClient")) return make_client(invocation);
  if (equals_ignoring_case(name, "SendAsync") || equals_ignoring_case(name, "Send")) return send_message(invocation);
  for (const auto& row : functions) {
    if (!equals_ignoring_case(row.name, name)) continue;
    Request request{.method = Value(std::string(row.method)),
                    .url = plain_value(invocation, 0),
                    .headers = {},
                    .credential = {},
                    .idiom = "httpclient"};
    add_client(request, invocation.state, invocation.receiver);
    return Effect{.requests = {request}};
  }
  return std::nullopt;
}

/// HttpRequestMessage(method, uri), HttpMethod("PATCH"), AuthenticationHeaderValue(scheme, parameter).
std::optional<Effect> recognise_http_message(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  auto& state = invocation.state;
  if (equals_ignoring_case(name, "HttpMethod")) return Effect{.result = method_name(plain_value(invocation, 0))};
  if (equals_ignoring_case(name, "AuthenticationHeaderValue")) {
    const auto scheme = concatenate(plain_value(invocation, 0), Value(std::string(" ")));
    return Effect{.result = concatenate(scheme, plain_value(invocation, 1))};
  }
  if (!equals_ignoring_case(name, "HttpRequestMessage")) return std::nullopt;
  const auto headers = add_library_object(state, std::string(headers_type));
  return Effect{
      .result = add_library_object(
          state, "System.Net.Http.HttpRequestMessage",
          {{"Method", plain_value(invocation, 0)}, {"RequestUri", plain_value(invocation, 1)}, {"Headers", headers}})};
}

}  // namespace patscope::calls
