#include <algorithm>
#include <array>

#include "script/python/lowering.h"

namespace patscope::script::python {
namespace {

constexpr std::array<std::string_view, 6> values{"string", "concatenated_string", "integer", "float", "true", "false"};

bool is_value(const TreeNode& pattern) {
  return std::find(values.begin(), values.end(), pattern.kind()) != values.end() || pattern.is("none");
}

bool takes_everything(const TreeNode& pattern) {
  const auto inside = pattern.named_children();
  return inside.empty() || (inside.front().is("dotted_name") && inside.front().named_children().size() == 1);
}

}  // namespace

/// A literal is compared with; what a deeper pattern asks for is left open ("match", with the subject alone).
Node Lowering::case_condition(const TreeNode& clause, const Node& subject) {
  std::vector<Node> ways;
  std::vector<TreeNode> patterns;
  for (const auto& pattern : clause.named_children()) {
    if (!pattern.is("case_pattern")) continue;
    const auto inside = pattern.named_children();
    if (!inside.empty() && inside.front().is("union_pattern"))
      for (const auto& each : inside.front().named_children()) patterns.push_back(each);
    else if (!inside.empty())
      patterns.push_back(inside.front());
  }
  for (const auto& pattern : patterns)
    ways.push_back(is_value(pattern) ? operation("==", pattern, {subject, node(pattern)})
                                     : operation("match", pattern, {subject}));
  if (ways.size() == 1) return std::move(ways.front());
  return operation("||", clause, std::move(ways));
}

Node Lowering::match_statement(const TreeNode& tree) {
  Node subject = node(tree.child("subject"));
  Node all = make(Kind::sequence, span(tree));
  if (subject.kind != Kind::variable) {
    const Node remembered = make_named(Kind::variable, "#subject", subject.span);
    all.operands.push_back(assign(remembered, std::move(subject), remembered.span));
    subject = remembered;
  }
  const auto body = tree.child("body");
  auto clauses = body.named_children();
  std::erase_if(clauses, [](const TreeNode& child) { return !child.is("case_clause"); });
  std::reverse(clauses.begin(), clauses.end());
  Node rest = make(Kind::sequence, span(tree));
  for (const auto& clause : clauses) {
    Node then = block(clause.child("consequence"));
    const auto guard = clause.child("guard");
    if (takes_everything(clause.child_of_kind("case_pattern")) && !guard) {
      rest = std::move(then);
      continue;
    }
    Node condition = case_condition(clause, subject);
    if (guard) condition = operation("&&", clause, {std::move(condition), inner(guard)});
    Node branch = make(Kind::branch, span(clause), {std::move(condition), std::move(then), std::move(rest)});
    rest = make(Kind::sequence, span(clause), {std::move(branch)});
  }
  std::move(rest.operands.begin(), rest.operands.end(), std::back_inserter(all.operands));
  return all;
}

}  // namespace patscope::script::python
