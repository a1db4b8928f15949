#include "script/tree.h"

#include <algorithm>
#include <functional>

extern "C" {
const TSLanguage* tree_sitter_bash(void);
const TSLanguage* tree_sitter_powershell(void);
const TSLanguage* tree_sitter_batch(void);
const TSLanguage* tree_sitter_python(void);
const TSLanguage* tree_sitter_typescript(void);
const TSLanguage* tree_sitter_tsx(void);
}

namespace patscope::script {
namespace {

/// Far above what any real script needs; error recovery on bytes that are no script at all is what it is for.
constexpr std::uint64_t patience_in_microseconds = 20'000'000;

const TSLanguage* tables_of(Grammar grammar) {
  switch (grammar) {
    case Grammar::bash:
      return tree_sitter_bash();
    case Grammar::powershell:
      return tree_sitter_powershell();
    case Grammar::batch:
      return tree_sitter_batch();
    case Grammar::python:
      return tree_sitter_python();
    case Grammar::typescript:
      return tree_sitter_typescript();
    case Grammar::tsx:
      return tree_sitter_tsx();
  }
  return nullptr;
}

class Cursor {
 public:
  explicit Cursor(TSNode node) : cursor_(ts_tree_cursor_new(node)) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }

  bool to_first_child() { return ts_tree_cursor_goto_first_child(&cursor_); }
  bool to_next_sibling() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
  bool to_parent() { return ts_tree_cursor_goto_parent(&cursor_); }
  [[nodiscard]] TSNode node() const { return ts_tree_cursor_current_node(&cursor_); }
  [[nodiscard]] std::string_view field() const {
    const char* name = ts_tree_cursor_current_field_name(&cursor_);
    return name ? name : std::string_view();
  }

 private:
  TSTreeCursor cursor_;
};

/// Every node, parents first; without recursion, since trees may be deeper than the stack.
void walk(TSNode root, const std::function<void(TSNode)>& enter, const std::function<void()>& leave) {
  Cursor cursor(root);
  enter(cursor.node());
  while (true) {
    if (cursor.to_first_child()) {
      enter(cursor.node());
      continue;
    }
    leave();
    while (!cursor.to_next_sibling()) {
      if (!cursor.to_parent()) return;
      leave();
    }
    enter(cursor.node());
  }
}

}  // namespace

std::string_view TreeNode::kind() const {
  return *this ? ts_node_type(node_) : std::string_view();
}

bool TreeNode::is_named() const {
  return *this && ts_node_is_named(node_);
}

bool TreeNode::is_missing() const {
  return *this && ts_node_is_missing(node_);
}

bool TreeNode::has_error() const {
  return *this && ts_node_has_error(node_);
}

std::size_t TreeNode::begin() const {
  return *this ? ts_node_start_byte(node_) : 0;
}

std::size_t TreeNode::end() const {
  return *this ? ts_node_end_byte(node_) : 0;
}

std::vector<TreeNode> TreeNode::children() const {
  std::vector<TreeNode> found;
  if (!*this) return found;
  Cursor cursor(node_);
  if (!cursor.to_first_child()) return found;
  do found.emplace_back(cursor.node(), cursor.field());
  while (cursor.to_next_sibling());
  return found;
}

std::vector<TreeNode> TreeNode::named_children() const {
  auto found = children();
  std::erase_if(found, [](const TreeNode& child) { return !child.is_named() || child.is("comment"); });
  return found;
}

std::vector<TreeNode> TreeNode::children(std::string_view field) const {
  auto found = children();
  std::erase_if(found, [&](const TreeNode& child) { return child.field() != field; });
  return found;
}

TreeNode TreeNode::child(std::string_view field) const {
  for (const auto& found : children())
    if (found.field() == field) return found;
  return {};
}

TreeNode TreeNode::child_of_kind(std::string_view kind) const {
  for (const auto& found : children())
    if (found.is(kind)) return found;
  return {};
}

TreeNode TreeNode::look_through() const {
  TreeNode inner = *this;
  while (inner && ts_node_child_count(inner.node_) == 1) {
    const TreeNode only(ts_node_child(inner.node_, 0), field_);
    if (only.begin() != inner.begin() || only.end() != inner.end()) break;
    inner = only;
  }
  return inner;
}

std::optional<Tree> Tree::parse(Grammar grammar, std::string_view bytes) {
  const std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(), ts_parser_delete);
  if (!ts_parser_set_language(parser.get(), tables_of(grammar))) return std::nullopt;
  ts_parser_set_timeout_micros(parser.get(), patience_in_microseconds);
  TSTree* tree = ts_parser_parse_string(parser.get(), nullptr, bytes.data(), static_cast<std::uint32_t>(bytes.size()));
  if (!tree) return std::nullopt;
  return Tree(tree);
}

TreeNode Tree::root() const {
  return TreeNode(ts_tree_root_node(tree_.get()));
}

std::size_t Tree::depth() const {
  std::size_t deepest = 0;
  std::size_t now = 0;
  std::vector<TreeNode> path;
  std::vector<bool> counted;
  walk(
      ts_tree_root_node(tree_.get()),
      [&](TSNode entered) {
        const TreeNode node(entered);
        const bool same = !path.empty() && path.back().begin() == node.begin() && path.back().end() == node.end();
        path.push_back(node);
        counted.push_back(!same);
        if (!same) deepest = std::max(deepest, ++now);
      },
      [&] {
        if (counted.back()) --now;
        counted.pop_back();
        path.pop_back();
      });
  return deepest;
}

std::size_t Tree::error_count() const {
  if (!root().has_error()) return 0;
  std::size_t count = 0;
  walk(
      ts_tree_root_node(tree_.get()),
      [&](TSNode entered) {
        const TreeNode node(entered);
        if (node.is_error() || node.is_missing()) ++count;
      },
      [] {});
  return count;
}

}  // namespace patscope::script
