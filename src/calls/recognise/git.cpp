// git over HTTPS: what it remembers (remotes, extra headers, rewritten URLs) and what it sends. A fetch asks for
// git-upload-pack, a push for git-receive-pack; the discovery request before each needs no other scope.

#include <algorithm>
#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/options.h"
#include "calls/recognise/recognisers.h"
#include "calls/recognise/stored_credentials.h"
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

/// The options before the verb, with their `-c key=value`s taken out.
struct GitLine {
  std::vector<std::pair<std::string, Value>> config;  ///< of this command alone
  std::string verb;
  std::vector<Value> rest;
};

std::pair<std::string, Value> split_setting(const Value& setting) {
  const auto text = as_text(setting);
  const auto flat = flatten(text);
  const auto equals = flat.find('=');
  if (equals == std::string::npos) return {to_lower(flat), Value(std::string("true"))};
  return {to_lower(flat.substr(0, equals)), Value(slice(text, equals + 1, flat.size()))};
}

GitLine parse_git(const std::vector<Value>& words) {
  GitLine line;
  std::size_t at = 0;
  for (; at < words.size(); ++at) {
    const auto word = spelling(words[at]);
    if (!word.starts_with('-')) break;
    const bool takes_value = word == "-c" || word == "-C" || word == "--git-dir" || word == "--work-tree";
    if (!takes_value || at + 1 >= words.size()) continue;
    ++at;
    if (word == "-c") line.config.push_back(split_setting(words[at]));
  }
  if (at < words.size()) line.verb = spelling(words[at]);
  for (++at; at < words.size(); ++at) line.rest.push_back(words[at]);
  return line;
}

/// git config [--global ...] key value
void configure(State& state, const std::vector<Value>& rest) {
  std::vector<Value> operands;
  for (const auto& word : rest) {
    const auto text = spelling(word);
    if (text.starts_with("--get") || text.starts_with("--unset") || text.starts_with("--list")) return;
    if (!text.starts_with('-')) operands.push_back(word);
  }
  // `git config set key value`, since git 2.46.
  if (!operands.empty() && spelling(operands[0]) == "set") operands.erase(operands.begin());
  if (operands.size() < 2) return;
  const auto key = to_lower(spelling(operands[0]));
  auto& facts = state.job.facts;
  // "url.<base>.insteadof": every URL that begins with the value is sent to <base>, which may hold a token.
  if (key.starts_with("url.") && key.ends_with(".insteadof")) {
    const auto text = as_text(operands[0]);
    facts["git.instead." + spelling(operands[1])] = Value(slice(text, 4, flatten(text).size() - 10));
    return;
  }
  facts["git.config." + key] = operands[1];
}

void change_remote(State& state, const std::vector<Value>& rest) {
  const auto line = parse_options(rest, {.short_with_value = "tm"});
  if (line.operands.size() < 3) return;
  const auto what = spelling(line.operands[0]);
  if (what == "add" || what == "set-url")
    state.job.facts["git.remote." + spelling(line.operands[1])] = line.operands[2];
}

bool is_address(const Value& word) {
  const auto text = spelling(word);
  return text.find("://") != std::string::npos || text.starts_with("git@") || text.starts_with(text_hole_byte);
}

/// What --repo, the first operand or the remote "origin" stands for; null when nothing is known of it.
Value address_of(const State& state, const CommandLine& line) {
  const auto* named_remote = line.value({"--repo"});
  const Value word = named_remote != nullptr ? *named_remote : line.operands.empty() ? Value() : line.operands.front();
  if (!word.is_nothing() && is_address(word)) return word;
  const auto name = word.is_nothing() ? std::string("origin") : spelling(word);
  const auto found = state.job.facts.find("git.remote." + name);
  return found == state.job.facts.end() ? Value() : found->second;
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

void add_extra_headers(Request& request, const State& state, const GitLine& line, const Value& address) {
  for (const auto& [key, value] : line.config)
    if (is_for(key, address)) add_header_line(request, value);
  for (const auto& [key, value] : state.job.facts)
    if (key.starts_with("git.config.") && is_for(std::string_view(key).substr(11), address))
      add_header_line(request, value);
  for (const auto& [key, value] : state.environment)
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
  return std::any_of(texts.begin(), texts.end(),
                     [](const Text& text) { return !authority_of(text).user.carries().empty(); });
}

Text some_repository() {
  return Text(Hole{.name = "remote", .kind = HoleKind::url, .carries = {}}) + Text("/_git/") +
         Text(Hole{.name = "repository", .kind = HoleKind::segment, .carries = {}});
}

enum class Repository { told, open };

/// `told` when the address says which repository it is.
Repository set_address(Request& request, const Value& address, Direction direction) {
  const Text service(direction == Direction::write ? "/git-receive-pack" : "/git-upload-pack");
  if (address.is_nothing()) {
    request.url = Value(some_repository() + service);
    return Repository::open;
  }
  auto repository = Repository::open;
  for (const auto& text : as_texts(address)) {
    const auto authority = authority_of(text);
    const bool nowhere = authority.host.find_first_not_of(text_hole_byte) == std::string::npos &&
                         flatten(text).find("_git") == std::string::npos;
    if (nowhere && !authority.user.empty())
      request.credential = with_alternative(std::move(request.credential), Value(authority.user));
    Value url = nowhere ? Value(some_repository() + service) : join_url(Value(text), Value(service));
    request.url = with_alternative(std::move(request.url), url);
    if (!nowhere) repository = Repository::told;
  }
  return repository;
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
  const auto line = parse_git(words(invocation));
  Effect effect{.requests = {}, .result = unknown("git's output")};
  if (line.verb == "config") configure(invocation.state, line.rest);
  if (line.verb == "remote") change_remote(invocation.state, line.rest);
  const auto direction = direction_of(line);
  if (direction == Direction::none) return effect;

  const auto arguments = parse_options(line.rest, verb_shape);
  const bool through_others = line.verb == "submodule" || line.verb == "lfs" || line.verb == "remote";
  const Value address =
      rewritten(invocation.state, address_of(invocation.state, through_others ? CommandLine{} : arguments));
  if (line.verb == "clone" && !address.is_nothing()) invocation.state.job.facts["git.remote.origin"] = address;
  Request request{.method = Value(std::string("POST")),
                  .url = {},
                  .headers = {},
                  .credential = {},
                  .idiom = direction == Direction::write ? "git-push" : "git-fetch"};
  add_extra_headers(request, invocation.state, line, address);
  if (!sends_credential(request) && !has_user(address)) request.credential = stored_git_credential(invocation.state);
  const auto repository = set_address(request, address, direction);
  // Where neither the address nor a header shows a token, git uses what nobody here can see.
  if (repository == Repository::open && request.credential.is_nothing() && !sends_credential(request)) return effect;
  effect.requests.push_back(std::move(request));
  return effect;
}

}  // namespace patscope::calls
