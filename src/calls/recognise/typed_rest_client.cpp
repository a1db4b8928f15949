// typed-rest-client's RestClient and HttpClient, and @actions/http-client, which grew out of it.

#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {
namespace {

enum class Client { rest, http };

struct Method {
  Client client;
  std::string_view name;
  std::string_view method;  ///< empty: the first argument
  std::size_t url = 0;
  std::size_t headers = 1;  ///< of RestClient: options, whose `additionalHeaders` they are
};

constexpr std::array methods = {
    Method{Client::rest, "get", "GET", 0, 1},         Method{Client::rest, "del", "DELETE", 0, 1},
    Method{Client::rest, "options", "OPTIONS", 0, 1}, Method{Client::rest, "create", "POST", 0, 2},
    Method{Client::rest, "update", "PATCH", 0, 2},    Method{Client::rest, "replace", "PUT", 0, 2},
    Method{Client::rest, "uploadStream", "", 1, 3},   Method{Client::http, "get", "GET", 0, 1},
    Method{Client::http, "del", "DELETE", 0, 1},      Method{Client::http, "head", "HEAD", 0, 1},
    Method{Client::http, "options", "OPTIONS", 0, 1}, Method{Client::http, "post", "POST", 0, 2},
    Method{Client::http, "patch", "PATCH", 0, 2},     Method{Client::http, "put", "PUT", 0, 2},
    Method{Client::http, "getJson", "GET", 0, 1},     Method{Client::http, "postJson", "POST", 0, 2},
    Method{Client::http, "putJson", "PUT", 0, 2},     Method{Client::http, "patchJson", "PATCH", 0, 2},
    Method{Client::http, "request", "", 1, 3},        Method{Client::http, "sendStream", "", 1, 3},
};

Value plain_value(const Invocation& invocation, std::size_t index) {
  const auto* value = plain(invocation, index);
  return value != nullptr ? *value : Value();
}

/// new RestClient(agent, baseUrl, handlers, options), new HttpClient(agent, handlers, options).
Effect make_client(Invocation& invocation, Client client) {
  const std::size_t handlers = client == Client::rest ? 2 : 1;
  const auto base = client == Client::rest ? plain_value(invocation, 1) : Value();
  const auto options = plain_value(invocation, handlers + 1);
  return {.result = add_library_object(invocation.state, invocation.name,
                                       {{"base", base},
                                        {"handlers", plain_value(invocation, handlers)},
                                        {"headers", field(invocation.state, options, "headers")}})};
}

Effect send(const Invocation& invocation, const Method& row) {
  const auto& state = invocation.state;
  const auto& client = invocation.receiver;
  Request request;
  request.idiom = "js-typed-rest-client";
  request.method = row.method.empty() ? method_name(plain_value(invocation, 0)) : Value(std::string(row.method));
  request.url = join_url(field(state, client, "base"), plain_value(invocation, row.url));
  auto headers = plain_value(invocation, row.headers);
  if (row.client == Client::rest) headers = field(state, headers, "additionalHeaders");
  add_header_table(request, state, headers);
  add_default_headers(request, state, field(state, client, "headers"));
  const auto handlers = field(state, client, "handlers");
  if (!items(state, handlers).empty()) request.credential = handlers;
  if (const auto connection = field(state, client, "@owner"); !connection.is_nothing())
    request.credential = field(state, connection, "credential");
  return {.requests = {request}};
}

/// azure-devops-node-api's `connection.rest` is a RestClient with the connection's own handler.
constexpr std::string_view rest_of_connection = "WebApi.rest";

std::optional<Client> client_named(std::string_view type) {
  if (type == "RestClient") return Client::rest;
  if (type == "HttpClient") return Client::http;
  return std::nullopt;
}

}  // namespace

std::optional<Effect> recognise_typed_rest_client(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  if (const auto client = client_named(name)) return make_client(invocation, *client);
  const auto type = name_before(invocation.name);
  const auto client = type.ends_with(rest_of_connection) ? std::optional(Client::rest) : client_named(last_name(type));
  if (!client) return std::nullopt;
  for (const auto& row : methods)
    if (row.client == *client && row.name == name) return send(invocation, row);
  return std::nullopt;
}

}  // namespace patscope::calls
