#include "script/javascript/lowering.h"
#include "text/strings.h"

namespace patscope::script::javascript {

Node Lowering::function_declaration(const TreeNode& tree) {
  Node node = make(Kind::function, span(tree));
  node.function = function_of(tree);
  return node;
}

Node Lowering::function_expression(const TreeNode& tree) {
  Node node = make(Kind::lambda, span(tree));
  node.function = function_of(tree);
  return node;
}

std::shared_ptr<const Function> Lowering::function_of(const TreeNode& tree) {
  Function function;
  if (const auto named = tree.child("name")) function.name = name(named);
  function.is_async = static_cast<bool>(tree.child_of_kind("async"));
  std::vector<Node> steps;
  if (const auto single = tree.child("parameter")) function.parameters.push_back(parameter(single, steps));
  for (const auto& each : tree.child("parameters").named_children())
    function.parameters.push_back(parameter(each, steps));
  const auto body = tree.child("body");
  Node statements = body.is("statement_block")
                        ? block(body)
                        : make(Kind::sequence, span(body), {make(Kind::give_back, span(body), {node(body)})});
  statements.operands.insert(statements.operands.begin(), std::make_move_iterator(steps.begin()),
                             std::make_move_iterator(steps.end()));
  function.body = share(std::move(statements));
  return std::make_shared<const Function>(std::move(function));
}

/// A pattern becomes a nameless parameter that `first_steps` takes apart; `private readonly x` is a field as well.
Parameter Lowering::parameter(const TreeNode& tree, std::vector<Node>& first_steps) {
  Parameter result;
  auto pattern = tree.child("pattern");
  if (!pattern) pattern = tree;
  if (const auto value = tree.child("value")) result.standard = share(node(value));
  if (const auto type = tree.child("type")) result.type = to_lower(trim(bytes(type).substr(1)));
  result.rest = pattern.is("rest_pattern");
  if (result.rest) pattern = pattern.named_children().front();
  if (pattern.is("object_pattern") || pattern.is("array_pattern")) {
    Node whole = fresh_variable(span(pattern));
    result.name = whole.name;
    bind(pattern, std::move(whole), Scope::local, first_steps);
    return result;
  }
  result.name = name(pattern);
  const auto first = tree.children().empty() ? TreeNode() : tree.children().front();
  if (first.is("accessibility_modifier") || first.is("readonly")) {
    Node field = make_named(Kind::member, result.name, span(pattern), {make_named(Kind::variable, "this", span(tree))});
    first_steps.push_back(make_assign(std::move(field), node(pattern), span(tree)));
  }
  return result;
}

Node Lowering::class_declaration(const TreeNode& tree) {
  Node type = make(Kind::type, span(tree));
  if (const auto named = tree.child("name")) type.name = name(named);
  if (const auto heritage = tree.child_of_kind("class_heritage"))
    for (const auto& base : heritage.child_of_kind("extends_clause").children("value"))
      type.arguments.push_back(plain_argument(node(base)));
  std::vector<Node> once;
  for (const auto& member : tree.child("body").named_children()) {
    if (member.is("class_static_block"))
      once.push_back(block(member.child("body")));
    else if (member.is("method_definition") || member.is("public_field_definition"))
      type.operands.push_back(node(member));
  }
  if (once.empty()) return type;
  once.insert(once.begin(), std::move(type));
  return make(Kind::sequence, span(tree), std::move(once));
}

Node Lowering::method_definition(const TreeNode& tree) {
  Node method = function_declaration(tree);
  for (const std::string_view word : {"get", "set", "static"})
    if (tree.child_of_kind(word)) method.name = word;
  return method;
}

Node Lowering::field_definition(const TreeNode& tree) {
  const auto value = tree.child("value");
  Node target = make_named(Kind::variable, name(tree.child("name")), span(tree.child("name")));
  return make_assign(std::move(target), value ? node(value) : make_nothing(span(tree)), span(tree));
}

Node Lowering::enum_declaration(const TreeNode& tree) {
  Node map = make(Kind::map, span(tree));
  int next = 0;
  for (const auto& member : tree.child("body").named_children()) {
    const bool valued = member.is("enum_assignment");
    map.operands.push_back(key(valued ? member.child("name") : member));
    map.operands.push_back(valued ? node(member.child("value")) : make_word(std::to_string(next), span(member)));
    ++next;
  }
  return make_assign(identifier(tree.child("name")), std::move(map), span(tree), "=", Scope::local);
}

}  // namespace patscope::script::javascript
