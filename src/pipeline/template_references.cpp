#include "pipeline/template_references.h"

#include <algorithm>
#include <array>
#include <optional>

#include "pipeline/files.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

constexpr std::string_view keyword = "template:";

/// The scalar that begins a line's rest: quoted, or up to a blank or what ends it in a flow mapping.
std::string_view scalar(std::string_view rest) {
  rest = trim(rest);
  if (rest.empty()) return rest;
  const char quote = rest.front();
  if (quote == '"' || quote == '\'') return rest.substr(1, rest.find(quote, 1) - 1);
  return rest.substr(0, rest.find_first_of(" \t\r,}"));
}

std::optional<std::string> file_named(std::string_view reference, std::string_view path) {
  if (reference.empty() || reference.find("${{") != std::string_view::npos) return std::nullopt;
  const auto at = reference.find('@');
  if (at != std::string_view::npos && !equals_ignoring_case(reference.substr(at + 1), "self")) return std::nullopt;
  return resolve_path(folder_of(path), reference.substr(0, at));
}

}  // namespace

std::vector<std::string> template_references(std::string_view bytes, std::string_view path) {
  std::vector<std::string> files;
  for (const auto line : split(bytes, '\n')) {
    const auto at = line.find(keyword);
    if (at == std::string_view::npos || trim(line).starts_with('#')) continue;
    if (auto file = file_named(scalar(line.substr(at + keyword.size())), path)) files.push_back(std::move(*file));
  }
  return files;
}

bool says_when_it_starts(std::string_view bytes) {
  constexpr std::array<std::string_view, 3> keys = {"trigger", "pr", "schedules"};
  const auto lines = split(bytes, '\n');
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    return std::find(keys.begin(), keys.end(), line.substr(0, line.find(':'))) != keys.end();
  });
}

}  // namespace patscope::pipeline
