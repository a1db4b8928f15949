// Build tools that fetch and publish packages by their settings: Maven and Cargo.

#include <algorithm>
#include <array>

#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 8> maven_with_value = {"s",  "settings", "f",  "file",
                                                              "gs", "P",        "pl", "projects"};
constexpr std::array<std::string_view, 8> cargo_with_value = {"registry", "index",  "token",    "config",
                                                              "package",  "target", "features", "manifest-path"};

/// -DaltDeploymentRepository=feed::default::https://pkgs...: the URL is the last part.
Value behind_colons(const Value& given) {
  return map_texts(given, [](const Text& text) {
    const auto flat = flatten(text);
    const auto colons = flat.rfind("::");
    return slice(text, colons == std::string::npos ? 0 : colons + 2, flat.size());
  });
}

/// MavenAuthenticate writes a server into settings.xml for each feed, by its name: -DrepositoryId says which.
Text url_of_feed(const std::string& feed) {
  return Text(std::string("https://pkgs.dev.azure.com/"))
      .append(Text(Hole{.name = "organization", .kind = HoleKind::segment, .carries = {}}))
      .append("/_packaging/" + feed + "/maven/v1");
}

/// Where the command line itself sends what is deployed: deploy:deploy-file knows no pom.xml, but -Durl.
Value target_on_the_line(const State& state, const CommandLine& line) {
  if (const auto* given = line.value({"-DaltDeploymentRepository"})) return behind_colons(*given);
  const auto* url = line.value({"-Durl"});
  const auto* id = line.value({"-DrepositoryId"});
  const auto name = id != nullptr ? known(*id).value_or("") : std::string();
  const bool named = is_feed_of_login(state, "maven", name);
  if (url == nullptr) return {};
  return named && !is_azure_artifacts(*url) && as_text(*url).has_hole() ? Value(url_of_feed(name)) : *url;
}

std::vector<Feed> feeds_on_the_line(const State& state, const CommandLine& line, const std::vector<Feed>& in_settings) {
  const auto url = target_on_the_line(state, line);
  if (url.is_nothing()) return {};
  return {{url, in_settings.empty() ? Value() : in_settings.front().credential}};
}

/// Where a pom.xml sends what is deployed.
std::vector<Value> distribution_urls(const State& state) {
  constexpr std::string_view element = "<distributionManagement>";
  std::vector<Value> urls;
  for (const auto& settings : settings_of(state, "mvn")) {
    const auto flat = flatten(settings);
    const auto begin = flat.find(element);
    if (begin == std::string::npos) continue;
    const auto end = std::min(flat.find("</distributionManagement>", begin), flat.size());
    for (const auto& url : feed_urls_in(slice(settings, begin, end))) urls.emplace_back(url);
  }
  return urls;
}

/// CARGO_REGISTRIES_MY_FEED_TOKEN of the registry "my-feed", or the token of any registry.
Value cargo_token(const Invocation& invocation, const CommandLine& line) {
  if (const auto* token = line.value({"--token"})) return *token;
  const auto* registry = line.value({"--registry"});
  const auto name = registry == nullptr ? std::string() : replace_all(to_upper(spelling(*registry)), "-", "_");
  if (auto value = environment_variable(invocation, "CARGO_REGISTRIES_" + name + "_TOKEN"); !value.is_nothing())
    return value;
  Value found;
  for (const auto& [key, value] : invocation.state.environment)
    if (key.starts_with("CARGO_REGISTRIES_") && key.ends_with("_TOKEN"))
      found = with_alternative(std::move(found), value);
  return found;
}

/// The feeds of .cargo/config.toml, whose tokens come from the environment as a rule.
std::vector<Feed> cargo_feeds(const Invocation& invocation, const CommandLine& line) {
  const auto token = cargo_token(invocation, line);
  auto state_feeds = feeds_in_settings(invocation.state, "cargo");
  if (!state_feeds.empty() || carries(token).empty()) return state_feeds;
  std::vector<Feed> feeds;
  for (const auto& url : feed_urls(invocation.state, "cargo")) feeds.push_back({Value(url), token});
  return feeds;
}

}  // namespace

std::optional<Effect> recognise_maven(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line =
      parse_options(all, {.short_with_value = "", .long_with_value = maven_with_value, .single_dash_is_long = true});
  const auto in_settings = feeds_in_settings(invocation.state, "mvn");
  const bool deploys = std::any_of(line.operands.begin(), line.operands.end(), [](const Value& goal) {
    const auto name = spelling(goal);
    return name == "deploy" || name.ends_with(":deploy") || name.ends_with(":deploy-file") || name == "release:perform";
  });
  const auto elsewhere = feeds_on_the_line(invocation.state, line, in_settings);
  if (deploys && !elsewhere.empty()) return uploads(invocation.state, "maven", elsewhere, {}, "mvn-deploy");
  if (deploys && in_settings.empty())
    return uploads(invocation.state, "maven", feeds_at(distribution_urls(invocation.state)), {}, "mvn-deploy");
  return package_requests(deploys ? write_packages : read_packages, in_settings,
                          deploys ? "mvn-deploy" : "mvn-install");
}

std::optional<Effect> recognise_cargo(Invocation& invocation) {
  constexpr std::array<std::string_view, 11> reading = {"build", "b",   "check",   "test",   "run",   "fetch",
                                                        "doc",   "add", "install", "update", "clippy"};
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "pZjF", .long_with_value = cargo_with_value});
  const auto verb = line.operands.empty() ? std::string() : spelling(line.operands.front());
  const bool publishes = verb == "publish" || verb == "yank";
  if (!publishes && std::find(reading.begin(), reading.end(), verb) == reading.end()) return std::nullopt;
  return package_requests(publishes ? write_packages : read_packages, cargo_feeds(invocation, line),
                          publishes ? "cargo-publish" : "cargo-build");
}

}  // namespace patscope::calls
