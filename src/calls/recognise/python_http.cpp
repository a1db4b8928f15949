// requests, httpx, aiohttp and urllib3: functions of the module, and clients that remember headers and a login.

#include <algorithm>
#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 7> client_types = {
    "Session", "session", "Client", "AsyncClient", "ClientSession", "BaseUrlSession", "PoolManager"};
constexpr std::array<std::string_view, 6> modules = {"requests", "requests.api", "httpx",
                                                     "aiohttp",  "urllib3",      "grequests"};
/// What a client keeps for its requests, by the keyword of its constructor.
constexpr std::array<std::string_view, 4> kept = {"base_url", "auth", "params", "cookies"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string idiom_of(std::string_view name) {
  return "python-" + std::string(name.substr(0, name.find('.')));
}

Effect make_client(Invocation& invocation) {
  auto& state = invocation.state;
  std::vector<std::pair<std::string, Value>> fields;
  fields.emplace_back("headers", copy_of_map(state, keyword(invocation, "headers")));
  for (const auto name : kept)
    if (const auto value = keyword(invocation, name); !value.is_nothing()) fields.emplace_back(name, value);
  const bool base_is_first = last_name(invocation.name) == "ClientSession";
  if (const auto* base = plain(invocation, 0); base != nullptr && base_is_first) fields.emplace_back("base_url", *base);
  return {.result = add_library_object(state, invocation.name, std::move(fields))};
}

void add_client(Request& request, const State& state, const Value& client) {
  request.url = join_url(field(state, client, "base_url"), request.url);
  request.url = with_query(state, request.url, field(state, client, "params"));
  add_default_headers(request, state, field(state, client, "headers"));
  if (request.credential.is_nothing()) request.credential = field(state, client, "auth");
}

/// `first` is the place of the URL among the plain arguments.
Effect send(const Invocation& invocation, const Value& client, const Value& method, std::size_t first) {
  const auto& state = invocation.state;
  Request request{.method = method, .url = argument(invocation, "url", first), .headers = {}, .credential = {}};
  request.idiom = idiom_of(invocation.name);
  request.url = with_query(state, request.url, keyword(invocation, "params"));
  add_header_table(request, state, keyword(invocation, "headers"));
  request.credential = keyword(invocation, "auth");
  if (!client.is_nothing()) add_client(request, state, client);
  return {.requests = {request}};
}

/// requests.Request(method, url, headers=...), which Session.send sends.
Effect make_request(Invocation& invocation) {
  auto& state = invocation.state;
  std::vector<std::pair<std::string, Value>> fields = {
      {"method", argument(invocation, "method", 0)},
      {"url", with_query(state, argument(invocation, "url", 1), keyword(invocation, "params"))},
      {"headers", copy_of_map(state, argument(invocation, "headers", 2))},
      {"auth", keyword(invocation, "auth")}};
  return {.result = add_library_object(state, invocation.name, std::move(fields))};
}

Effect send_prepared(const Invocation& invocation, const Value& client) {
  const auto& state = invocation.state;
  const auto prepared = argument(invocation, "request", 0);
  Request request{.method = method_name(field(state, prepared, "method")),
                  .url = field(state, prepared, "url"),
                  .headers = {},
                  .credential = field(state, prepared, "auth"),
                  .idiom = idiom_of(invocation.name)};
  add_header_table(request, state, field(state, prepared, "headers"));
  add_client(request, state, client);
  return {.requests = {request}};
}

}  // namespace

std::optional<Effect> recognise_python_http(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  const auto owner = name_before(invocation.name);
  if (contains(client_types, name)) return make_client(invocation);
  if (name == "Request") return make_request(invocation);
  if (name == "prepare") return Effect{.result = invocation.receiver};
  const bool on_client = contains(client_types, last_name(owner));
  if (on_client && name == "prepare_request") return Effect{.result = argument(invocation, "request", 0)};
  if (on_client && name == "send") return send_prepared(invocation, invocation.receiver);
  if (!on_client && !contains(modules, owner)) return std::nullopt;
  const auto client = on_client ? invocation.receiver : Value();
  if (const auto verb = http_verb(name)) return send(invocation, client, Value(std::string(*verb)), 0);
  if (name == "request" || name == "stream")
    return send(invocation, client, method_name(argument(invocation, "method", 0)), 1);
  return std::nullopt;
}

}  // namespace patscope::calls
