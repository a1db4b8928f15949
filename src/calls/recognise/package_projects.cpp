// uv, poetry, pipenv and pdm: indexes stand in the project's file, their credentials in variables that are named after
// them, in settings of earlier commands or in the URL.

#include <algorithm>
#include <array>

#include "calls/follow/settings_lines.h"
#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// An index or source of the project.
struct Index {
  std::string name;
  Value url;
  Value publish_url;
};

/// The tables of an array, "[[tool.uv.index]]", in their order.
std::vector<Index> indexes(const State& state, std::string_view tool, std::initializer_list<std::string_view> tables) {
  std::vector<Index> found;
  for (const auto& text : settings_of(state, tool)) {
    std::size_t last = 0;
    for (const auto& line : settings_lines(text)) {
      if (std::find(tables.begin(), tables.end(), line.table) == tables.end()) continue;
      if (line.number != last) found.emplace_back();
      last = line.number;
      if (line.key == "name") found.back().name = line.value.with_names();
      if (line.key == "url") found.back().url = Value(line.value);
      if (line.key == "publish-url") found.back().publish_url = Value(line.value);
    }
  }
  return found;
}

/// "my-shop" is MY_SHOP in the names of variables.
std::string variable_part(std::string_view name) {
  auto upper = to_upper(name);
  for (auto& byte : upper)
    if (std::isalnum(static_cast<unsigned char>(byte)) == 0) byte = '_';
  return upper;
}

Value first_of(const CommandLine& line, std::initializer_list<std::string_view> options, const Invocation& invocation,
               std::initializer_list<std::string_view> variables) {
  if (const auto* value = line.value(options)) return *value;
  for (const auto variable : variables)
    if (auto value = environment_variable(invocation, variable); !value.is_nothing()) return value;
  return {};
}

const Index* find_index(const std::vector<Index>& all, const Value& name) {
  const auto wanted = known(name);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Index& index) { return index.name == wanted; });
  return found == all.end() ? nullptr : &*found;
}

// uv; its documentation describes Azure Artifacts under "Alternative indexes" (confidence high)

constexpr std::array<std::string_view, 14> uv_with_value = {
    "index", "default-index", "index-url", "extra-index-url", "publish-url", "username",       "password",
    "token", "check-url",     "python",    "project",         "directory",   "index-strategy", "keyring-provider"};

Value uv_password(const Invocation& invocation, std::string_view index) {
  return environment_variable(invocation, "UV_INDEX_" + variable_part(index) + "_PASSWORD");
}

/// What stands in an option or a variable: "shop=https://...", several between blanks.
void add_given(const Invocation& invocation, const Value& given, std::vector<Feed>& feeds) {
  for (const auto& text : as_texts(given)) {
    const auto flat = flatten(text);
    const auto name = flat.substr(0, std::min(flat.find('='), flat.find("://")));
    for (const auto& url : feed_urls_in(text)) feeds.push_back({Value(url), uv_password(invocation, name)});
  }
}

