// fetch, axios, got, ky, request and node's https: one reader of options objects, since they agree on most names.

#include <algorithm>
#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {
namespace {

/// Which argument of `post`, `put` and `patch` is the body, if it has a place of its own.
enum class Body { in_options, second_argument };

struct Library {
  std::string_view name;  ///< of the function or module
  std::string_view idiom;
  std::string_view create = {};  ///< what makes a client with defaults
  Body body = Body::in_options;
};

constexpr std::array libraries = {
    Library{"fetch", "js-fetch"},
    Library{"globalThis.fetch", "js-fetch"},
    Library{"window.fetch", "js-fetch"},
    Library{"node-fetch", "js-fetch"},
    Library{"cross-fetch", "js-fetch"},
    Library{"cross-fetch.fetch", "js-fetch"},
    Library{"isomorphic-fetch", "js-fetch"},
    Library{"undici.fetch", "js-fetch"},
    Library{"undici.request", "js-undici"},
    Library{"axios", "js-axios", "create", Body::second_argument},
    Library{"got", "js-got", "extend"},
    Library{"ky", "js-ky", "create"},
    Library{"needle", "js-needle", {}, Body::second_argument},
    Library{"request", "js-request", "defaults"},
    Library{"request-promise", "js-request", "defaults"},
    Library{"request-promise-native", "js-request", "defaults"},
    Library{"http.request", "js-https"},
    Library{"http.get", "js-https"},
    Library{"https.request", "js-https"},
    Library{"https.get", "js-https"},
    Library{"follow-redirects.http.request", "js-https"},
    Library{"follow-redirects.http.get", "js-https"},
    Library{"follow-redirects.https.request", "js-https"},
    Library{"follow-redirects.https.get", "js-https"},
};

constexpr std::string_view client_part = "client";
constexpr std::string_view default_part = "default";

/// The library of a name and what stands behind it: "axios.client.get" is axios and "client.get".
struct Place {
  const Library* library = nullptr;
  std::string_view rest;
};

Place place_of(std::string_view name) {
  Place best;
  for (const auto& library : libraries) {
    if (!name.starts_with(library.name)) continue;
    const auto rest = name.substr(library.name.size());
    if (!rest.empty() && rest.front() != '.') continue;
    if (best.library == nullptr || library.name.size() > best.library->name.size())
      best = {.library = &library, .rest = rest.empty() ? rest : rest.substr(1)};
  }
  return best;
}

/// Takes `part` off the front of dotted parts.
bool take_part(std::string_view& parts, std::string_view part) {
  if (parts != part && !(parts.starts_with(part) && parts[part.size()] == '.')) return false;
  parts.remove_prefix(std::min(parts.size(), part.size() + 1));
  return true;
}

/// An options object: a URL is text or an object of the library.
bool is_options(const State& state, const Value& value) {
  return std::any_of(value.objects.begin(), value.objects.end(), [&](ObjectId id) {
    const auto& object = state.heap.get(id);
    return object.kind == ObjectKind::map || object.kind == ObjectKind::instance || object.type == "Request";
  });
}

/// What the last of the layers that has one of these names says; null when none does.
class Options {
 public:
  Options(const State& state, std::vector<Value> layers) : state_(state), layers_(std::move(layers)) {}

  [[nodiscard]] Value get(std::initializer_list<std::string_view> names) const {
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer)
      for (const auto name : names)
        if (auto value = field(state_, *layer, name); !value.is_nothing()) return value;
    return {};
  }

  void add_headers(Request& request) const {
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer)
      add_default_headers(request, state_, field(state_, *layer, "headers"));
  }

 private:
  const State& state_;
  std::vector<Value> layers_;
};

/// {hostname, path} of node's https.
Value url_of_parts(const Options& options, std::string_view library) {
  const auto host = options.get({"hostname", "host"});
  if (host.is_nothing()) return {};
  const bool plain_http =
      library.find("https") == std::string_view::npos && library.find("http") != std::string_view::npos;
  const Value scheme(std::string(plain_http ? "http://" : "https://"));
  return join_url(concatenate(scheme, host), options.get({"path", "pathname"}));
}

Value credential_of(const Options& options) {
  const auto login = options.get({"auth"});
  if (!login.is_nothing()) return login;
  const auto password = options.get({"password"});
  return carries(password).empty() ? join(options.get({"username"}), password) : password;
}

