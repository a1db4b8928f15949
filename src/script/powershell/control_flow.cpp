#include <algorithm>
#include <array>
#include <utility>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

TreeNode body_of(const TreeNode& node) {
  return node.child_of_kind("statement_block");
}

Node body(const SourceText& source, const TreeNode& node) {
  const auto found = body_of(node);
  return found ? block(source, found) : make(Kind::sequence, span_of(source, node));
}

Node condition(const SourceText& source, const TreeNode& node) {
  const auto found = node.child("condition");
  return found ? value(source, found) : make_nothing(span_of(source, node));
}

Node if_statement(const SourceText& source, const TreeNode& node) {
  std::optional<Node> otherwise;
  const auto else_clause = node.child_of_kind("else_clause");
  if (else_clause) otherwise = body(source, else_clause);
  std::vector<TreeNode> clauses{node};
  const auto further = node.child_of_kind("elseif_clauses").named_children();
  clauses.insert(clauses.end(), further.begin(), further.end());
  for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
    const bool is_outermost = clause->is("if_statement");
    auto branch = make(Kind::branch, span_of(source, *clause), {condition(source, *clause), body(source, *clause)});
    if (otherwise) branch.operands.push_back(std::move(*otherwise));
    otherwise = is_outermost ? std::move(branch) : make(Kind::sequence, branch.span, {branch});
  }
  return std::move(*otherwise);
}

/// -eq, or what -Regex and -Wildcard make of it.
std::string switch_operator(const SourceText& source, const TreeNode& node) {
  const auto parameters = to_lower(node.child_of_kind("switch_parameters").in(source.bytes()));
  if (parameters.find("-regex") != std::string::npos) return "-match";
  if (parameters.find("-wildcard") != std::string::npos) return "-like";
  return "-eq";
}

/// Nothing for `default`.
std::optional<Node> fits(const SourceText& source, const TreeNode& clause, const std::string& operator_name) {
  const auto pattern = clause.child_of_kind("switch_clause_condition").look_through();
  const auto span = span_of(source, pattern);
  if (equals_ignoring_case(pattern.in(source.bytes()), "default")) return std::nullopt;
  auto test = value(source, pattern);
  if (test.kind == Kind::lambda && test.function && test.function->body) return *test.function->body;
  return make_named(Kind::operation, operator_name, span, {make_named(Kind::variable, "_", span), std::move(test)});
}

/// Without the `break` that ends a clause: it leaves the switch, not a loop around it.
Node clause_body(const SourceText& source, const TreeNode& clause) {
  auto result = body(source, clause);
  std::erase_if(result.operands, [](const Node& each) { return each.kind == Kind::leave && each.name == "break"; });
  return result;
}

/// `$_` is the value that is looked at; the first clause that fits is taken, as nearly all of them mean it.
Node switch_statement(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto subject = node.child_of_kind("switch_condition").named_children();
  const auto operator_name = switch_operator(source, node);
  auto clauses = node.child_of_kind("switch_body").child_of_kind("switch_clauses").named_children();
  std::optional<Node> otherwise;
  for (const auto& clause : clauses)
    if (clause.is("switch_clause") && !fits(source, clause, operator_name)) otherwise = clause_body(source, clause);
  for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
    if (!clause->is("switch_clause")) continue;
    auto test = fits(source, *clause, operator_name);
    if (!test) continue;
    auto branch = make(Kind::branch, span_of(source, *clause), {std::move(*test), clause_body(source, *clause)});
    if (otherwise) branch.operands.push_back(std::move(*otherwise));
    otherwise = make(Kind::sequence, branch.span, {branch});
  }
  auto item = make_named(Kind::variable, "_", span);
  auto result = make(Kind::sequence, span);
  if (!subject.empty()) result.operands.push_back(make_assign(std::move(item), value(source, subject.front()), span));
  if (otherwise) result.operands.insert(result.operands.end(), otherwise->operands.begin(), otherwise->operands.end());
  return result;
}

Node loop(Node target, Node iterated, Node condition, Node body, Span span) {
  return make(Kind::loop, span, {std::move(target), std::move(iterated), std::move(condition), std::move(body)});
}

Node foreach_statement(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  auto target = make_nothing(span);
  auto iterated = make_nothing(span);
  for (const auto& child : node.named_children()) {
    if (child.is("statement_block") || child.is("foreach_parameter")) continue;
    auto& place = target.kind == Kind::nothing ? target : iterated;
    place = value(source, child);
  }
  return loop(std::move(target), std::move(iterated), make_nothing(span), body(source, node), span);
}

Node for_statement(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto part = [&](std::string_view field) {
    const auto found = node.child(field);
    return found ? lower(source, found) : make_nothing(span);
  };
  auto inner = body(source, node);
  inner.operands.push_back(part("for_iterator"));
  auto counted = loop(make_nothing(span), make_nothing(span), part("for_condition"), std::move(inner), span);
  return make(Kind::sequence, span, {part("for_initializer"), std::move(counted)});
}

Node while_statement(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  auto test = condition(source, node);
  if (node.child_of_kind("until")) test = make_named(Kind::operation, "not", span, {std::move(test)});
  return loop(make_nothing(span), make_nothing(span), std::move(test), body(source, node), span);
}

Node try_statement(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::attempt, span_of(source, node), {body(source, node)});
  for (const auto& clause : node.child_of_kind("catch_clauses").named_children())
    result.operands.push_back(body(source, clause));
  const auto finally = node.child_of_kind("finally_clause");
  if (finally) result.operands.push_back(body(source, finally));
  return result;
}

/// return, throw, exit, break, continue.
Node leave(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto bytes = node.in(source.bytes());
  const auto keyword = to_lower(bytes.substr(0, bytes.find_first_of(" \t\r\n(;\"'$@[{-")));
  const auto children = node.named_children();
  std::vector<Node> operands;
  if (!children.empty() && keyword != "break" && keyword != "continue")
    operands.push_back(value(source, children.back()));
  if (keyword == "return") return make(Kind::give_back, span, std::move(operands));
  return make_named(Kind::leave, keyword, span, std::move(operands));
}

using Lowering = Node (*)(const SourceText&, const TreeNode&);
constexpr std::array<std::pair<std::string_view, Lowering>, 13> lowerings{{
    {"if_statement", if_statement},
    {"switch_statement", switch_statement},
    {"foreach_statement", foreach_statement},
    {"for_statement", for_statement},
    {"while_statement", while_statement},
    {"do_statement", while_statement},
    {"try_statement", try_statement},
    {"flow_control_statement", leave},
    {"trap_statement", body},
    {"data_statement", body},
    {"inlinescript_statement", body},
    {"parallel_statement", body},
    {"sequence_statement", body},
}};

}  // namespace

std::optional<Node> control_flow(const SourceText& source, const TreeNode& node) {
  for (const auto& [kind, lowering] : lowerings)
    if (node.is(kind)) return lowering(source, node);
  return std::nullopt;
}

}  // namespace patscope::script::powershell
