#include "calls/follow/script_files.h"

#include <algorithm>
#include <array>

#include "calls/builtins/patterns.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::size_t most_script_files = 256;

std::string_view name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Of paths below `folder`; a "*" of the pattern stays within its folder.
bool is_named(std::string_view path, std::string_view pattern, Depth depth) {
  if (depth == Depth::all_folders) return matches_glob(name_of(pattern), name_of(path), Case::ignored);
  return std::count(path.begin(), path.end(), '/') == std::count(pattern.begin(), pattern.end(), '/') &&
         matches_glob(pattern, path, Case::ignored);
}

}  // namespace

bool is_script_name(std::string_view name) {
  constexpr std::array<std::string_view, 11> endings = {".ps1", ".psm1", ".sh", ".bash", ".py", ".js",
                                                        ".mjs", ".cjs",  ".ts", ".cmd",  ".bat"};
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return to_lower(name).ends_with(ending); });
}

std::vector<Value> script_files(const Machine& machine, const Text& pattern, Depth depth) {
  const auto flat = flatten(pattern);
  const bool names_several = flat.find('*') != std::string::npos || depth == Depth::all_folders;
  if (!names_several || !is_script_name(flat)) return {};
  const auto inside = repository_path(machine, pattern);
  if (!inside) return {};
  const auto before_wildcard = inside->rfind('/', inside->find('*'));
  const auto folder = before_wildcard == std::string::npos ? std::string() : inside->substr(0, before_wildcard);
  std::vector<Value> found;
  for (const auto& path : machine.files.list(folder))
    if (is_named(path, *inside, depth)) found.emplace_back(on_agent(machine, path));
  return found.size() > most_script_files ? std::vector<Value>() : found;
}

bool are_too_many(const std::vector<Value>& items) {
  constexpr std::size_t most_objects = 256;
  if (items.size() <= longest_loop) return false;
  const auto is_script = [](const Value& item) {
    return item.texts.size() == 1 && is_script_name(flatten(item.texts.front()));
  };
  const auto is_word = [](const Value& item) { return item.objects.empty() && item.callables.empty(); };
  const bool are_scripts = items.size() <= most_script_files && std::all_of(items.begin(), items.end(), is_script);
  const bool are_objects = items.size() <= most_objects && std::none_of(items.begin(), items.end(), is_word);
  return !are_scripts && !are_objects;
}

}  // namespace patscope::calls
