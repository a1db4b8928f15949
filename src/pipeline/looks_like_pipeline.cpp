#include <algorithm>
#include <array>

#include "pipeline/load.h"
#include "text/strings.h"
#include "yaml/read.h"

namespace patscope::pipeline {
namespace {

using yaml::Node;

constexpr std::array<std::string_view, 8> markers = {"trigger",   "pr",   "pool",      "resources",
                                                     "schedules", "name", "variables", "lockBehavior"};
constexpr std::array<std::string_view, 4> bodies = {"steps", "jobs", "stages", "extends"};
constexpr std::array<std::string_view, 13> step_words = {
    "task",     "script",   "bash",       "pwsh",          "powershell", "checkout", "publish",
    "download", "template", "getPackage", "downloadBuild", "reviewApp",  "upload"};
constexpr std::array<std::string_view, 3> job_words = {"job", "deployment", "template"};
constexpr std::array<std::string_view, 2> stage_words = {"stage", "template"};

/// Other CI systems have `jobs` and `stages` of their own: mappings, or lists of names.
bool holds_only(const Node* list, const auto& words) {
  if (!list || !list->is_sequence() || list->items.empty()) return false;
  return std::all_of(list->items.begin(), list->items.end(), [&](const Node& item) {
    if (item.is_scalar()) return item.string().find("${{") != std::string::npos;
    return std::any_of(item.entries.begin(), item.entries.end(), [&](const yaml::Entry& entry) {
      const auto key = entry.key.string();
      return key.rfind("${{", 0) == 0 || std::find(words.begin(), words.end(), key) != words.end();
    });
  });
}

/// Whether one of `keys` stands at the beginning of a line.
bool has_root_key(std::string_view bytes, const auto& keys) {
  const auto lines = split(bytes, '\n');
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    const auto colon = line.find(':');
    return colon != std::string_view::npos && std::find(keys.begin(), keys.end(), line.substr(0, colon)) != keys.end();
  });
}

}  // namespace

bool looks_like_pipeline(std::string_view bytes) {
  const bool mentions_body = std::any_of(
      bodies.begin(), bodies.end(), [&](std::string_view key) { return bytes.find(key) != std::string_view::npos; });
  if (!mentions_body) return false;
  Sources sources;
  const yaml::Document document = yaml::read(sources, sources.add("", std::string(bytes)));
  const Node& root = document.root;
  if (document.broken) return has_root_key(bytes, bodies) && has_root_key(bytes, markers);
  const Node* extends = root.get("extends");
  const bool has_body = (extends && extends->is_mapping()) || holds_only(root.get("steps"), step_words) ||
                        holds_only(root.get("jobs"), job_words) || holds_only(root.get("stages"), stage_words);
  if (!has_body) return false;
  // Declared as a mapping, parameters are those of a template.
  if (const Node* parameters = root.get("parameters"); parameters && parameters->is_mapping()) return false;
  const bool marked = std::any_of(markers.begin(), markers.end(), [&](std::string_view key) { return root.find(key); });
  return marked || (!root.find("parameters") && bytes.find("${{") == std::string_view::npos);
}

}  // namespace patscope::pipeline
