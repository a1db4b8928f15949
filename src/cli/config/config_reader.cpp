#include "cli/config/config_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/strings.h"

namespace patscope::cli {

void ConfigReader::expect(bool holds, Span place, std::string_view key, std::string_view what) const {
  if (!holds) refuse_config(sources, place, fmt::format("{}: expected {}", key, what));
}

const std::vector<yaml::Entry>& ConfigReader::mapping_of(const yaml::Node& node, std::string_view key,
                                                         const std::vector<std::string_view>& known) const {
  expect(node.is_mapping(), node.span, key, "a mapping");
  for (const auto& entry : node.entries) {
    const auto name = entry.key.string();
    if (known.empty() || std::count(known.begin(), known.end(), std::string_view(name)) > 0) continue;
    const auto near = nearest(name, known);
    std::vector<std::string> names(known.begin(), known.end());
    refuse_config(sources, entry.key.span,
                  fmt::format("unknown key '{}'{}", name,
                              near.empty() ? "; expected one of " + join(names, ", ")
                                           : fmt::format("; did you mean '{}'?", near)));
  }
  return node.entries;
}

const std::vector<yaml::Node>& ConfigReader::list_of(const yaml::Node& node, std::string_view key) const {
  expect(node.is_sequence(), node.span, key, "a list");
  return node.items;
}

std::string ConfigReader::string_of(const yaml::Node& node, std::string_view key) const {
  expect(node.is_scalar() && !node.text.empty(), node.span, key, "a string");
  return node.string();
}

}  // namespace patscope::cli
