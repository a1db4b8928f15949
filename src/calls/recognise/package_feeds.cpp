#include "calls/recognise/package_feeds.h"

#include <algorithm>

#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view around_urls = "\"'<>=, \t\r\n";

bool is_feed(std::string_view flat) {
  const bool host = find_ignoring_case(flat, "pkgs.dev.azure.com") != std::string::npos ||
                    find_ignoring_case(flat, ".pkgs.visualstudio.com") != std::string::npos;
  return host || find_ignoring_case(flat, "_packaging/") != std::string::npos;
}

struct Line {
  Text text;
  std::string flat;
};

std::vector<Line> lines(const Text& text) {
  const auto flat = flatten(text);
  std::vector<Line> found;
  for (std::size_t begin = 0; begin < flat.size();) {
    const auto end = std::min(flat.find('\n', begin), flat.size());
    found.push_back({slice(text, begin, end), flat.substr(begin, end - begin)});
    begin = end + 1;
  }
  return found;
}

/// The URLs of a line that lead to a feed.
void collect_urls(const Line& line, std::vector<Text>& urls) {
  for (auto at = line.flat.find("//"); at != std::string::npos; at = line.flat.find("//", at + 2)) {
    const auto begin = line.flat.substr(0, at).ends_with("https:") ? at - 6 : at;
    const auto end = std::min(line.flat.find_first_of(around_urls, at), line.flat.size());
    if (!is_feed(std::string_view(line.flat).substr(begin, end - begin))) continue;
    auto url = slice(line.text, begin, end);
    if (line.flat.compare(begin, 2, "//") == 0) url = Text("https:") + url;
    const bool known = std::any_of(urls.begin(), urls.end(), [&](const Text& one) { return one.same_value(url); });
    if (!known) urls.push_back(std::move(url));
  }
}

std::string login_key(std::string_view tool) {
  return "packages.login." + std::string(tool);
}

/// Without a login in sight the request is anonymous, or its tool was logged in by a task of its own.
bool shows_login(const Feed& feed) {
  if (!feed.credential.is_nothing()) return true;
  const auto urls = as_texts(feed.url);
  return std::any_of(urls.begin(), urls.end(), [](const Text& url) {
    const auto flat = flatten(url);
    return flat.find('@') < flat.find("_packaging");
  });
}

}  // namespace

bool is_azure_artifacts(const Value& url) {
  for (const auto& text : as_texts(url))
    if (is_feed(flatten(text))) return true;
  return false;
}

Effect package_requests(std::string_view method, const std::vector<Feed>& feeds, std::string idiom) {
  Effect effect{.requests = {}, .result = unknown("output")};
  for (const auto& feed : feeds)
    if (is_azure_artifacts(feed.url) && shows_login(feed))
      effect.requests.push_back({.method = Value(std::string(method)),
                                 .url = feed.url,
                                 .headers = {},
                                 .credential = feed.credential,
                                 .idiom = idiom});
  return effect;
}

/// A feed whose host only the run knows: "$(FeedUrl)", "https://$(Host)/nuget". A folder of the agent is none.
bool has_open_host(const Value& url) {
  const auto texts = as_texts(url);
  return std::any_of(texts.begin(), texts.end(), [](const Text& text) {
    const auto host = flatten(text).find(text_hole_byte);
    const bool leads = host == 0 || flatten(text).substr(0, host).ends_with("://");
    if (host == std::string::npos || !leads || is_feed(flatten(text))) return false;
    const auto name = slice(text, host, host + 1).pieces.front().hole->name;
    return !pipeline::predefined_hole(name) && !pipeline::predefined_from_environment(name);
  });
}

/// Behind a task that logged the tool in, a push to whatever a variable says goes to one of its feeds, as far as
/// anybody can tell. Who hands over a secret of another kind means somebody else.
void add_open_uploads(Effect& effect, const State& state, std::string_view tool, const std::vector<Feed>& feeds,
                      const Value& last_resort, const std::string& idiom) {
  if (!has_login(state, tool) || !carries(last_resort).empty()) return;
  for (const auto& feed : feeds)
    if (has_open_host(feed.url) && carries(feed.credential) == carries(login_of(state, tool)))
      effect.requests.push_back({.method = Value(std::string(write_packages)),
                                 .url = feed.url,
                                 .headers = {},
                                 .credential = feed.credential,
                                 .idiom = idiom,
                                 .unresolved = "the feed is known only at run time: " + as_text(feed.url).with_names(),
                                 .azure_devops = true});
}

