#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rest/text.h"
#include "text/sources.h"

namespace patscope::yaml {

enum class Kind { null, scalar, sequence, mapping };

/// How a scalar was written; `computed` is one that no file holds in this form (the result of an expression).
enum class Style { plain, single_quoted, double_quoted, literal, folded, computed };

struct Entry;

/// One node of a YAML tree: a plain value, copied freely. Keys are nodes too, since they have places and may hold
/// expressions. Aliases are resolved by copying.
struct Node {
  Kind kind = Kind::null;
  Style style = Style::plain;
  /// Of a mapping or sequence that the floor above builds: an index of its own (which templates led here).
  std::uint32_t context = 0;
  /// A scalar's value. Its pieces know the bytes of the file they came from; a literal block has one piece a line.
  Text text;
  std::string tag;  ///< "!custom", "tag:yaml.org,2002:str"; empty without one
  /// Of a scalar: the whole token with its quotes or `|`. Of a collection: from its first key or item to its last.
  Span span;
  std::vector<Node> items;
  std::vector<Entry> entries;

  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
  /// Null, or a scalar.
  [[nodiscard]] bool is_leaf() const { return kind == Kind::null || kind == Kind::scalar; }
  /// The entry with this key, compared as the service recognises keys (exactly); nullptr when there is none.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  /// Its value, or nullptr.
  [[nodiscard]] const Node* get(std::string_view key) const;
  /// The scalar's text with `{name}` for holes; empty for anything else.
  [[nodiscard]] std::string string() const;
};

struct Entry {
  Node key;
  Node value;
};

[[nodiscard]] Node scalar(Text text, Span span = {}, Style style = Style::computed);
[[nodiscard]] Node scalar(std::string_view text, Span span = {}, Style style = Style::computed);
[[nodiscard]] Node sequence(std::vector<Node> items, Span span = {});
[[nodiscard]] Node mapping(std::vector<Entry> entries, Span span = {});

/// How many nodes a tree has, keys included.
[[nodiscard]] std::size_t count(const Node& node);

}  // namespace patscope::yaml
