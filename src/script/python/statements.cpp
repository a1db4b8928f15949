#include <algorithm>

#include "script/python/lowering.h"

namespace patscope::script::python {

Scope Lowering::scope_of(const Node& target) const {
  if (names_.empty() || names_.back().owner == Owner::type) return Scope::plain;
  if (target.kind == Kind::list) return target.operands.empty() ? Scope::plain : scope_of(target.operands.front());
  if (target.kind != Kind::variable || names_.back().outer.contains(target.name)) return Scope::plain;
  return names_.back().global.contains(target.name) ? Scope::global : Scope::local;
}

Node Lowering::assign(Node target, Node value, Span span, std::string operator_name) {
  const auto scope = scope_of(target);
  return make_assign(std::move(target), std::move(value), span, std::move(operator_name), scope);
}

Node Lowering::assignment(const TreeNode& tree) {
  const auto left = tree.child("left");
  const auto right = tree.child("right");
  // `name: str` declares a field of a class, and nothing elsewhere.
  const bool declares = !names_.empty() && names_.back().owner == Owner::type && left.is("identifier");
  if (!right && declares) return assign(node(left), make_nothing(span(tree)), span(tree));
  if (!right) return make_nothing(span(tree));
  if (left.is("identifier") && is_environment(right)) environ_.insert(name(left));
  return assign(node(left), node(right), span(tree));
}

Node Lowering::augmented_assignment(const TreeNode& tree) {
  return assign(node(tree.child("left")), node(tree.child("right")), span(tree),
                std::string(bytes(tree.child("operator"))));
}

Node Lowering::named_expression(const TreeNode& tree) {
  return assign(node(tree.child("name")), node(tree.child("value")), span(tree));
}

Node Lowering::if_statement(const TreeNode& tree) {
  Node branch = make(Kind::branch, span(tree), {node(tree.child("condition")), block(tree.child("consequence"))});
  const auto clauses = tree.children("alternative");
  if (!clauses.empty()) branch.operands.push_back(alternatives(clauses));
  return branch;
}

/// `elif` and `else` clauses: each one stands in the "otherwise" of the one before.
Node Lowering::alternatives(std::span<const TreeNode> clauses) {
  const auto& first = clauses.front();
  if (first.is("else_clause")) return block(first.child("body"));
  Node branch = make(Kind::branch, span(first), {node(first.child("condition")), block(first.child("consequence"))});
  if (clauses.size() > 1) branch.operands.push_back(alternatives(clauses.subspan(1)));
  return make(Kind::sequence, span(first), {std::move(branch)});
}

Node Lowering::for_statement(const TreeNode& tree) {
  Node loop =
      make(Kind::loop, span(tree),
           {node(tree.child("left")), node(tree.child("right")), make_nothing(span(tree)), block(tree.child("body"))});
  const auto finished = tree.child("alternative");
  if (!finished) return loop;
  return make(Kind::sequence, span(tree), {std::move(loop), block(finished.child("body"))});
}

Node Lowering::while_statement(const TreeNode& tree) {
  const auto nothing = make_nothing(span(tree));
  Node loop =
      make(Kind::loop, span(tree), {nothing, nothing, node(tree.child("condition")), block(tree.child("body"))});
  const auto finished = tree.child("alternative");
  if (!finished) return loop;
  return make(Kind::sequence, span(tree), {std::move(loop), block(finished.child("body"))});
}

Node Lowering::with_statement(const TreeNode& tree) {
  Node all = block(tree.child_of_kind("with_clause"));
  all.span = span(tree);
  Node body = block(tree.child("body"));
  std::move(body.operands.begin(), body.operands.end(), std::back_inserter(all.operands));
  return all;
}

Node Lowering::with_item(const TreeNode& tree) {
  const auto value = tree.child("value");
  if (!value.is("as_pattern")) return node(value);
  const auto target = value.child("alias").named_children();
  if (target.empty()) return inner(value);
  return assign(node(target.front()), inner(value), span(tree));
}

Node Lowering::try_statement(const TreeNode& tree) {
  Node attempt = make(Kind::attempt, span(tree), {block(tree.child("body"))});
  for (const auto& clause : tree.named_children()) {
    if (clause.is("else_clause")) {
      Node finished = block(clause.child("body"));
      auto& body = attempt.operands.front().operands;
      std::move(finished.operands.begin(), finished.operands.end(), std::back_inserter(body));
    } else if (clause.is("except_clause") || clause.is("except_group_clause") || clause.is("finally_clause")) {
      attempt.operands.push_back(block(clause.child_of_kind("block")));
    }
  }
  return attempt;
}

Node Lowering::return_statement(const TreeNode& tree) {
  Node result = make(Kind::give_back, span(tree));
  if (!tree.named_children().empty()) result.operands.push_back(inner(tree));
  return result;
}

Node Lowering::raise_statement(const TreeNode& tree) {
  Node result = make_named(Kind::leave, "throw", span(tree));
  if (!tree.named_children().empty()) result.operands.push_back(inner(tree));
  return result;
}

Node Lowering::break_statement(const TreeNode& tree) {
  return make_named(Kind::leave, "break", span(tree));
}

Node Lowering::continue_statement(const TreeNode& tree) {
  return make_named(Kind::leave, "continue", span(tree));
}

Node Lowering::global_statement(const TreeNode& tree) {
  if (!names_.empty())
    for (const auto& child : tree.named_children()) names_.back().global.insert(name(child));
  return make_nothing(span(tree));
}

Node Lowering::nonlocal_statement(const TreeNode& tree) {
  if (!names_.empty())
    for (const auto& child : tree.named_children()) names_.back().outer.insert(name(child));
  return make_nothing(span(tree));
}

/// Python 2.
Node Lowering::print_statement(const TreeNode& tree) {
  Node invoke = make(Kind::invoke, span(tree), {make_named(Kind::variable, "print", span(tree))});
  for (const auto& child : tree.children("argument")) invoke.arguments.push_back(plain_argument(node(child)));
  return invoke;
}

Node Lowering::no_effect(const TreeNode& tree) {
  return make_nothing(span(tree));
}

}  // namespace patscope::script::python
