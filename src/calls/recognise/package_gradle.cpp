// Gradle: repositories and the names of what holds their credentials stand in its build files.

#include <algorithm>
#include <array>

#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view name_bytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

/// How a build file asks for a variable of the environment or a property, in Groovy and in Kotlin.
struct Reader {
  std::string_view spelt;
  bool environment;
};
constexpr std::array readers = {
    Reader{"getenv(", true},          Reader{"environmentVariable(", true}, Reader{"System.env.", true},
    Reader{"System.getenv().", true}, Reader{"findProperty(", false},       Reader{"gradleProperty(", false},
    Reader{"property(", false},       Reader{"getProperty(", false},
};

/// The name behind `at`, in quotes or bare.
std::string name_at(std::string_view text, std::size_t at) {
  const auto begin = text.find_first_not_of(" \"'", at);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_first_not_of(name_bytes, begin) - begin));
}

/// -PfeedToken=x, or ORG_GRADLE_PROJECT_feedToken.
Value property(const Invocation& invocation, const std::vector<Value>& all, std::string_view name) {
  const auto option = "-P" + std::string(name) + "=";
  for (const auto& word : all)
    if (const auto flat = spelling(word); flat.starts_with(option))
      return Value(slice(as_text(word), option.size(), flat.size()));
  return environment_variable(invocation, "ORG_GRADLE_PROJECT_" + std::string(name));
}

/// What the build files read that carries a credential.
Value credential_of(const Invocation& invocation, const std::vector<Value>& all) {
  std::vector<Credential> carried;
  const auto add = [&](const Value& value) {
    for (const auto& credential : carries(value))
      if (std::find(carried.begin(), carried.end(), credential) == carried.end()) carried.push_back(credential);
  };
  for (const auto& settings : settings_of(invocation.state, "gradle")) {
    const auto flat = flatten(settings);
    for (const auto& reader : readers)
      for (auto at = flat.find(reader.spelt); at != std::string::npos; at = flat.find(reader.spelt, at + 1)) {
        const auto name = name_at(flat, at + reader.spelt.size());
        add(reader.environment ? environment_variable(invocation, name) : property(invocation, all, name));
      }
  }
  return carried.empty() ? Value() : unknown("build.gradle", HoleKind::any, carried);
}

/// The end of the block that begins at the brace `open`.
std::size_t end_of_block(std::string_view text, std::size_t open) {
  int depth = 0;
  for (auto at = open; at < text.size(); ++at) {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
    if (depth == 0) return at;
  }
  return text.size();
}

/// Packages are published to the repositories of `publishing { }`, or of the old `uploadArchives { }`, and fetched from
/// the others.
struct Blocks {
  std::vector<Text> publishing;
  std::vector<Text> others;
};

Blocks blocks_of(const Text& settings) {
  const auto flat = flatten(settings);
  Blocks blocks;
  std::size_t from = 0;
  for (std::size_t at = 0; at < flat.size(); ++at) {
    const auto open = flat.find('{', at);
    if (open == std::string::npos) break;
    const auto head = trim(std::string_view(flat).substr(at, open - at));
    at = open;
    if (!head.ends_with("publishing") && !head.ends_with("uploadArchives")) continue;
    const auto end = end_of_block(flat, open);
    blocks.others.push_back(slice(settings, from, open));
    blocks.publishing.push_back(slice(settings, open, end));
    at = from = end;
  }
  blocks.others.push_back(slice(settings, from, flat.size()));
  return blocks;
}

/// Where nothing says which, any of them may be meant.
std::vector<Text> urls_for(const State& state, bool uploading) {
  std::vector<Text> urls;
  for (const auto& settings : settings_of(state, "gradle")) {
    const auto blocks = blocks_of(settings);
    for (const auto& block : uploading ? blocks.publishing : blocks.others)
      for (auto& url : feed_urls_in(block)) urls.push_back(std::move(url));
  }
  return urls.empty() && uploading ? feed_urls(state, "gradle") : urls;
}

/// ":core:publishLibsPublicationToLibsRepository"; what goes to the local repository goes nowhere.
bool publishes(const Value& task) {
  const auto flat = spelling(task);
  const auto name = flat.substr(flat.rfind(':') + 1);
  return name == "uploadArchives" || (name.starts_with("publish") && !name.ends_with("MavenLocal"));
}

}  // namespace

std::optional<Effect> recognise_gradle(Invocation& invocation) {
  const auto all = words(invocation);
  std::vector<Feed> feeds;
  const auto credential = credential_of(invocation, all);
  const bool uploading = std::any_of(all.begin(), all.end(), publishes);
  for (const auto& url : urls_for(invocation.state, uploading)) feeds.push_back({Value(url), credential});
  if (uploading) return uploads(invocation.state, "maven", std::move(feeds), {}, "gradle-publish");
  return package_requests(read_packages, feeds, "gradle-build");
}

}  // namespace patscope::calls
