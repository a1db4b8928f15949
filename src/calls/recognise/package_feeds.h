#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

/// A place that packages come from or go to.
struct Feed {
  Value url;
  Value credential;
};

inline constexpr std::string_view read_packages = "GET";
inline constexpr std::string_view write_packages = "PUT";

[[nodiscard]] bool is_azure_artifacts(const Value& url);
/// One request for each feed that is one of Azure Artifacts.
[[nodiscard]] Effect package_requests(std::string_view method, const std::vector<Feed>& feeds, std::string idiom);
/// One upload to each feed that is one of Azure Artifacts: as what `feed` shows, else as what a task of the same job
/// logged `tool` in as, else as `last_resort`, else as something unknown, since nobody uploads without a credential.
/// Behind such a task a feed that only the run knows is an unresolved upload.
[[nodiscard]] Effect uploads(const State& state, std::string_view tool, std::vector<Feed> feeds,
                             const Value& last_resort, std::string idiom);
/// A task (NuGetAuthenticate, TwineAuthenticate, ...) logs `tool` in for the rest of the job.
void remember_login(State& state, std::string_view tool, Value credential);
[[nodiscard]] bool has_login(const State& state, std::string_view tool);
/// Null without.
[[nodiscard]] Value login_of(const State& state, std::string_view tool);
void forget_login(State& state, std::string_view tool);
/// The feeds that the task names for `tool`, as it wrote them into the tool's settings.
void remember_feeds_of_login(State& state, std::string_view tool, const Text& names);
[[nodiscard]] bool is_feed_of_login(const State& state, std::string_view tool, std::string_view name);

/// Feeds whose credential, if any, stands in their URLs: the core reads it there.
[[nodiscard]] std::vector<Feed> feeds_at(const std::vector<Value>& urls);
/// Facts outlive the step, objects do not: a place is two facts below `key`.
void remember_feed(State& state, const std::string& key, Value url, Value credential);
/// Every place that was remembered below `prefix`, with what follows the prefix.
[[nodiscard]] std::vector<std::pair<std::string, Feed>> remembered_feeds(const State& state, std::string_view prefix);

/// The URLs of feeds in one text.
[[nodiscard]] std::vector<Text> feed_urls_in(const Text& text, std::string_view wanted = {});
/// The texts of the settings files of a package manager, as package_settings.h left them.
[[nodiscard]] std::vector<Text> settings_of(const State& state, std::string_view tool);
/// The feeds that they name. `wanted`, a name or a URL, keeps those whose line has it.
[[nodiscard]] std::vector<Text> feed_urls(const State& state, std::string_view tool, std::string_view wanted = {});
/// The same, each with what the files carry; none when they carry nothing.
[[nodiscard]] std::vector<Feed> feeds_in_settings(const State& state, std::string_view tool,
                                                  std::string_view wanted = {});

}  // namespace patscope::calls
