#include "calls/recognise/requests.h"

#include <algorithm>
#include <map>

#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/text_values.h"
#include "calls/recognise/combinations.h"
#include "calls/recognise/foreign.h"
#include "calls/recognise/headers.h"
#include "calls/recognise/placing.h"
#include "calls/recognise/recognise.h"
#include "rest/token_shape.h"
#include "rest/url.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

void add_distinct(std::vector<Credential>& into, const std::vector<Credential>& from) {
  for (const auto& credential : from)
    if (std::find(into.begin(), into.end(), credential) == into.end()) into.push_back(credential);
}

bool is_authorization(std::string_view header) {
  const auto name = trim(header);
  return name.empty() || equals_ignoring_case(name, "Authorization");
}

/// "user:token" of "https://user:token@host/": nothing when there is none.
std::optional<Text> user_info(const Text& url) {
  const auto flat = flatten(url);
  const auto scheme = flat.find("://");
  const auto begin = scheme == std::string::npos ? 0 : scheme + 3;
  const auto end = std::min(flat.find_first_of("/?", begin), flat.size());
  const auto at = flat.rfind('@', end);
  if (at == std::string::npos || at < begin) return std::nullopt;
  return slice(url, begin, at);
}

/// A PAT that the script itself spells out, alone or behind a user.
bool spells_token(const Text& login) {
  const auto flat = flatten(login);
  return !find_tokens(flat).empty() || is_token_like(flat.substr(flat.find(':') + 1));
}

bool spells_token(const State& state, const Value& login) {
  const auto spelt = [](const Value& value) {
    return std::any_of(value.texts.begin(), value.texts.end(), [](const Text& text) { return spells_token(text); });
  };
  return spelt(login) || std::any_of(login.objects.begin(), login.objects.end(), [&](ObjectId id) {
           const auto& object = state.heap.get(id);
           return std::any_of(object.items.begin(), object.items.end(), spelt) ||
                  std::any_of(object.fields.begin(), object.fields.end(),
                              [&](const auto& entry) { return spelt(entry.second); });
         });
}

/// What the request is sent as. Something is sent whose origin is not known: unknown.
std::vector<Credential> credentials_of(const Machine& machine, const Request& request) {
  std::vector<Credential> found;
  bool sends_something = false;
  bool sends_literal = spells_token(machine.state, request.credential);
  for (const auto& [name, value] : request.headers) {
    if (!is_authorization(name)) continue;
    const auto carried = carried_by(machine.state, value);
    add_distinct(found, carried);
    sends_literal = sends_literal || spells_token(machine.state, value);
    sends_something = sends_something || (!name.empty() && !value.is_nothing() && known(value) != "");
  }
  add_distinct(found, carried_by(machine.state, secret_of_login(machine.state, request.credential)));
  sends_something = sends_something || !request.credential.is_nothing();
  for (const auto& url : request.url.texts)
    if (const auto user = user_info(url)) {
      add_distinct(found, secret_of_login(*user).carries());
      sends_something = sends_something || flatten(*user).find(':') != std::string::npos;
      sends_literal = sends_literal || spells_token(*user);
    }
  if (!found.empty()) return found;
  if (sends_literal) return {{.kind = CredentialKind::pat, .name = std::string(literal_name)}};
  if (request.fallback_credential) return {*request.fallback_credential};
  return {{.kind = sends_something ? CredentialKind::unknown : CredentialKind::none, .name = {}}};
}

std::vector<std::string> methods_of(const Machine& machine, const Request& request) {
  Value method = request.method;
  for (const auto& [name, value] : request.headers)
    if (equals_ignoring_case(trim(name), "X-HTTP-Method-Override")) method = value;
  std::vector<std::string> methods;
  for (const auto& text : as_texts(to_text(machine, method))) {
    const auto name = text.known();
    const auto upper = name ? to_upper(trim(*name)) : std::string();
    if (std::find(methods.begin(), methods.end(), upper) == methods.end()) methods.push_back(upper);
  }
  if (methods.empty() || method.is_nothing()) methods = {"GET"};
  // An override that is unknown or unset beside known verbs adds nothing.
  if (methods.size() > 1) methods.erase(std::remove(methods.begin(), methods.end(), ""), methods.end());
  return methods;
}

bool is_blank(const Text& url) {
  const auto flat = flatten(url);
  return trim(flat).empty();
}

/// $(System.OidcRequestUri) is a whole URL: the service's documentation spells it out (confidence high).
Text with_known_variables(const Text& url) {
  if (url.pieces.empty() || !url.pieces.front().hole) return url;
  const auto name = url.pieces.front().hole->name;
  if (!equals_ignoring_case(name, "System.OidcRequestUri")) return url;
  Text whole(Hole{.name = "System.CollectionUri", .kind = HoleKind::collection_url, .carries = {}});
  const auto blank = [&](const char* part) {
    whole.append(Text(Hole{.name = part, .kind = HoleKind::guid, .carries = {}}));
  };
  blank("System.TeamProjectId");
  whole.append("/_apis/distributedtask/hubs/");
  whole.append(Text(Hole{.name = "System.HostType", .kind = HoleKind::segment, .carries = {}}));
  whole.append("/plans/");
  blank("System.PlanId");
  whole.append("/jobs/");
  blank("System.JobId");
  whole.append("/oidctoken");
  return whole + slice(url, 1, flatten(url).size());
}