std::vector<Feed> uv_feeds(const Invocation& invocation, const CommandLine& line) {
  std::vector<Feed> feeds;
  for (const auto& given : line.values({"--index", "--default-index", "--index-url", "-i", "--extra-index-url"}))
    add_given(invocation, given, feeds);
  for (const auto* variable : {"UV_INDEX", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL"})
    add_given(invocation, environment_variable(invocation, variable), feeds);
  for (const auto& index : indexes(invocation.state, "uv", {"tool.uv.index", "index"}))
    feeds.push_back({index.url, uv_password(invocation, index.name)});
  return feeds;
}

std::vector<Feed> uv_target(const Invocation& invocation, const CommandLine& line) {
  auto password =
      first_of(line, {"--password", "-p", "--token", "-t"}, invocation, {"UV_PUBLISH_PASSWORD", "UV_PUBLISH_TOKEN"});
  auto url = first_of(line, {"--publish-url"}, invocation, {"UV_PUBLISH_URL"});
  const auto name = first_of(line, {"--index"}, invocation, {"UV_PUBLISH_INDEX"});
  const auto all = indexes(invocation.state, "uv", {"tool.uv.index", "index"});
  if (const auto* index = find_index(all, name); index != nullptr && url.is_nothing()) {
    url = index->publish_url;
    if (password.is_nothing()) password = uv_password(invocation, index->name);
  }
  if (url.is_nothing())
    for (const auto& found : feed_urls(invocation.state, "uv", "publish-url")) return {{Value(found), password}};
  return {{url, password}};
}

// poetry; its documentation under "Repositories" (confidence high)

constexpr std::array<std::string_view, 6> poetry_with_value = {"repository", "username", "password",
                                                               "directory",  "project",  "dist-dir"};

/// Of `poetry config http-basic.NAME USER PASSWORD` and its kin, or the variable of the same name.
Value poetry_setting(const Invocation& invocation, std::string_view kind, std::string_view name,
                     std::string_view part = {}) {
  const auto& facts = invocation.state.job.facts;
  const auto fact = facts.find("poetry." + std::string(kind) + "." + std::string(name));
  if (fact != facts.end()) return fact->second;
  return environment_variable(invocation, "POETRY_" + variable_part(kind) + "_" + variable_part(name) +
                                              (part.empty() ? "" : "_") + std::string(part));
}

Value poetry_password(const Invocation& invocation, std::string_view name) {
  auto password = poetry_setting(invocation, "http-basic", name, "PASSWORD");
  return password.is_nothing() ? poetry_setting(invocation, "pypi-token", name) : password;
}

std::vector<Feed> poetry_feeds(const Invocation& invocation) {
  std::vector<Feed> feeds;
  for (const auto& source : indexes(invocation.state, "poetry", {"tool.poetry.source"}))
    feeds.push_back({source.url, poetry_password(invocation, source.name)});
  return feeds;
}

std::vector<Feed> poetry_target(const Invocation& invocation, const CommandLine& line) {
  const auto* name = line.value({"-r", "--repository"});
  if (name == nullptr) return {};
  auto url = poetry_setting(invocation, "repositories", spelling(*name), "URL");
  const auto sources = indexes(invocation.state, "poetry", {"tool.poetry.source"});
  if (const auto* source = find_index(sources, *name); source != nullptr && url.is_nothing()) url = source->url;
  const auto* password = line.value({"-p", "--password"});
  return {{url, password != nullptr ? *password : poetry_password(invocation, spelling(*name))}};
}

}  // namespace

std::optional<Effect> recognise_uv(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "uptir", .long_with_value = uv_with_value});
  const auto verbs = leading_words(line.operands);
  const auto verb = verbs.empty() ? std::string() : verbs.front();
  if (verb == "publish") return uploads(invocation.state, "twine", uv_target(invocation, line), {}, "uv-publish");
  if (!is_one_of(verb, {"sync", "lock", "add", "remove", "pip", "build", "tool", "export", "tree"}))
    return std::nullopt;
  return package_requests(read_packages, uv_feeds(invocation, line), "uv-" + verb);
}

std::optional<Effect> recognise_poetry(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "rupCP", .long_with_value = poetry_with_value});
  const auto verb = first_operand(line);
  if (verb == "config" && line.operands.size() > 2) {
    invocation.state.job.facts.insert_or_assign("poetry." + spelling(line.operands[1]), line.operands.back());
    return Effect{.requests = {}, .result = Value()};
  }
  if (verb == "publish")
    return uploads(invocation.state, "twine", poetry_target(invocation, line), {}, "poetry-publish");
  if (!is_one_of(verb, {"install", "update", "lock", "add", "remove", "sync"})) return std::nullopt;
  return package_requests(read_packages, poetry_feeds(invocation), "poetry-" + verb);
}

/// pipenv and pdm: the variables in the URLs of their files were filled in when the files were read.
std::optional<Effect> recognise_project_installer(Invocation& invocation) {
  const auto all = words(invocation);
  const auto verbs = leading_words(all);
  if (verbs.empty() || !is_one_of(verbs.front(), {"install", "sync", "lock", "update", "add", "upgrade"}))
    return std::nullopt;
  std::vector<Value> urls;
  for (const auto& url : feed_urls(invocation.state, invocation.name)) urls.emplace_back(url);
  return package_requests(read_packages, feeds_at(urls), invocation.name + "-" + verbs.front());
}

}  // namespace patscope::calls
