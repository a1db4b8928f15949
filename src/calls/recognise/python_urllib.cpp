// Python's own HTTP: urllib.request (urllib2 before Python 3) and http.client (httplib).

#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {
namespace {

constexpr std::string_view installed_opener = "python.opener";

/// With data a request is a POST, unless it says otherwise.
Value method_for(const Value& method, const Value& data) {
  if (!method.is_nothing()) return method_name(method);
  const Value post(std::string("POST"));
  if (data.is_nothing()) return Value(std::string("GET"));
  return data.maybe_nothing ? join(Value(std::string("GET")), post) : post;
}

std::optional<Effect> make_request(Invocation& invocation) {
  auto& state = invocation.state;
  return Effect{.result = add_library_object(state, invocation.name,
                                             {{"full_url", argument(invocation, "url", 0)},
                                              {"data", argument(invocation, "data", 1)},
                                              {"headers", copy_of_map(state, argument(invocation, "headers", 2))},
                                              {"method", argument(invocation, "method", 5)}})};
}

std::optional<Effect> add_header(Invocation& invocation) {
  const auto name = known(argument(invocation, "key", 0));
  const auto value = argument(invocation, "val", 1);
  set_field(invocation.state, field(invocation.state, invocation.receiver, "headers"), name.value_or(""), value);
  return Effect{.result = Value()};
}

/// `req.get_method = lambda: "PUT"`: the method is what that function gives, which is not known here.
Value method_of_request(const State& state, const Value& request) {
  const auto own = field(state, request, "get_method");
  return own.callables.empty() ? field(state, request, "method") : own;
}

Request request_for(const Invocation& invocation) {
  const auto& state = invocation.state;
  const auto target = argument(invocation, "url", 0);
  Request request{.method = {}, .url = target, .headers = {}, .credential = {}, .idiom = "python-urllib"};
  auto data = argument(invocation, "data", 1);
  if (!target.objects.empty()) {
    if (data.is_nothing()) data = field(state, target, "data");
    request.url = field(state, target, "full_url");
    request.method = method_of_request(state, target);
    add_header_table(request, state, field(state, target, "headers"));
  }
  request.method = method_for(request.method, data);
  return request;
}

/// opener.addheaders = [("Authorization", "..."), ...].
void add_opener(Request& request, const State& state, const Value& opener) {
  for (const auto& pair : items(state, field(state, opener, "addheaders")))
    request.headers.emplace_back(known(field(state, pair, "0")).value_or(""), field(state, pair, "1"));
  request.credential = field(state, opener, "handlers");
  if (carried_by(state, request.credential).empty()) request.credential = Value();
}

std::optional<Effect> open_url(Invocation& invocation) {
  auto request = request_for(invocation);
  const auto& facts = invocation.state.job.facts;
  if (const auto opener = facts.find(installed_opener); opener != facts.end())
    add_opener(request, invocation.state, opener->second);
  return Effect{.requests = {request}};
}

std::optional<Effect> open_with(Invocation& invocation) {
  auto request = request_for(invocation);
  add_opener(request, invocation.state, invocation.receiver);
  return Effect{.requests = {request}};
}

std::optional<Effect> build_opener(Invocation& invocation) {
  Object handlers;
  handlers.kind = ObjectKind::list;
  for (std::size_t i = 0; plain(invocation, i) != nullptr; ++i) handlers.items.push_back(*plain(invocation, i));
  auto& state = invocation.state;
  const auto list = add_object(state, std::move(handlers));
  return Effect{.result = add_library_object(state, "urllib.request.OpenerDirector", {{"handlers", list}})};
}

std::optional<Effect> install_opener(Invocation& invocation) {
  invocation.state.job.facts.insert_or_assign(std::string(installed_opener), argument(invocation, "opener", 0));
  return Effect{.result = Value()};
}

std::optional<Effect> add_password(Invocation& invocation) {
  set_field(invocation.state, invocation.receiver, "password", argument(invocation, "passwd", 3));
  return Effect{.result = Value()};
}

std::optional<Effect> retrieve(Invocation& invocation) {
  auto effect = open_url(invocation);
  if (effect) effect->requests.front().method = method_for({}, argument(invocation, "data", 3));
  return effect;
}

std::optional<Effect> connect(Invocation& invocation) {
  const Value scheme(std::string(last_name(invocation.name) == "HTTPConnection" ? "http://" : "https://"));
  auto& state = invocation.state;
  return Effect{.result = add_library_object(state, "http.client.HTTPSConnection",
                                             {{"origin", concatenate(scheme, argument(invocation, "host", 0))},
                                              {"headers", copy_of_map(state, Value())}})};
}

Request connection_request(const State& state, const Value& connection, const Value& method, const Value& path) {
  return {.method = method_name(method),
          .url = join_url(field(state, connection, "origin"), path),
          .headers = {},
          .credential = {},
          .idiom = "python-http-client"};
}

std::optional<Effect> connection_sends(Invocation& invocation) {
  auto request = connection_request(invocation.state, invocation.receiver, argument(invocation, "method", 0),
                                    argument(invocation, "url", 1));
  add_header_table(request, invocation.state, argument(invocation, "headers", 3));
  return Effect{.requests = {request}};
}

// putrequest(method, url), putheader(name, value)..., endheaders().
std::optional<Effect> put_request(Invocation& invocation) {
  set_field(invocation.state, invocation.receiver, "method", argument(invocation, "method", 0));
  set_field(invocation.state, invocation.receiver, "path", argument(invocation, "url", 1));
  return Effect{.result = Value()};
}

std::optional<Effect> put_header(Invocation& invocation) {
  return add_header(invocation);
}

std::optional<Effect> end_headers(Invocation& invocation) {
  const auto& state = invocation.state;
  auto request = connection_request(state, invocation.receiver, field(state, invocation.receiver, "method"),
                                    field(state, invocation.receiver, "path"));
  add_header_table(request, state, field(state, invocation.receiver, "headers"));
  return Effect{.requests = {request}};
}

struct Row {
  std::string_view owner;  ///< the last part before the function; empty: any
  std::string_view name;
  std::optional<Effect> (*run)(Invocation&);
};

constexpr std::array rows = {
    Row{"", "Request", make_request},
    Row{"Request", "add_header", add_header},
    Row{"Request", "add_unredirected_header", add_header},
    Row{"", "urlopen", open_url},
    Row{"", "urlretrieve", retrieve},
    Row{"", "build_opener", build_opener},
    Row{"", "OpenerDirector", build_opener},
    Row{"", "install_opener", install_opener},
    Row{"OpenerDirector", "open", open_with},
    Row{"", "add_password", add_password},
    Row{"", "HTTPSConnection", connect},
    Row{"", "HTTPConnection", connect},
    Row{"HTTPSConnection", "request", connection_sends},
    Row{"HTTPSConnection", "putrequest", put_request},
    Row{"HTTPSConnection", "putheader", put_header},
    Row{"HTTPSConnection", "endheaders", end_headers},
};

}  // namespace

std::optional<Effect> recognise_python_urllib(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  const auto owner = last_name(name_before(invocation.name));
  for (const auto& row : rows)
    if (row.name == name && (row.owner.empty() || row.owner == owner)) return row.run(invocation);
  return std::nullopt;
}

}  // namespace patscope::calls
