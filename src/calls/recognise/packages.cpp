// Package managers against Azure Artifacts, where the credential is visible: in a URL, an option, a setting of an
// earlier command, a file that the script wrote, or a variable of the tool's own.

#include <algorithm>
#include <array>
#include <initializer_list>

#include "calls/recognise/headers.h"
#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string first_operand(const CommandLine& line) {
  return line.operands.empty() ? "" : spelling(line.operands.front());
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Facts outlive the step, objects do not: a place is two facts.
void remember(State& state, const std::string& key, Value url, Value credential) {
  state.job.facts[key + " url"] = std::move(url);
  state.job.facts[key + " credential"] = std::move(credential);
}

/// Every place that was remembered below `prefix`, with what follows the prefix.
std::vector<std::pair<std::string, Feed>> remembered(const State& state, std::string_view prefix) {
  constexpr std::string_view end = " url";
  std::vector<std::pair<std::string, Feed>> found;
  for (const auto& [key, url] : state.job.facts) {
    if (!key.starts_with(prefix) || !key.ends_with(end)) continue;
    const auto stem = key.substr(0, key.size() - end.size());
    const auto credential = state.job.facts.find(stem + " credential");
    found.emplace_back(stem.substr(prefix.size()),
                       Feed{url, credential == state.job.facts.end() ? Value() : credential->second});
  }
  return found;
}

/// "https://{token}@pkgs..." -> the token stays in the URL; the core reads it there.
std::vector<Feed> feeds_at(const std::vector<Value>& urls) {
  std::vector<Feed> feeds;
  for (const auto& url : urls) feeds.push_back({url, {}});
  return feeds;
}

// npm, yarn, pnpm

/// Where a setting's credential belongs: "//pkgs.dev.azure.com/o/_packaging/f/npm/registry/" of ".../:_authToken", as
/// `npm config set` and .npmrc spell it. Nothing for other settings.
std::optional<Text> npm_place(const Text& key) {
  const auto flat = flatten(key);
  const auto colon = flat.rfind(":_");
  const auto slashes = flat.find("//");
  if (colon == std::string::npos || slashes == std::string::npos || slashes > colon) return std::nullopt;
  const auto name = trim(std::string_view(flat).substr(colon + 1));
  if (name != "_authToken" && name != "_password" && name != "_auth") return std::nullopt;
  return slice(key, slashes, colon);
}

Feed npm_feed(const Text& place, const Value& credential) {
  return {.url = Value(Text("https:") + place), .credential = credential};
}

std::optional<std::pair<Text, Value>> npm_setting(const Text& line) {
  const auto flat = flatten(line);
  const auto equals = flat.find('=');
  if (equals == std::string::npos) return std::nullopt;
  return std::pair{slice(line, 0, equals), Value(slice(line, equals + 1, flat.size()))};
}

void remember_npm(State& state, const Text& key, const Value& value) {
  const auto place = npm_place(key);
  if (!place) return;
  const auto feed = npm_feed(*place, value);
  remember(state, "npm." + flatten(*place), feed.url, feed.credential);
}

/// The feeds of an .npmrc that has a credential for them.
void add_feeds_of_npmrc(const Text& settings, std::vector<std::pair<std::string, Feed>>& feeds) {
  const auto flat = flatten(settings);
  for (std::size_t begin = 0; begin < flat.size();) {
    const auto end = std::min(flat.find('\n', begin), flat.size());
    const auto setting = npm_setting(slice(settings, begin, end));
    begin = end + 1;
    const auto place = setting ? npm_place(setting->first) : std::nullopt;
    if (!place || carries(setting->second).empty()) continue;
    feeds.emplace_back(flatten(*place), npm_feed(*place, setting->second));
  }
}

std::vector<Feed> npm_feeds(const Invocation& invocation, const CommandLine& line) {
  auto known_feeds = remembered(invocation.state, "npm.");
  for (const auto& settings : settings_of(invocation.state, invocation.name)) add_feeds_of_npmrc(settings, known_feeds);
  const auto* registry = line.value({"--registry"});
  std::vector<Feed> feeds;
  for (auto& [host, feed] : known_feeds)
    if (registry == nullptr || spelling(*registry).find(host) != std::string::npos) feeds.push_back(std::move(feed));
  return feeds;
}

constexpr std::array<std::string_view, 6> npm_with_value = {"registry", "tag",        "access",
                                                            "prefix",   "userconfig", "scope"};

// NuGet

constexpr std::array<std::string_view, 18> nuget_with_value = {
    "source",   "s", "Source",   "name",    "n", "Name",   "username",   "u",          "UserName",
    "password", "p", "Password", "api-key", "k", "ApiKey", "configfile", "ConfigFile", "c"};
constexpr OptionShape nuget_shape{
    .short_with_value = "", .long_with_value = nuget_with_value, .single_dash_is_long = true};

void remember_source(State& state, const CommandLine& line) {
  const auto* name = line.value({"--name", "-n", "-Name"});
  const auto* password = line.value({"--password", "-p", "-Password"});
  const auto* url = line.value({"-Source", "--source", "-s"});
  const Value address = url != nullptr ? *url : line.operands.empty() ? Value() : line.operands.back();
  const auto key = name == nullptr ? spelling(address) : spelling(*name);
  remember(state, "nuget.source." + to_lower(key), address, password == nullptr ? Value() : *password);
}

