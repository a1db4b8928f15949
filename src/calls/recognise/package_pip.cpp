// pip and twine against Azure Artifacts: the credential stands in a URL, an option, a variable or a settings file.

#include <algorithm>
#include <array>
#include <initializer_list>

#include "calls/follow/python_projects.h"
#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 10> pip_with_value = {
    "index-url",  "extra-index-url", "requirement", "constraint", "target",
    "find-links", "trusted-host",    "timeout",     "proxy",      "cert"};
constexpr std::array<std::string_view, 8> twine_with_value = {"repository-url", "repository", "username", "password",
                                                              "config-file",    "comment",    "identity", "sign-with"};

/// `pip install -e .`, `pip install ./tools/relbot[all]`: packages of the repository.
void remember_own_packages(Invocation& invocation, const CommandLine& line) {
  for (const auto& operand : behind(line.operands, 1)) {
    const auto flat = spelling(operand);
    const bool is_path =
        flat.find("://") == std::string::npos && (flat.starts_with('.') || flat.find('/') != std::string::npos);
    if (!is_path) continue;
    const auto extras = std::min(flat.find('['), flat.size());
    remember_installed(invocation.state, Value(slice(as_text(operand), 0, extras)));
  }
}

/// What PipAuthenticate set is the task's own affair, as are the feeds that other tasks of its kind open for reading.
bool set_by_task(const State& state, const Value& url) {
  const auto carried = carries(url);
  return !carried.empty() && carried == carries(login_of(state, "pip"));
}

}  // namespace

std::optional<Effect> recognise_pip(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "irctf", .long_with_value = pip_with_value});
  const auto verb = first_operand(line);
  if (verb == "config" && line.operands.size() >= 4) {
    invocation.state.job.facts["pip." + spelling(line.operands[2])] = line.operands[3];
    return Effect{.requests = {}, .result = Value()};
  }
  if (!is_one_of(verb, {"install", "download", "wheel", "index"})) return std::nullopt;
  if (verb == "install") remember_own_packages(invocation, line);
  auto urls = line.values({"-i", "--index-url", "--extra-index-url"});
  for (const auto* name : {"PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"})
    if (Value url = environment_variable(invocation, name); !url.is_nothing() && !set_by_task(invocation.state, url))
      urls.push_back(std::move(url));
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
  return uploads(invocation.state, "twine",
                 {{url != nullptr ? *url : environment_variable(invocation, "TWINE_REPOSITORY_URL"),
                   password != nullptr ? *password : environment_variable(invocation, "TWINE_PASSWORD")}},
                 {}, "twine-upload");
}

}  // namespace patscope::calls
