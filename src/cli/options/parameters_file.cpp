#include "cli/options/parameters_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "report/terminal.h"
#include "text/world_error.h"
#include "yaml/read.h"

namespace patscope::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A plain scalar that JSON reads as a number, a boolean or null is one; the service types parameters alike.
Json scalar_json(const yaml::Node& node) {
  const auto text = node.string();
  if (node.style != yaml::Style::plain) return text;
  auto value = Json::parse(text, nullptr, false);
  return value.is_primitive() && !value.is_discarded() ? value : Json(text);
}

Json to_json(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::null:
      return nullptr;
    case yaml::Kind::scalar:
      return scalar_json(node);
    case yaml::Kind::sequence: {
      auto list = Json::array();
      for (const auto& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case yaml::Kind::mapping: {
      auto object = Json::object();
      for (const auto& entry : node.entries) object[entry.key.string()] = to_json(entry.value);
      return object;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> read_parameters_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw WorldError(ExitCode::usage, fmt::format("--parameters-file: {}: cannot be read", path));
  Sources sources;
  const auto source = sources.add(path, {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  const auto document = yaml::read(sources, source);
  const auto refuse = [&](Span place, const std::string& message) {
    throw WorldError(ExitCode::usage, fmt::format("{}: {}", report::shown_place(sources, place, {}), message));
  };
  for (const auto& problem : document.problems) refuse(problem.span, problem.message);
  if (!document.root.is_mapping()) refuse(document.root.span, "expected a mapping from parameter to value");
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto& entry : document.root.entries)
    parameters.emplace_back(entry.key.string(),
                            entry.value.is_leaf()
                                ? entry.value.string()
                                : to_json(entry.value).dump(-1, ' ', false, Json::error_handler_t::replace));
  return parameters;
}

}  // namespace patscope::cli
