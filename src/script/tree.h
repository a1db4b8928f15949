#pragma once

#include <tree_sitter/api.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace patscope::script {

enum class Grammar { bash, powershell, batch, python, typescript, tsx };

/// A node of a syntax tree, or nothing; valid as long as its `Tree` lives. Offsets are bytes of what was parsed.
class TreeNode {
 public:
  TreeNode() = default;
  explicit TreeNode(TSNode node, std::string_view field_name = {}) : node_(node), field_(field_name) {}

  [[nodiscard]] explicit operator bool() const { return node_.id != nullptr; }
  /// As the grammar spells it ("command", "&&", "ERROR"); empty for no node.
  [[nodiscard]] std::string_view kind() const;
  [[nodiscard]] bool is(std::string_view wanted) const { return kind() == wanted; }
  /// The field under which `children` found it, or empty.
  [[nodiscard]] std::string_view field() const { return field_; }
  [[nodiscard]] bool is_named() const;
  [[nodiscard]] bool is_error() const { return is("ERROR"); }
  /// Invented by the parser to go on; holds no bytes.
  [[nodiscard]] bool is_missing() const;
  [[nodiscard]] bool has_error() const;
  [[nodiscard]] std::size_t begin() const;
  [[nodiscard]] std::size_t end() const;
  [[nodiscard]] std::string_view in(std::string_view bytes) const { return bytes.substr(begin(), end() - begin()); }

  /// All children: tokens, comments and errors too.
  [[nodiscard]] std::vector<TreeNode> children() const;
  /// Without tokens and comments, but with errors.
  [[nodiscard]] std::vector<TreeNode> named_children() const;
  /// Those under one field, tokens too.
  [[nodiscard]] std::vector<TreeNode> children(std::string_view field) const;
  /// The first one under this field, or nothing.
  [[nodiscard]] TreeNode child(std::string_view field) const;
  /// The first child of this kind, or nothing.
  [[nodiscard]] TreeNode child_of_kind(std::string_view kind) const;

  /// The innermost node of a chain of only children, all of the same extent (tokens count as children).
  [[nodiscard]] TreeNode look_through() const;

 private:
  TSNode node_{};
  std::string_view field_;
};

class Tree {
 public:
  /// Nothing when the parser gave up; errors in the code are nodes of the tree. `bytes` may go away.
  [[nodiscard]] static std::optional<Tree> parse(Grammar grammar, std::string_view bytes);

  [[nodiscard]] TreeNode root() const;
  /// How deep nodes are nested; a child that spans just what its parent spans does not count.
  [[nodiscard]] std::size_t depth() const;
  /// How many ERROR and missing nodes there are.
  [[nodiscard]] std::size_t error_count() const;

 private:
  struct Deleter {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
  };
  explicit Tree(TSTree* tree) : tree_(tree) {}

  std::unique_ptr<TSTree, Deleter> tree_;
};

}  // namespace patscope::script