Request read(const State& state, const Options& options, const Library& library, Value url) {
  if (url.is_nothing()) url = options.get({"url", "uri"});
  if (url.is_nothing()) url = url_of_parts(options, library.name);
  Request request{.method = method_name(options.get({"method"})),
                  .url = join_url(options.get({"baseURL", "baseUrl", "prefixUrl"}), url),
                  .headers = {},
                  .credential = credential_of(options),
                  .idiom = std::string(library.idiom)};
  request.url = with_query(state, request.url, options.get({"params", "searchParams", "qs", "query"}));
  options.add_headers(request);
  return request;
}

Value plain_value(const Invocation& invocation, std::size_t index) {
  const auto* value = plain(invocation, index);
  return value != nullptr ? *value : Value();
}

/// f(url, options) or f(options); the places of the URL and of the options behind it.
Effect send(const Invocation& invocation, const Library& library, const Value& defaults, std::size_t options_at,
            std::size_t url_at = 0) {
  const auto& state = invocation.state;
  const auto first = plain_value(invocation, url_at);
  const auto intercepted = field(state, invocation.receiver, intercepted_field);
  if (is_options(state, first)) {
    const Options options(state, {defaults, first, plain_value(invocation, url_at + 1), intercepted});
    return {.requests = {read(state, options, library, {})}};
  }
  const Options options(state, {defaults, plain_value(invocation, options_at), intercepted});
  return {.requests = {read(state, options, library, first)}};
}

bool sends_body(std::string_view method) {
  return method == "POST" || method == "PUT" || method == "PATCH";
}

/// A client: its defaults are a map of its own, with axios' table of headers for every method.
Effect make_client(Invocation& invocation, const Library& library, const Value& base) {
  auto& state = invocation.state;
  const auto given = plain_value(invocation, 0);
  const auto defaults = copy_of_map(state, base);
  for (const auto& [name, value] : entries(state, given)) set_field(state, defaults, name, value);
  Request merged{.method = {}, .url = {}, .headers = {}, .credential = {}};
  Options(state, {base, given}).add_headers(merged);
  Object headers;
  for (const auto& [name, value] : merged.headers) headers.fields.emplace_back(name, value);
  headers.fields.emplace_back("common", add_object(state, Object{}));
  set_field(state, defaults, "headers", add_object(state, std::move(headers)));
  const auto type = std::string(library.name) + "." + std::string(client_part);
  return {.result = add_library_object(state, type, {{"defaults", defaults}})};
}

}  // namespace

std::optional<Effect> recognise_javascript_http(Invocation& invocation) {
  auto [library, rest] = place_of(invocation.name);
  if (library == nullptr) return std::nullopt;
  if (!take_part(rest, client_part)) take_part(rest, default_part);
  const auto defaults = field(invocation.state, invocation.receiver, "defaults");
  if (!library->create.empty() && (rest == library->create || rest == "extend"))
    return make_client(invocation, *library, defaults);
  // needle("put", url, body, options).
  const auto first = rest.empty() ? http_verb(known(plain_value(invocation, 0)).value_or("")) : std::nullopt;
  if (!first && (rest.empty() || rest == "request" || rest == "stream")) return send(invocation, *library, defaults, 1);
  const auto verb = first ? first : http_verb(rest);
  if (!verb) return std::nullopt;
  const std::size_t url_at = first ? 1 : 0;
  const bool body_first = library->body == Body::second_argument && sends_body(*verb);
  auto effect = send(invocation, *library, defaults, url_at + (body_first ? 2 : 1), url_at);
  effect.requests.front().method = Value(std::string(*verb));
  return effect;
}

/// new Headers({...}), new Request(url, {...}) and what is done to them.
std::optional<Effect> recognise_javascript_headers(Invocation& invocation) {
  auto& state = invocation.state;
  const auto name = last_name(invocation.name);
  if (name == "Headers") {
    const auto table = copy_of_map(state, plain_value(invocation, 0));
    if (table.objects.empty()) return Effect{.result = table};
    return Effect{.result = add_library_object(state, "Headers", entries(state, table))};
  }
  if (name == "Request") {
    auto fields = entries(state, plain_value(invocation, 1));
    fields.emplace_back("url", plain_value(invocation, 0));
    return Effect{.result = add_library_object(state, "Request", std::move(fields))};
  }
  if (name != "set" && name != "append") return std::nullopt;
  set_field(state, invocation.receiver, known(plain_value(invocation, 0)).value_or(""), plain_value(invocation, 1));
  return Effect{.result = Value()};
}

}  // namespace patscope::calls
