// git over HTTPS: what it sends; what it remembers for that is in git_memory.h. A fetch asks for
// git-upload-pack, a push for git-receive-pack; the discovery request before each needs no other scope.

#include <algorithm>
#include <array>

#include "calls/recognise/git_copies.h"
#include "calls/recognise/git_memory.h"
#include "calls/recognise/headers.h"
#include "calls/recognise/options.h"
#include "calls/recognise/recognisers.h"
#include "calls/recognise/stored_credentials.h"
#include "rest/token_shape.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

enum class Direction { none, read, write };

struct Verb {
  std::string_view name;
  Direction direction;
};

constexpr Verb verbs[] = {
    {"clone", Direction::read}, {"fetch", Direction::read},     {"pull", Direction::read},
    {"push", Direction::write}, {"ls-remote", Direction::read}, {"submodule", Direction::read},
};

constexpr std::array<std::string_view, 24> long_with_value = {"branch",
                                                              "depth",
                                                              "origin",
                                                              "reference",
                                                              "config",
                                                              "template",
                                                              "shallow-since",
                                                              "upload-pack",
                                                              "receive-pack",
                                                              "jobs",
                                                              "separate-git-dir",
                                                              "filter",
                                                              "repo",
                                                              "push-option",
                                                              "shallow-exclude",
                                                              "server-option",
                                                              "refmap",
                                                              "negotiation-tip",
                                                              "strategy",
                                                              "strategy-option",
                                                              "deepen",
                                                              "exec",
                                                              "sort",
                                                              "recurse-submodules-default"};
constexpr OptionShape verb_shape{.short_with_value = "bcojsX", .long_with_value = long_with_value};

bool is_address(const Value& word) {
  const auto text = spelling(word);
  return text.find("://") != std::string::npos || text.starts_with("git@") || text.starts_with(text_hole_byte);
}

/// --repo, the first operand or the remote "origin".
Value remote_of(const CommandLine& line) {
  if (const auto* repository = line.value({"--repo"})) return *repository;
  return line.operands.empty() ? Value(std::string("origin")) : line.operands.front();
}

/// What it stands for; null when nothing is known of it.
Value address_of(const GitCommand& command, const Value& remote) {
  Value found;
  for (const auto& text : as_texts(remote)) {
    const Value word(text);
    const auto address = is_address(word) ? word : remote_address(command.state, command.folder, spelling(word));
    if (!address.is_nothing()) found = with_alternative(std::move(found), address);
  }
  return found;
}

Value rewritten(const State& state, const Value& address) {
  return map_texts(address, [&](const Text& text) {
    const auto flat = flatten(text);
    for (const auto& [key, base] : state.job.facts) {
      if (!key.starts_with("git.instead.")) continue;
      const auto prefix = key.substr(std::string_view("git.instead.").size());
      if (flat.starts_with(prefix)) return as_text(base) + slice(text, prefix.size(), flat.size());
    }
    return text;
  });
}

/// Extra headers are for all servers, or for the URL in the key: "http.https://dev.azure.com/.extraheader".
bool is_for(std::string_view key, const Value& address) {
  constexpr std::string_view start = "http.";
  constexpr std::string_view end = ".extraheader";
  if (!key.starts_with(start) || !key.ends_with("extraheader")) return false;
  if (key.size() <= start.size() + end.size()) return true;
  auto url = key.substr(start.size(), key.size() - start.size() - end.size());
  if (url.ends_with('/')) url.remove_suffix(1);
  if (address.is_nothing()) return url.find("github") == std::string_view::npos;
  for (const auto& text : as_texts(address)) {
    const auto flat = flatten(text);
    const bool unknown_host = url.find(text_hole_byte) != std::string_view::npos || flat.starts_with(text_hole_byte);
    if (unknown_host || starts_with_ignoring_case(flat, url) ||
        find_ignoring_case(flat, url.substr(url.find("://") + 3)) < 64)
      return true;
  }
  return false;
}

void add_extra_headers(Request& request, const GitCommand& command, const Value& address) {
  for (const auto& [key, value] : command.settings)
    if (is_for(key, address)) add_header_line(request, value);
  for (const auto& [key, value] : command.state.environment)
    if (key.starts_with("GIT_CONFIG_VALUE_")) add_header_line(request, value);
}

bool sends_credential(const Request& request) {
  for (const auto& [name, value] : request.headers)
    if (!carries(value).empty()) return true;
  return false;
}

struct Authority {
  Text user;         ///< before the "@"
  std::string host;  ///< holes as bytes
};

