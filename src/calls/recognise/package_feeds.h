#pragma once

#include <string>
#include <string_view>
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
/// The texts of the settings files of a package manager, as package_settings.h left them.
[[nodiscard]] std::vector<Text> settings_of(const State& state, std::string_view tool);
/// The feeds that they name. `wanted`, a name or a URL, keeps those whose line has it.
[[nodiscard]] std::vector<Text> feed_urls(const State& state, std::string_view tool, std::string_view wanted = {});
/// The same, each with what the files carry; none when they carry nothing.
[[nodiscard]] std::vector<Feed> feeds_in_settings(const State& state, std::string_view tool,
                                                  std::string_view wanted = {});

}  // namespace patscope::calls