Effect uploads(const State& state, std::string_view tool, std::vector<Feed> feeds, const Value& last_resort,
               std::string idiom) {
  for (auto& feed : feeds) {
    if (shows_login(feed)) continue;
    feed.credential = has_login(state, tool) ? login_of(state, tool) : last_resort;
    if (carries(feed.credential).empty()) feed.credential = unknown("credential");
  }
  auto effect = package_requests(write_packages, feeds, idiom);
  add_open_uploads(effect, state, tool, feeds, last_resort, idiom);
  return effect;
}

void remember_login(State& state, std::string_view tool, Value credential) {
  state.job.facts.insert_or_assign(login_key(tool), std::move(credential));
}

bool has_login(const State& state, std::string_view tool) {
  return state.job.facts.contains(login_key(tool));
}

Value login_of(const State& state, std::string_view tool) {
  const auto login = state.job.facts.find(login_key(tool));
  return login == state.job.facts.end() ? Value() : login->second;
}

void forget_login(State& state, std::string_view tool) {
  state.job.facts.erase(login_key(tool));
}

void remember_feeds_of_login(State& state, std::string_view tool, const Text& names) {
  state.job.facts.insert_or_assign(login_key(tool) + ".feeds", Value(names));
}

bool is_feed_of_login(const State& state, std::string_view tool, std::string_view name) {
  const auto found = state.job.facts.find(login_key(tool) + ".feeds");
  if (found == state.job.facts.end() || name.empty()) return false;
  const auto all = as_text(found->second).with_names();
  const auto names = split(all, ',');
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return equals_ignoring_case(trim(one), name); });
}

std::vector<Feed> feeds_at(const std::vector<Value>& urls) {
  std::vector<Feed> feeds;
  for (const auto& url : urls) feeds.push_back({url, {}});
  return feeds;
}

void remember_feed(State& state, const std::string& key, Value url, Value credential) {
  state.job.facts[key + " url"] = std::move(url);
  state.job.facts[key + " credential"] = std::move(credential);
}

std::vector<std::pair<std::string, Feed>> remembered_feeds(const State& state, std::string_view prefix) {
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

std::vector<Text> feed_urls_in(const Text& text, std::string_view wanted) {
  std::vector<Text> urls;
  for (const auto& line : lines(text))
    if (wanted.empty() || find_ignoring_case(line.flat, wanted) != std::string::npos) collect_urls(line, urls);
  return urls;
}

std::vector<Text> settings_of(const State& state, std::string_view tool) {
  const auto prefix = "settings." + std::string(tool) + ".";
  std::vector<Text> found;
  for (const auto& [key, value] : state.job.facts)
    if (key.starts_with(prefix)) found.push_back(as_text(value));
  return found;
}

std::vector<Text> feed_urls(const State& state, std::string_view tool, std::string_view wanted) {
  std::vector<Text> urls;
  for (const auto& text : settings_of(state, tool))
    for (auto& url : feed_urls_in(text, wanted))
      if (std::none_of(urls.begin(), urls.end(), [&](const Text& one) { return one.same_value(url); }))
        urls.push_back(std::move(url));
  return urls;
}

std::vector<Feed> feeds_in_settings(const State& state, std::string_view tool, std::string_view wanted) {
  std::vector<Credential> carried;
  for (const auto& text : settings_of(state, tool))
    for (auto& credential : text.carries())
      if (std::find(carried.begin(), carried.end(), credential) == carried.end()) carried.push_back(credential);
  std::vector<Feed> feeds;
  if (carried.empty()) return feeds;
  for (const auto& url : feed_urls(state, tool, wanted))
    feeds.push_back({Value(url), unknown("settings", HoleKind::any, carried)});
  return feeds;
}

}  // namespace patscope::calls
