#include <algorithm>
#include <optional>

#include "script/python/lowering.h"

namespace patscope::script::python {

Node Lowering::call(const TreeNode& tree) {
  if (auto environment = environment_call(tree)) return *std::move(environment);
  const auto function = tree.child("function");
  if (bytes(function) == "super") return make_named(Kind::variable, "super", span(tree));
  Node invoke = make(Kind::invoke, span(tree), {node(function)});
  invoke.arguments = arguments(tree.child("arguments"));
  return invoke;
}

std::vector<Argument> Lowering::arguments(const TreeNode& list) {
  if (list.is("generator_expression")) return {plain_argument(node(list))};
  std::vector<Argument> result;
  for (const auto& child : list.named_children()) result.push_back(argument(child));
  return result;
}

Argument Lowering::argument(const TreeNode& tree) {
  if (tree.is("keyword_argument"))
    return named_argument(name(tree.child("name")), node(tree.child("value")), span(tree));
  if (tree.is("list_splat") || tree.is("dictionary_splat")) return spread_argument(inner(tree));
  return plain_argument(node(tree));
}

Node Lowering::attribute(const TreeNode& tree) {
  Node object = node(tree.child("object"));
  auto member = name(tree.child("attribute"));
  if (member == "__init__" && object.kind == Kind::variable && object.name == "super") member = "constructor";
  return make_named(Kind::member, std::move(member), span(tree), {std::move(object)});
}

Node Lowering::subscript(const TreeNode& tree) {
  const auto object = tree.child("value");
  const auto keys = tree.children("subscript");
  Node key = make(Kind::list, span(tree));
  for (const auto& each : keys)
    if (each.is_named()) key.operands.push_back(node(each));
  if (key.operands.size() == 1) key = Node(std::move(key.operands.front()));
  if (is_environment(object)) return environment_variable(std::move(key), span(tree));
  return make(Kind::index, span(tree), {node(object), std::move(key)});
}

Node Lowering::slice(const TreeNode& tree) {
  std::vector<Node> bounds{make_nothing(span(tree)), make_nothing(span(tree)), make_nothing(span(tree))};
  std::size_t at = 0;
  for (const auto& child : tree.children()) {
    if (child.is(":"))
      at = std::min(at + 1, bounds.size() - 1);
    else if (child.is_named() && !child.is("comment"))
      bounds[at] = node(child);
  }
  if (bounds.back().kind == Kind::nothing) bounds.pop_back();
  return operation("slice", tree, std::move(bounds));
}

}  // namespace patscope::script::python
