// npm, yarn and pnpm against Azure Artifacts: the credential stands in a setting of an earlier command or of a file.

#include <algorithm>
#include <array>
#include <initializer_list>

#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

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
  remember_feed(state, "npm." + flatten(*place), feed.url, feed.credential);
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

/// .yarnrc.yml of Yarn 2 and later: npmAuthToken or npmAuthIdent beside the registry.
void add_feeds_of_yarnrc(const Text& settings, std::vector<std::pair<std::string, Feed>>& feeds) {
  if (flatten(settings).find("npmAuth") == std::string::npos || settings.carries().empty()) return;
  for (const auto& url : feed_urls_in(settings))
    feeds.emplace_back(flatten(url), Feed{Value(url), unknown("settings", HoleKind::any, settings.carries())});
}

std::vector<Feed> npm_feeds(const Invocation& invocation, const CommandLine& line) {
  auto known_feeds = remembered_feeds(invocation.state, "npm.");
  for (const auto& settings : settings_of(invocation.state, invocation.name)) {
    add_feeds_of_npmrc(settings, known_feeds);
    add_feeds_of_yarnrc(settings, known_feeds);
  }
  const auto* registry = line.value({"--registry"});
  std::vector<Feed> feeds;
  for (auto& [host, feed] : known_feeds)
    if (registry == nullptr || spelling(*registry).find(host) != std::string::npos) feeds.push_back(std::move(feed));
  return feeds;
}

/// Where a package goes: --registry, publishConfig of its package.json, the registry of .npmrc. When a setting holds
/// a credential for it, with that.
std::vector<Feed> npm_targets(const Invocation& invocation, const CommandLine& line) {
  auto feeds = npm_feeds(invocation, line);
  if (!feeds.empty()) return feeds;
  if (const auto* registry = line.value({"--registry"})) return {{*registry, {}}};
  for (const auto* setting : {"\"registry\"", "npmPublishRegistry", "npmRegistryServer", "registry="})
    if (const auto urls = feed_urls(invocation.state, invocation.name, setting); !urls.empty())
      return {{Value(urls.front()), {}}};
  return {};
}

constexpr std::array<std::string_view, 6> npm_with_value = {"registry", "tag",        "access",
                                                            "prefix",   "userconfig", "scope"};

}  // namespace

std::optional<Effect> recognise_npm(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "", .long_with_value = npm_with_value});
  // yarn npm publish
  const bool of_yarn = invocation.name == "yarn" && first_operand(line) == "npm" && line.operands.size() > 1;
  const auto verb = of_yarn ? spelling(line.operands[1]) : first_operand(line);
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
  if (is_one_of(verb, {"publish", "unpublish", "deprecate", "dist-tag"}) || (of_yarn && verb == "tag"))
    return uploads(invocation.state, "npm", npm_targets(invocation, line), {}, "npm-" + verb);
  return std::nullopt;
}

}  // namespace patscope::calls
