#include "cli/config/edit_scopes.h"

#include <algorithm>

#include "text/sources.h"
#include "text/strings.h"
#include "yaml/read.h"

namespace patscope::cli {
namespace {

/// The bytes [begin, end) become `text`.
struct Replacement {
  std::size_t begin;
  std::size_t end;
  std::string text;
};

using Replacements = std::vector<Replacement>;

bool wanted(const yaml::Node& item, const std::vector<std::string>& scopes) {
  return std::any_of(scopes.begin(), scopes.end(),
                     [&](const auto& scope) { return equals_ignoring_case(scope, item.string()); });
}

bool written(const std::string& scope, const std::vector<yaml::Node>& items) {
  return std::any_of(items.begin(), items.end(),
                     [&](const auto& item) { return equals_ignoring_case(scope, item.string()); });
}

std::vector<std::string> added_to(const std::vector<yaml::Node>& items, const std::vector<std::string>& scopes) {
  std::vector<std::string> added;
  for (const auto& scope : scopes)
    if (!written(scope, items)) added.push_back(scope);
  return added;
}

/// `- item` lines: one that goes takes its line with it, a new one stands below the last.
bool edit_block(std::string_view bytes, const yaml::Entry& list, const std::vector<std::string>& scopes,
                Replacements& edits) {
  const auto& items = list.value.items;
  auto added = added_to(items, scopes);
  std::string indent;
  std::size_t last = 0;
  for (const auto& item : items) {
    const auto line = bytes.rfind('\n', item.span.begin) + 1;
    const auto dash = bytes.find('-', line);
    if (dash >= item.span.begin || !trim(bytes.substr(line, dash - line)).empty()) return false;
    indent = bytes.substr(line, item.span.begin - line);
    last = std::min(bytes.find('\n', item.span.end), bytes.size());
    if (wanted(item, scopes)) continue;
    if (added.empty()) {
      edits.push_back({line, std::min(last + 1, bytes.size()), {}});
    } else {
      edits.push_back({item.span.begin, item.span.end, added.front()});
      added.erase(added.begin());
    }
  }
  for (const auto& scope : added) edits.push_back({last, last, '\n' + indent + scope});
  if (scopes.empty()) edits.push_back({list.key.span.end, bytes.find(':', list.key.span.end) + 1, ": []"});
  return true;
}

/// `[a, b]`: written anew between the brackets.
bool edit_flow(std::string_view bytes, std::size_t open, const yaml::Node& list, const std::vector<std::string>& scopes,
               Replacements& edits) {
  const auto close = bytes.find(']', list.items.empty() ? open : list.items.back().span.end);
  if (close == bytes.npos || bytes.substr(open, close - open).find('#') != bytes.npos) return false;
  std::vector<std::string> kept;
  for (const auto& item : list.items)
    if (wanted(item, scopes)) kept.push_back(item.string());
  for (const auto& scope : added_to(list.items, scopes)) kept.push_back(scope);
  if (list.items.empty())
    edits.push_back({open + 1, close, join(kept, ", ")});
  else
    edits.push_back({list.items.front().span.begin, list.items.back().span.end, join(kept, ", ")});
  return true;
}

bool edit_list(std::string_view bytes, const yaml::Entry& list, const std::vector<std::string>& scopes,
               Replacements& edits) {
  if (!list.value.is_sequence()) return false;
  const auto colon = bytes.find(':', list.key.span.end);
  const auto first = bytes.find_first_not_of(" \t\r\n", colon + 1);
  if (colon == bytes.npos || first == bytes.npos) return false;
  if (bytes[first] == '[') return edit_flow(bytes, first, list.value, scopes, edits);
  return edit_block(bytes, list, scopes, edits);
}

const yaml::Entry* list_of(const yaml::Node& root, std::string_view credential) {
  const auto* credentials = root.get("credentials");
  if (credentials == nullptr) return nullptr;
  for (const auto& entry : credentials->entries)
    if (equals_ignoring_case(entry.key.string(), credential)) return entry.value.find("scopes");
  return nullptr;
}

}  // namespace

std::optional<std::string> edit_scopes(std::string_view bytes, const std::vector<ScopeEdit>& edits) {
  Sources sources;
  const auto document = yaml::read(sources, sources.add("", std::string(bytes)));
  Replacements replacements;
  for (const auto& edit : edits) {
    const auto* list = list_of(document.root, edit.credential);
    if (list == nullptr || !edit_list(bytes, *list, edit.scopes, replacements)) return std::nullopt;
  }
  std::stable_sort(replacements.begin(), replacements.end(),
                   [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
  std::string result;
  std::size_t done = 0;
  for (const auto& each : replacements) {
    result += bytes.substr(done, each.begin - done);
    result += each.text;
    done = each.end;
  }
  return result += bytes.substr(done);
}

}  // namespace patscope::cli
