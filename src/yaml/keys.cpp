#include "yaml/keys.h"

#include <fmt/format.h>

#include <unordered_set>

#include "text/strings.h"

namespace patscope::yaml {
namespace {

constexpr std::string_view directives[] = {"if", "elseif", "else", "each", "insert"};

bool has_expression(const Node& key) {
  return key.is_scalar() && flatten(key.text).find("${{") != std::string::npos;
}

bool is_merge(const Entry& entry) {
  return entry.key.is_scalar() && entry.key.style == Style::plain && entry.key.string() == "<<";
}

void append_mapping(std::vector<Entry>& entries, const Node& merged) {
  for (const auto& entry : merged.entries) entries.push_back(entry);
  for (const auto& item : merged.items) append_mapping(entries, item);
}

/// A key written in the mapping itself wins over a merged one.
void merge(Node& mapping) {
  std::vector<Entry> merged;
  std::vector<Entry> own;
  for (auto& entry : mapping.entries) {
    if (is_merge(entry))
      append_mapping(merged, entry.value);
    else
      own.push_back(std::move(entry));
  }
  mapping.entries = std::move(own);
  for (auto& entry : merged)
    if (!mapping.find(entry.key.string())) mapping.entries.push_back(std::move(entry));
}

}  // namespace

std::string_view directive_word(std::string_view key) {
  key = trim(key);
  if (key.size() < 5 || key.substr(0, 3) != "${{" || key.substr(key.size() - 2) != "}}") return {};
  const auto inner = trim(key.substr(3, key.size() - 5));
  for (const auto word : directives) {
    if (inner.substr(0, word.size()) != word) continue;
    const char next = inner.size() > word.size() ? inner[word.size()] : ' ';
    if (next == ' ' || next == '\t' || next == '\n' || next == '(') return word;
  }
  return {};
}

void settle_keys(Node& mapping, std::vector<Problem>& problems) {
  for (const auto& entry : mapping.entries)
    if (is_merge(entry)) {
      merge(mapping);
      break;
    }
  std::unordered_set<std::string> seen;
  std::vector<Entry> kept;
  kept.reserve(mapping.entries.size());
  for (auto& entry : mapping.entries) {
    if (entry.key.is_leaf() && !has_expression(entry.key) && !seen.insert(to_lower(entry.key.string())).second) {
      problems.push_back({entry.key.span, fmt::format("'{}' is already defined", entry.key.string())});
      continue;
    }
    kept.push_back(std::move(entry));
  }
  mapping.entries = std::move(kept);
}

}  // namespace patscope::yaml
