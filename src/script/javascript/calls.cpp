#include "script/javascript/lowering.h"

namespace patscope::script::javascript {

Node Lowering::call_expression(const TreeNode& tree) {
  if (is_require(tree, source_.bytes())) return require_call(tree);
  const auto given = tree.child("arguments");
  Node callee = node(tree.child("function"));
  if (callee.kind == Kind::variable && callee.name == "super")
    callee = make_named(Kind::member, "constructor", callee.span, {Node(callee)});
  Node invoke = make(Kind::invoke, span(tree), {std::move(callee)});
  if (given.is("template_string"))
    invoke.arguments.push_back(plain_argument(string(given)));
  else
    invoke.arguments = arguments(given);
  return invoke;
}

Node Lowering::new_expression(const TreeNode& tree) {
  Node invoke = make_named(Kind::invoke, "new", span(tree), {node(tree.child("constructor"))});
  invoke.arguments = arguments(tree.child("arguments"));
  return invoke;
}

std::vector<Argument> Lowering::arguments(const TreeNode& list) {
  std::vector<Argument> result;
  for (const auto& child : list.named_children())
    result.push_back(child.is("spread_element") ? spread_argument(inner(child)) : plain_argument(node(child)));
  return result;
}

/// `process.env`, or a name that the script gave it.
bool Lowering::is_environment(const TreeNode& tree) const {
  if (tree.is("identifier")) return environments_.contains(bytes(tree));
  if (tree.is("non_null_expression") || tree.is("parenthesized_expression")) {
    const auto children = tree.named_children();
    return !children.empty() && is_environment(children.front());
  }
  return tree.is("member_expression") && bytes(tree.child("object")) == "process" &&
         bytes(tree.child("property")) == "env";
}

Node Lowering::environment_variable(Node key, Span span) {
  if (key.kind == Kind::text)
    if (auto name = key.literal.known()) return make_named(Kind::environment, *name, span);
  Node whole = make_named(Kind::member, "env", span, {make_named(Kind::variable, "process", span)});
  return make(Kind::index, span, {std::move(whole), std::move(key)});
}

Node Lowering::member_expression(const TreeNode& tree) {
  const auto object = tree.child("object");
  const auto property = tree.child("property");
  if (is_environment(object)) return environment_variable(raw_text(source_, property), span(tree));
  return make_named(Kind::member, name(property), span(tree), {node(object)});
}

Node Lowering::subscript_expression(const TreeNode& tree) {
  const auto object = tree.child("object");
  Node index = node(tree.child("index"));
  if (is_environment(object)) return environment_variable(std::move(index), span(tree));
  return make(Kind::index, span(tree), {node(object), std::move(index)});
}

}  // namespace patscope::script::javascript
