#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/scopes.h"
#include "cli/config/config.h"
#include "text/sources.h"
#include "yaml/node.h"

namespace patscope::cli {

/// The configuration while it is read. All throw the WorldError of `read_config`.
struct ConfigReader {
  const Sources& sources;
  const catalog::ScopeTable& scopes;
  std::string shown;

  void expect(bool holds, Span place, std::string_view key, std::string_view what) const;
  /// An empty `known` takes every key.
  [[nodiscard]] const std::vector<yaml::Entry>& mapping_of(const yaml::Node& node, std::string_view key,
                                                           const std::vector<std::string_view>& known) const;
  [[nodiscard]] const std::vector<yaml::Node>& list_of(const yaml::Node& node, std::string_view key) const;
  [[nodiscard]] std::string string_of(const yaml::Node& node, std::string_view key) const;
};

/// An entry of `ignore:`.
[[nodiscard]] report::Ignore read_ignore(const yaml::Node& node, const ConfigReader& reader);
/// An entry of `rules:`.
[[nodiscard]] std::pair<std::string, std::optional<report::Severity>> read_severity(const yaml::Entry& entry,
                                                                                    const ConfigReader& reader);

}  // namespace patscope::cli
