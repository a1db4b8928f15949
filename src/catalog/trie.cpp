#include "catalog/trie.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::catalog {
namespace {

constexpr std::size_t area_count = 6;
static_assert(static_cast<std::size_t>(UrlArea::none) + 1 == area_count);

auto find_literal(auto& literals, std::string_view word) {
  return std::lower_bound(
      literals.begin(), literals.end(), word,
      [](const Trie::Literal& literal, std::string_view key) { return less_ignoring_case(literal.word, key); });
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.find('}') == segment.size() - 1;
}

}  // namespace

// NodeIds 0 to 5 are the roots, in the order of UrlArea, but `apis` is 0: it has no parent, so 0 can mean "no child".
Trie::Trie() : nodes_(area_count) {}

Trie::NodeId Trie::grow() {
  nodes_.emplace_back();
  return static_cast<NodeId>(nodes_.size() - 1);
}

Trie::NodeId Trie::literal_child(const Node& node, std::string_view word) {
  const auto at = find_literal(node.literals, word);
  return at != node.literals.end() && equals_ignoring_case(at->word, word) ? at->child : 0;
}

Trie::NodeId Trie::literal_child_for(NodeId parent, std::string_view word) {
  if (const auto known = literal_child(nodes_[parent], word)) return known;
  const auto child = grow();
  auto& literals = nodes_[parent].literals;
  literals.insert(find_literal(literals, word), {.word = word, .child = child});
  return child;
}

Trie::NodeId Trie::child_for(NodeId parent, std::string_view segment) {
  const auto open = segment.find('{');
  if (open == std::string_view::npos) return literal_child_for(parent, segment);
  if (is_parameter(segment)) {
    const bool integer = segment.ends_with(":int}") || segment.ends_with(":int?}");
    const auto known = integer ? nodes_[parent].integer : nodes_[parent].parameter;
    if (known != 0) return known;
    const auto child = grow();
    (integer ? nodes_[parent].integer : nodes_[parent].parameter) = child;
    return child;
  }
  const auto close = segment.rfind('}');
  const auto prefix = segment.substr(0, open);
  const auto suffix = segment.substr(close + 1);
  for (const auto& mixed : nodes_[parent].mixed)
    if (mixed.prefix == prefix && mixed.suffix == suffix) return mixed.child;
  const auto child = grow();
  nodes_[parent].mixed.push_back({.prefix = prefix, .suffix = suffix, .child = child});
  return child;
}

void Trie::add(UrlArea area, std::string_view route, std::uint32_t operation) {
  add_below(root(area), route, operation);
}

void Trie::add_below(NodeId parent, std::string_view route, std::uint32_t operation) {
  while (route.starts_with('/')) route.remove_prefix(1);
  if (route.empty()) {
    nodes_[parent].ends.push_back(operation);
    return;
  }
  const auto segment = route.substr(0, route.find('/'));
  const auto rest = route.substr(segment.size());
  if (segment.starts_with("{*")) {
    nodes_[parent].tails.push_back(operation);
    return;
  }
  if (segment.ends_with("?}")) add_below(parent, rest, operation);
  add_below(child_for(parent, segment), rest, operation);
}

}  // namespace patscope::catalog