/// "/project/_apis/...": what stands in front was a variable that nobody here knows.
Text with_open_host(const Text& url) {
  const auto flat = flatten(url);
  const bool relative =
      find_ignoring_case(flat, "_apis/") != std::string::npos && flat.find("://") == std::string::npos;
  if (!relative || UrlPattern::parse(url)) return url;
  const Text host(Hole{.name = "organization", .kind = HoleKind::url, .carries = {}});
  const auto begin = std::min(flat.find_first_not_of('/'), flat.size());
  return host + Text("/") + slice(url, begin, flat.size());
}

std::vector<Text> urls_of(const Machine& machine, const Request& request) {
  auto urls = as_texts(to_text(machine, request.url));
  for (auto& url : urls) url = with_open_host(with_known_variables(url));
  if (std::any_of(urls.begin(), urls.end(), [](const Text& url) { return !is_blank(url); }))
    urls.erase(std::remove_if(urls.begin(), urls.end(), is_blank), urls.end());
  return urls;
}

/// A token that is good for nothing but Azure DevOps.
bool is_own_token(const Credential& credential) {
  return credential.kind == CredentialKind::job_token || credential.kind == CredentialKind::entra;
}

bool host_is_open(const Text& url) {
  return !url.pieces.empty() && url.pieces.front().hole.has_value();
}

enum class Destination { azure_devops, open, elsewhere };

/// Where a URL leads, and whether its route is known.
struct Target {
  Destination destination = Destination::elsewhere;
  bool resolved = false;
};

Target target_of(const Request& request, const Text& url, const std::vector<Credential>& credentials) {
  const auto pattern = UrlPattern::parse(url);
  if (pattern && pattern->host.kind == HostKind::foreign) return {};
  const bool anchored = pattern && pattern->area != UrlArea::none;
  if (anchored) return {.destination = Destination::azure_devops, .resolved = true};
  const bool own_host =
      pattern && (pattern->host.kind == HostKind::services || pattern->host.kind == HostKind::on_premises);
  const bool opens = host_is_open(url) || is_blank(url);
  if (own_host || request.azure_devops || (opens && from_answer(url)))
    return {.destination = Destination::azure_devops, .resolved = own_host && !url.has_hole()};
  if (!opens) return {};
  const bool own_token = std::any_of(credentials.begin(), credentials.end(), is_own_token);
  // Services of others have versions too; "/api/" is where they have their routes.
  const bool others = flatten(url).find("/api/") != std::string::npos;
  const bool versioned = !others && find_ignoring_case(url.with_names(), "api-version") != std::string::npos &&
                         std::any_of(credentials.begin(), credentials.end(), [](const Credential& credential) {
                           return credential.kind == CredentialKind::pat;
                         });
  if (own_token || versioned) return {.destination = Destination::open, .resolved = false};
  return {};
}

std::string why_unresolved(const Request& request, const Text& url) {
  if (!request.unresolved.empty()) return request.unresolved;
  if (from_answer(url)) return "the URL comes out of an answer of Azure DevOps";
  if (is_blank(url)) return "the URL is not known";
  return "the URL is known only at run time: " + url.with_names();
}

Place place_of(const Machine& machine, const Request& request, const std::string& method, const Text& url, Span own) {
  if (!request.decisive.is_nothing()) return place_by_words(machine, as_text(request.decisive), own);
  // The method of an SDK's client is the operation, whoever hands the organization's URL in.
  if (request.azure_devops) return place_by_words(machine, {}, own);
  return place_by_url(machine, method, url, own);
}

void add_calls(Machine& machine, const Request& request, const RestCall& call,
               const std::vector<Credential>& credentials) {
  for (const auto& credential : credentials) {
    auto one = call;
    one.credential = credential;
    if (!request.operation.empty()) one.operation = request.operation;
    machine.found.calls.push_back(std::move(one));
  }
}

}  // namespace

bool record(Machine& machine, const Invocation& invocation, const Request& request) {
  const auto credentials = credentials_of(machine, request);
  auto urls = urls_of(machine, request);
  if (urls.empty()) urls.emplace_back();
  bool recorded = false;
  const auto methods = methods_of(machine, request);
  const Combinations combinations(machine, methods, urls);
  for (std::size_t each = 0; each < methods.size(); ++each) {
    const auto& method = methods[each];
    std::map<std::string, bool> seen;
    for (std::size_t at = 0; at < urls.size(); ++at) {
      if (combinations.is_mixture(each, at)) continue;
      const auto& url = urls[at];
      const auto target = target_of(request, url, credentials);
      const auto place = place_of(machine, request, method, url, request.place.value_or(invocation.place));
      if (target.destination == Destination::elsewhere) {
        note_foreign(machine, request, method, url, place);
        continue;
      }
      recorded = true;
      const bool known_operation = target.resolved || !request.operation.empty();
      const auto key = known_operation ? resolution_key(machine, method, url) : "?";
      if (!seen.emplace(key + std::to_string(place.span.begin), true).second) continue;
      add_calls(machine, request,
                {.method = method,
                 .url = url,
                 .credential = {},
                 .place = place.span,
                 .via = place.via,
                 .idiom = request.idiom,
                 .operation = {},
                 .unresolved = known_operation ? request.unresolved : why_unresolved(request, url),
                 .reach = machine.reach},
                credentials);
    }
  }
  return recorded;
}

Value send(Machine& machine, const Invocation& invocation, const Effect& effect) {
  bool own = false;
  for (const auto& request : effect.requests) own = record(machine, invocation, request) || own;
  if (effect.result) return *effect.result;
  if (effect.requests.empty()) return {};
  const auto minted = own ? std::vector<Credential>() : minted_by(invocation);
  return Value(Text(Hole{.name = "answer", .kind = HoleKind::any, .carries = minted, .from_answer = own}));
}

}  // namespace patscope::calls