Authority authority_of(const Text& address) {
  const auto flat = flatten(address);
  const auto scheme = flat.find("://");
  const auto begin = scheme == std::string::npos ? 0 : scheme + 3;
  const auto end = std::min(flat.find('/', begin), flat.size());
  const auto at = flat.substr(0, end).rfind('@');
  if (at == std::string::npos || at < begin) return {{}, flat.substr(begin, end - begin)};
  return {slice(address, begin, at), flat.substr(at + 1, end - at - 1)};
}

bool has_user(const Value& address) {
  const auto texts = as_texts(address);
  return std::any_of(texts.begin(), texts.end(), [](const Text& text) {
    const auto user = authority_of(text).user;
    return !user.carries().empty() || !find_tokens(flatten(user)).empty();
  });
}

Text some_repository() {
  return Text(Hole{.name = "remote", .kind = HoleKind::url, .carries = {}}) + Text("/_git/") +
         Text(Hole{.name = "repository", .kind = HoleKind::segment, .carries = {}});
}

/// Nothing is known of the host, and the path does not tell either.
bool leads_nowhere(const Text& address) {
  return authority_of(address).host.find_first_not_of(text_hole_byte) == std::string::npos &&
         flatten(address).find("_git") == std::string::npos;
}

/// What a request to `address` is: null when nothing is known of it.
Request request_to(const GitCommand& command, const Value& address, Direction direction) {
  const Text service(direction == Direction::write ? "/git-receive-pack" : "/git-upload-pack");
  Request request{.method = Value(std::string("POST")),
                  .url = Value(some_repository() + service),
                  .headers = {},
                  .credential = {},
                  .idiom = direction == Direction::write ? "git-push" : "git-fetch"};
  add_extra_headers(request, command, address);
  if (!sends_credential(request) && !has_user(address))
    request.credential = stored_git_credential(command.state, command.settings);
  if (address.is_nothing()) return request;
  const auto text = as_text(address);
  if (!leads_nowhere(text)) {
    request.url = join_url(address, Value(service));
    return request;
  }
  if (const auto user = authority_of(text).user; !user.empty()) request.credential = Value(user);
  request.unresolved = "the repository's host is known only at run time: " + text.with_names();
  return request;
}

/// Where neither the address nor a header shows a token, git uses what nobody here can see: of a remote whose host is
/// not known, and of a checkout.
bool is_out_of_sight(const Request& request) {
  return request.credential.is_nothing() && !sends_credential(request);
}

/// One for each address that the remote may have, since each has its own credential.
std::vector<Request> requests_to(const GitCommand& command, const Value& address, bool spelt_out, Direction direction) {
  std::vector<Request> requests;
  for (const auto& text : as_texts(address)) {
    const bool told = !leads_nowhere(text) && (spelt_out || !is_remote_of_checkout(command.state, text));
    auto request = request_to(command, Value(text), direction);
    if (told || !is_out_of_sight(request)) requests.push_back(std::move(request));
  }
  if (!address.is_nothing()) return requests;
  if (auto request = request_to(command, {}, direction); !is_out_of_sight(request))
    requests.push_back(std::move(request));
  return requests;
}

Direction direction_of(const GitLine& line) {
  for (const auto& verb : verbs)
    if (verb.name == line.verb) return verb.direction;
  if ((line.verb != "lfs" && line.verb != "remote") || line.rest.empty()) return Direction::none;
  const auto what = spelling(line.rest.front());
  if (what == "push") return Direction::write;
  return what == "pull" || what == "fetch" || what == "update" || what == "show" ? Direction::read : Direction::none;
}

}  // namespace

std::optional<Effect> recognise_git(Invocation& invocation) {
  auto command = git_command(invocation);
  const auto& line = command.line;
  Effect effect{.requests = {}, .result = remember(command)};
  const auto direction = direction_of(line);
  if (direction == Direction::none) return effect;

  const auto arguments = parse_options(line.rest, verb_shape);
  const bool through_others = line.verb == "submodule" || line.verb == "lfs" || line.verb == "remote";
  const auto remote = remote_of(through_others ? CommandLine{} : arguments);
  const Value address = rewritten(command.state, address_of(command, remote));
  if (line.verb == "clone") {
    for (const auto& setting : arguments.values({"-c", "--config"})) command.settings.push_back(git_setting(setting));
    if (!address.is_nothing()) remember_clone(command, arguments, address);
  }
  effect.requests = requests_to(command, address, is_address(remote), direction);
  return effect;
}

}  // namespace patscope::calls
