#include "script/javascript/lowering.h"

namespace patscope::script::javascript {
namespace {

struct Spelling {
  std::string_view javascript;
  std::string_view ours;
};

constexpr Spelling spellings[] = {{"===", "=="}, {"!==", "!="}, {"!", "not"}};

std::string operator_name(std::string_view written) {
  for (const auto& row : spellings)
    if (row.javascript == written) return std::string(row.ours);
  return std::string(written);
}

}  // namespace

Node Lowering::operation(std::string name, const TreeNode& tree, std::vector<Node> operands) {
  return make_named(Kind::operation, std::move(name), span(tree), std::move(operands));
}

/// A name that holds a macro is no name: the macro is replaced before JavaScript sees it.
Node Lowering::identifier(const TreeNode& tree) {
  if (source_.next_hole(tree.begin(), tree.end()) != tree.end()) return raw_text(source_, tree);
  const auto written = bytes(tree);
  if (written == "undefined") return make_nothing(span(tree));
  return make_named(Kind::variable, written == "arguments" ? "args" : std::string(written), span(tree));
}

Node Lowering::special_name(const TreeNode& tree) {
  return make_named(Kind::variable, name(tree), span(tree));
}

Node Lowering::number(const TreeNode& tree) {
  return raw_text(source_, tree);
}

Node Lowering::inner(const TreeNode& tree) {
  const auto children = tree.named_children();
  return children.empty() ? make_nothing(span(tree)) : node(children.front());
}

/// `x as T`, `x satisfies T`, `<T>x`: the value without its type.
Node Lowering::asserted(const TreeNode& tree) {
  const auto children = tree.named_children();
  if (children.empty()) return make_nothing(span(tree));
  return node(tree.is("type_assertion") ? children.back() : children.front());
}

Node Lowering::sequence_expression(const TreeNode& tree) {
  Node sequence = make(Kind::sequence, span(tree));
  for (const auto& child : tree.named_children()) sequence.operands.push_back(node(child));
  return sequence;
}

Node Lowering::array(const TreeNode& tree) {
  Node list = make(Kind::list, span(tree));
  for (const auto& child : tree.named_children()) list.operands.push_back(node(child));
  return list;
}

Node Lowering::spread(const TreeNode& tree) {
  return operation("spread", tree, {inner(tree)});
}

/// JSX, as a list of what its attributes and its body compute: no request is made of the element itself.
Node Lowering::element(const TreeNode& tree) {
  Node parts = make(Kind::list, span(tree));
  std::vector<TreeNode> waiting{tree};
  while (!waiting.empty()) {
    const auto part = waiting.back();
    waiting.pop_back();
    if (part.is("jsx_expression")) {
      parts.operands.push_back(inner(part));
      continue;
    }
    const auto children = part.named_children();
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return parts;
}

Node Lowering::key(const TreeNode& tree) {
  if (tree.is("computed_property_name")) return inner(tree);
  if (tree.is("string")) return string(tree);
  return raw_text(source_, tree);
}

Node Lowering::object(const TreeNode& tree) {
  Node map = make(Kind::map, span(tree));
  const auto pair = [&](Node key, Node value) {
    map.operands.push_back(std::move(key));
    map.operands.push_back(std::move(value));
  };
  for (const auto& child : tree.named_children()) {
    if (child.is("pair"))
      pair(key(child.child("key")), node(child.child("value")));
    else if (child.is("method_definition"))
      pair(key(child.child("name")), function_expression(child));
    else if (child.is("spread_element"))
      pair(make_nothing(span(child)), spread(child));
    else if (child.is("shorthand_property_identifier"))
      pair(raw_text(source_, child), identifier(child));
  }
  return map;
}

Node Lowering::ternary_expression(const TreeNode& tree) {
  return make(Kind::choose, span(tree),
              {node(tree.child("condition")), node(tree.child("consequence")), node(tree.child("alternative"))});
}

Node Lowering::binary_expression(const TreeNode& tree) {
  return operation(operator_name(bytes(tree.child("operator"))), tree,
                   {node(tree.child("left")), node(tree.child("right"))});
}

Node Lowering::unary_expression(const TreeNode& tree) {
  const auto argument = tree.child("argument");
  if (argument.is("number")) return raw_text(source_, tree);
  return operation(operator_name(bytes(tree.child("operator"))), tree, {node(argument)});
}

Node Lowering::yield(const TreeNode& tree) {
  Node value = inner(tree);
  if (tree.child_of_kind("*")) value = operation("spread", tree, {std::move(value)});
  return operation("yield", tree, {std::move(value)});
}

}  // namespace patscope::script::javascript
