// NuGet against Azure Artifacts, where the credential is visible: in an option, a source that an earlier command or
// nuget.config describes, a variable of the credential provider.

#include <algorithm>
#include <array>
#include <initializer_list>

#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view source_prefix = "nuget.source.";
constexpr std::array<std::string_view, 18> nuget_with_value = {
    "source",   "s", "Source",   "name",    "n", "Name",   "username",   "u",          "UserName",
    "password", "p", "Password", "api-key", "k", "ApiKey", "configfile", "ConfigFile", "c"};
constexpr OptionShape nuget_shape{
    .short_with_value = "", .long_with_value = nuget_with_value, .single_dash_is_long = true};

/// `add source URL -n NAME -p PASSWORD`, `update source NAME -p PASSWORD`, nuget.exe's `sources add -Name NAME ...`.
/// What is updated keeps the URL that it has, here or in nuget.config.
void remember_source(Invocation& invocation, const CommandLine& line, bool updates) {
  auto& state = invocation.state;
  const auto* name = line.value({"--name", "-n", "-Name"});
  const auto* password = line.value({"--password", "-p", "-Password"});
  const auto* url = line.value({"-Source", "--source", "-s"});
  const Value operand = line.operands.size() > 2 ? line.operands.back() : Value();
  if (name == nullptr && updates) name = &operand;
  Value address = url != nullptr ? *url : updates ? Value() : operand;
  const auto key = to_lower(spelling(name == nullptr ? address : *name));
  if (address.is_nothing()) {
    for (const auto& [source, feed] : remembered_feeds(state, source_prefix))
      if (source == key) address = feed.url;
    if (const auto urls = feed_urls(state, invocation.name, "\"" + key + "\""); address.is_nothing() && !urls.empty())
      address = Value(urls.front());
  }
  remember_feed(state, std::string(source_prefix) + key, address, password == nullptr ? Value() : *password);
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
  for (auto& [source, feed] : remembered_feeds(invocation.state, source_prefix))
    if (name.empty() || source == name || to_lower(spelling(feed.url)) == name) feeds.push_back(std::move(feed));
  for (auto& feed : feeds_in_settings(invocation.state, invocation.name, name)) feeds.push_back(std::move(feed));
  return feeds;
}

/// The source that packages are pushed to, whether a credential for it is in sight or not.
std::vector<Feed> nuget_targets(const Invocation& invocation, const Value* wanted) {
  auto feeds = nuget_feeds(invocation, wanted);
  if (!feeds.empty()) return feeds;
  const auto name = wanted == nullptr ? std::string("defaultPushSource") : "\"" + spelling(*wanted) + "\"";
  for (const auto& url : feed_urls(invocation.state, invocation.name, name)) feeds.push_back({Value(url), {}});
  if (feeds.empty() && wanted != nullptr) feeds.push_back({*wanted, {}});
  return feeds;
}

}  // namespace

std::optional<Effect> recognise_nuget(Invocation& invocation) {
  auto all = words(invocation);
  if (invocation.name == "dotnet" && !all.empty() && spelling(all.front()) == "nuget") all.erase(all.begin());
  const auto line = parse_options(all, nuget_shape);
  const auto verb = to_lower(first_operand(line));
  const auto second = line.operands.size() > 1 ? to_lower(spelling(line.operands[1])) : "";
  if (is_one_of(verb, {"add", "update", "sources", "source"})) {
    if (is_one_of(second, {"source", "add", "update"}))
      remember_source(invocation, line, verb == "update" || second == "update");
    return Effect{.requests = {}, .result = Value()};
  }
  const auto* source = line.value({"--source", "-s", "-Source"});
  if (line.has({"--no-restore"})) return Effect{.requests = {}, .result = Value()};
  if (is_one_of(verb, {"restore", "install", "build", "publish", "pack", "test", "list"}))
    return package_requests(read_packages, nuget_targets(invocation, source), "nuget-restore");
  if (verb == "push" || verb == "delete") {
    // Azure Artifacts takes any key; who hands a secret over as one means it to be the credential.
    const auto* key = line.value({"--api-key", "-k", "-ApiKey"});
    return uploads(invocation.state, "nuget", nuget_targets(invocation, source), key == nullptr ? Value() : *key,
                   "nuget-" + verb);
  }
  return std::nullopt;
}

}  // namespace patscope::calls
