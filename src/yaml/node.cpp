#include "yaml/node.h"

namespace patscope::yaml {

const Entry* Node::find(std::string_view key) const {
  for (const auto& entry : entries)
    if (entry.key.is_scalar() && entry.key.string() == key) return &entry;
  return nullptr;
}

const Node* Node::get(std::string_view key) const {
  const Entry* entry = find(key);
  return entry ? &entry->value : nullptr;
}

std::string Node::string() const {
  return kind == Kind::scalar ? text.with_names() : std::string();
}

Node scalar(Text text, Span span, Style style) {
  Node node;
  node.kind = Kind::scalar;
  node.style = style;
  node.text = std::move(text);
  node.span = span;
  return node;
}

Node scalar(std::string_view text, Span span, Style style) {
  return scalar(Text(std::string(text), span, false), span, style);
}

Node sequence(std::vector<Node> items, Span span) {
  Node node;
  node.kind = Kind::sequence;
  node.items = std::move(items);
  node.span = span;
  return node;
}

Node mapping(std::vector<Entry> entries, Span span) {
  Node node;
  node.kind = Kind::mapping;
  node.entries = std::move(entries);
  node.span = span;
  return node;
}

std::size_t count(const Node& node) {
  std::size_t total = 1;
  for (const auto& item : node.items) total += count(item);
  for (const auto& entry : node.entries) total += count(entry.key) + count(entry.value);
  return total;
}

}  // namespace patscope::yaml