/// {"endpointCredentials": [{"endpoint": "https://...", "username": "x", "password": "$(Pat)"}]}
std::vector<Feed> external_endpoints(const Invocation& invocation) {
  const Value json = environment_variable(invocation, "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS");
  std::vector<Feed> feeds;
  for (const auto& text : as_texts(json)) {
    const auto flat = flatten(text);
    const auto begin = flat.find("https://");
    if (begin == std::string::npos) continue;
    const auto end = std::min(flat.find('"', begin), flat.size());
    const auto password = std::min(flat.find("assword", end), flat.size());
    feeds.push_back({Value(slice(text, begin, end)), Value(slice(text, password, flat.size()))});
  }
  return feeds;
}

std::vector<Feed> nuget_feeds(const Invocation& invocation, const Value* wanted) {
  std::vector<Feed> feeds = external_endpoints(invocation);
  const auto name = wanted == nullptr ? std::string() : to_lower(spelling(*wanted));
  for (auto& [source, feed] : remembered(invocation.state, "nuget.source."))
    if (name.empty() || source == name || to_lower(spelling(feed.url)) == name) feeds.push_back(std::move(feed));
  for (auto& feed : feeds_in_settings(invocation.state, invocation.name, name)) feeds.push_back(std::move(feed));
  if (feeds.empty() && wanted != nullptr) feeds.push_back({*wanted, {}});
  return feeds;
}

// Python

constexpr std::array<std::string_view, 10> pip_with_value = {
    "index-url",  "extra-index-url", "requirement", "constraint", "target",
    "find-links", "trusted-host",    "timeout",     "proxy",      "cert"};
constexpr std::array<std::string_view, 8> twine_with_value = {"repository-url", "repository", "username", "password",
                                                              "config-file",    "comment",    "identity", "sign-with"};

}  // namespace

std::optional<Effect> recognise_npm(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "", .long_with_value = npm_with_value});
  const auto verb = first_operand(line);
  if ((verb == "config" || verb == "set") && line.operands.size() >= 2) {
    const auto operands = std::span(line.operands).subspan(spelling(line.operands[1]) == "set" ? 2 : 1);
    if (operands.size() >= 2)
      remember_npm(invocation.state, as_text(operands[0]), operands[1]);
    else if (const auto setting = operands.empty() ? std::nullopt : npm_setting(as_text(operands[0])))
      remember_npm(invocation.state, setting->first, setting->second);
    return Effect{.requests = {}, .result = Value()};
  }
  if (is_one_of(verb, {"install", "ci", "i", "add", "view", "info", "update", "audit", "pack", ""}))
    return package_requests(read_packages, npm_feeds(invocation, line), "npm-" + (verb.empty() ? "install" : verb));
  if (is_one_of(verb, {"publish", "unpublish", "deprecate", "dist-tag"}))
    return package_requests(write_packages, npm_feeds(invocation, line), "npm-" + verb);
  return std::nullopt;
}

std::optional<Effect> recognise_nuget(Invocation& invocation) {
  auto all = words(invocation);
  if (invocation.name == "dotnet" && !all.empty() && spelling(all.front()) == "nuget") all.erase(all.begin());
  const auto line = parse_options(all, nuget_shape);
  const auto verb = to_lower(first_operand(line));
  const auto second = line.operands.size() > 1 ? to_lower(spelling(line.operands[1])) : "";
  if (is_one_of(verb, {"add", "update", "sources", "source"})) {
    if (is_one_of(second, {"source", "add", "update"})) remember_source(invocation.state, line);
    return Effect{.requests = {}, .result = Value()};
  }
  const auto* source = line.value({"--source", "-s", "-Source"});
  if (line.has({"--no-restore"})) return Effect{.requests = {}, .result = Value()};
  if (is_one_of(verb, {"restore", "install", "build", "publish", "pack", "test", "list"}))
    return package_requests(read_packages, nuget_feeds(invocation, source), "nuget-restore");
  if (verb == "push" || verb == "delete")
    return package_requests(write_packages, nuget_feeds(invocation, source), "nuget-" + verb);
  return std::nullopt;
}

std::optional<Effect> recognise_pip(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "irctf", .long_with_value = pip_with_value});
  const auto verb = first_operand(line);
  if (verb == "config" && line.operands.size() >= 4) {
    invocation.state.job.facts["pip." + spelling(line.operands[2])] = line.operands[3];
    return Effect{.requests = {}, .result = Value()};
  }
  if (!is_one_of(verb, {"install", "download", "wheel", "index"})) return std::nullopt;
  auto urls = line.values({"-i", "--index-url", "--extra-index-url"});
  for (const auto* name : {"PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"})
    if (Value url = environment_variable(invocation, name); !url.is_nothing()) urls.push_back(std::move(url));
  for (const auto& [key, url] : invocation.state.job.facts)
    if (key.starts_with("pip.")) urls.push_back(url);
  auto feeds = feeds_at(urls);
  for (auto& feed : feeds_in_settings(invocation.state, invocation.name)) feeds.push_back(std::move(feed));
  return package_requests(read_packages, feeds, "pip-index-url");
}

std::optional<Effect> recognise_twine(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "rupci", .long_with_value = twine_with_value});
  if (first_operand(line) != "upload") return std::nullopt;
  const auto* url = line.value({"--repository-url"});
  const auto* password = line.value({"-p", "--password"});
  const auto* name = line.value({"-r", "--repository"});
  if (url == nullptr && name != nullptr)
    if (const auto feeds = feeds_in_settings(invocation.state, "twine"); !feeds.empty())
      return package_requests(write_packages, feeds, "twine-upload");
  return package_requests(write_packages,
                          {{url != nullptr ? *url : environment_variable(invocation, "TWINE_REPOSITORY_URL"),
                            password != nullptr ? *password : environment_variable(invocation, "TWINE_PASSWORD")}},
                          "twine-upload");
}

}  // namespace patscope::calls
