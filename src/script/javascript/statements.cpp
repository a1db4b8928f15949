#include <algorithm>

#include "script/javascript/lowering.h"

namespace patscope::script::javascript {
namespace {

Node as_sequence(Node statement) {
  if (statement.kind == Kind::sequence) return statement;
  const auto span = statement.span;
  if (statement.kind == Kind::nothing) return make(Kind::sequence, span);
  return make(Kind::sequence, span, {std::move(statement)});
}

}  // namespace

Node Lowering::if_statement(const TreeNode& tree) {
  Node branch =
      make(Kind::branch, span(tree), {node(tree.child("condition")), as_sequence(node(tree.child("consequence")))});
  if (const auto otherwise = tree.child("alternative")) branch.operands.push_back(as_sequence(inner(otherwise)));
  return branch;
}

Node Lowering::for_statement(const TreeNode& tree) {
  const auto nothing = make_nothing(span(tree));
  Node condition = nothing;
  for (const auto& part : tree.children("condition"))
    if (part.is_named()) condition = node(part);
  Node body = as_sequence(node(tree.child("body")));
  if (const auto step = tree.child("increment")) body.operands.push_back(node(step));
  Node loop = make(Kind::loop, span(tree), {nothing, nothing, std::move(condition), std::move(body)});
  Node start = node(tree.child("initializer"));
  if (start.kind == Kind::nothing) return loop;
  return make(Kind::sequence, span(tree), {std::move(start), std::move(loop)});
}

/// `for ... in` goes over keys: the loop is called "in".
Node Lowering::for_in_statement(const TreeNode& tree) {
  const auto left = tree.child("left");
  Node body = as_sequence(node(tree.child("body")));
  Node target = make_nothing(span(left));
  if (left.is("object_pattern") || left.is("array_pattern")) {
    target = fresh_variable(span(left));
    std::vector<Node> steps;
    bind(left, target, Scope::local, steps);
    body.operands.insert(body.operands.begin(), steps.begin(), steps.end());
  } else {
    target = node(left);
  }
  const bool over_keys = bytes(tree.child("operator")) == "in";
  return make_named(Kind::loop, over_keys ? "in" : "", span(tree),
                    {std::move(target), node(tree.child("right")), make_nothing(span(tree)), std::move(body)});
}

/// `do ... while` as well.
Node Lowering::while_statement(const TreeNode& tree) {
  const auto nothing = make_nothing(span(tree));
  return make(Kind::loop, span(tree),
              {nothing, nothing, node(tree.child("condition")), as_sequence(node(tree.child("body")))});
}

/// The statements of one case, without the `break` that ends it.
Node Lowering::case_body(const TreeNode& clause) {
  Node body = make(Kind::sequence, span(clause));
  for (const auto& statement : clause.children("body")) {
    if (!statement.is_named() || statement.is("comment")) continue;
    Node lowered = as_sequence(node(statement));
    std::move(lowered.operands.begin(), lowered.operands.end(), std::back_inserter(body.operands));
  }
  if (!body.operands.empty() && body.operands.back().kind == Kind::leave && body.operands.back().name == "break")
    body.operands.pop_back();
  return body;
}

/// A chain of branches; cases without a body share that of the next one.
Node Lowering::switch_statement(const TreeNode& tree) {
  Node subject = node(tree.child("value"));
  Node all = make(Kind::sequence, span(tree));
  if (subject.kind != Kind::variable) {
    Node remembered = fresh_variable(subject.span);
    all.operands.push_back(make_assign(remembered, std::move(subject), remembered.span, "=", Scope::local));
    subject = std::move(remembered);
  }
  std::vector<Node> branches;
  std::vector<Node> conditions;
  Node otherwise = make(Kind::sequence, span(tree));
  for (const auto& clause : tree.child("body").named_children()) {
    if (clause.is("switch_default")) {
      otherwise = case_body(clause);
      continue;
    }
    conditions.push_back(operation("==", clause, {subject, node(clause.child("value"))}));
    if (clause.children("body").empty()) continue;
    Node condition = conditions.size() == 1 ? conditions.front() : operation("||", clause, conditions);
    conditions.clear();
    branches.push_back(make(Kind::branch, span(clause), {std::move(condition), case_body(clause)}));
  }
  for (; !branches.empty(); branches.pop_back()) {
    Node branch = std::move(branches.back());
    const auto place = branch.span;
    branch.operands.push_back(std::move(otherwise));
    otherwise = make(Kind::sequence, place, {std::move(branch)});
  }
  std::move(otherwise.operands.begin(), otherwise.operands.end(), std::back_inserter(all.operands));
  return all;
}

Node Lowering::try_statement(const TreeNode& tree) {
  Node attempt = make(Kind::attempt, span(tree), {block(tree.child("body"))});
  for (const std::string_view field : {"handler", "finalizer"})
    if (const auto clause = tree.child(field)) attempt.operands.push_back(block(clause.child("body")));
  return attempt;
}

Node Lowering::return_statement(const TreeNode& tree) {
  Node result = make(Kind::give_back, span(tree));
  if (!tree.named_children().empty()) result.operands.push_back(inner(tree));
  return result;
}

Node Lowering::throw_statement(const TreeNode& tree) {
  return make_named(Kind::leave, "throw", span(tree), {inner(tree)});
}

Node Lowering::break_statement(const TreeNode& tree) {
  return make_named(Kind::leave, "break", span(tree));
}

Node Lowering::continue_statement(const TreeNode& tree) {
  return make_named(Kind::leave, "continue", span(tree));
}

/// A label or a namespace around statements.
Node Lowering::labeled_statement(const TreeNode& tree) {
  return node(tree.child("body"));
}

Node Lowering::no_effect(const TreeNode& tree) {
  return make_nothing(span(tree));
}

}  // namespace patscope::script::javascript
