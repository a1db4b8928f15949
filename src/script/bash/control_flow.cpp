#include <algorithm>
#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

Span inner_span(const SourceText& source, const std::vector<TreeNode>& nodes, const TreeNode& parent) {
  if (nodes.empty()) return source.span(parent.begin(), parent.begin());
  return source.span(nodes.front().begin(), nodes.back().end());
}

/// A condition of several commands is a sequence; of one, that command.
Node condition(const SourceText& source, const std::vector<TreeNode>& nodes, const TreeNode& parent) {
  auto result = statements(source, nodes, inner_span(source, nodes, parent));
  if (result.operands.size() == 1) return std::move(result.operands.front());
  return result;
}

struct Clause {
  TreeNode node;
  std::vector<TreeNode> condition;
  std::vector<TreeNode> body;
};

/// `if` and each `elif` and `else` behind it; the condition is what stands before `then`.
std::vector<Clause> clauses_of(const TreeNode& node) {
  std::vector<Clause> clauses{Clause{.node = node, .condition = {}, .body = {}}};
  bool before_then = !node.is("else_clause");
  std::vector<Clause> further;
  for (const auto& child : node.children()) {
    if (child.is("then")) {
      before_then = false;
    } else if (child.is("elif_clause") || child.is("else_clause")) {
      auto inner = clauses_of(child);
      further.insert(further.end(), inner.begin(), inner.end());
    } else if (child.is_named() && !child.is("comment")) {
      (before_then ? clauses.front().condition : clauses.front().body).push_back(child);
    }
  }
  clauses.insert(clauses.end(), further.begin(), further.end());
  return clauses;
}

Node if_statement(const SourceText& source, const TreeNode& node) {
  const auto clauses = clauses_of(node);
  std::optional<Node> otherwise;
  for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
    auto body = statements(source, clause->body, inner_span(source, clause->body, clause->node));
    if (clause->node.is("else_clause")) {
      otherwise = std::move(body);
      continue;
    }
    auto branch = make(Kind::branch, span_of(source, clause->node));
    branch.operands.push_back(condition(source, clause->condition, clause->node));
    branch.operands.push_back(std::move(body));
    if (otherwise) branch.operands.push_back(std::move(*otherwise));
    const bool is_outermost = clause->node.is("if_statement");
    otherwise = is_outermost ? std::move(branch) : make(Kind::sequence, branch.span, {branch});
  }
  return std::move(*otherwise);
}

/// Nothing for the pattern `*`, which always fits.
std::optional<Node> fits(const SourceText& source, const Node& subject, const TreeNode& item) {
  std::optional<Node> result;
  for (const auto& pattern : item.children("value")) {
    const auto bytes = pattern.in(source.bytes());
    if (bytes == "*") return std::nullopt;
    const auto span = span_of(source, pattern);
    auto test = make_named(Kind::operation, is_glob(bytes) ? "-like" : "==", span, {subject, word(source, pattern)});
    result = result ? make_named(Kind::operation, "||", span, {std::move(*result), std::move(test)}) : std::move(test);
  }
  return result;
}

Node case_statement(const SourceText& source, const TreeNode& node) {
  const auto value = node.child("value");
  const auto subject = value ? word(source, value) : make_text({}, span_of(source, node));
  auto items = node.children();
  std::erase_if(items, [](const TreeNode& child) { return !child.is("case_item"); });
  std::optional<Node> otherwise;
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    auto body = item->named_children();
    std::erase_if(body, [](const TreeNode& child) { return child.field() == "value"; });
    auto then = statements(source, body, inner_span(source, body, *item));
    auto condition = fits(source, subject, *item);
    if (!condition) {
      otherwise = std::move(then);
      continue;
    }
    auto branch = make(Kind::branch, span_of(source, *item), {std::move(*condition), std::move(then)});
    if (otherwise) branch.operands.push_back(std::move(*otherwise));
    otherwise = make(Kind::sequence, branch.span, {branch});
  }
  return otherwise ? std::move(*otherwise) : make(Kind::sequence, span_of(source, node));
}

Node loop(Node target, Node iterated, Node condition, Node body, Span span) {
  return make(Kind::loop, span, {std::move(target), std::move(iterated), std::move(condition), std::move(body)});
}

/// One unquoted expansion is cut into words at run time; everything else is a list of its items.
Node iterated(const SourceText& source, const TreeNode& node) {
  const auto values = node.children("value");
  const auto span = span_of(source, node);
  if (values.empty()) return make_named(Kind::variable, "@", span);
  const auto& first = values.front();
  const bool is_quoted = first.is("string") || first.is("raw_string") || first.is("word");
  if (values.size() == 1 && (!is_quoted || is_spread(source, first))) return word(source, first);
  auto list = make(Kind::list, source.span(first.begin(), values.back().end()));
  for (const auto& value : values) {
    auto item = word(source, value);
    const auto item_span = item.span;
    list.operands.push_back(is_spread(source, value)
                                ? make_named(Kind::operation, "spread", item_span, {std::move(item)})
                                : std::move(item));
  }
  return list;
}

Node for_statement(const SourceText& source, const TreeNode& node) {
  const auto variable = node.child("variable");
  const auto span = span_of(source, node);
  auto target = make_named(Kind::variable, name_of(source, variable), span_of(source, variable));
  return loop(std::move(target), iterated(source, node), make_nothing(span), block(source, node.child("body")), span);
}

Node counting_loop(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  auto result = make(Kind::sequence, span);
  for (const auto& initializer : node.children("initializer"))
    if (initializer.is("variable_assignment")) result.operands.push_back(assignment(source, initializer, Scope::plain));
  const auto body = node.child("body");
  for (const auto& name : assigned_in_arithmetic(source.bytes(node.begin(), body.begin())))
    result.operands.push_back(
        make_assign(make_named(Kind::variable, name, span), make_named(Kind::operation, "arithmetic", span), span));
  auto condition = make_named(Kind::operation, "arithmetic", span);
  result.operands.push_back(
      loop(make_nothing(span), make_nothing(span), std::move(condition), block(source, body), span));
  return result;
}

Node while_statement(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  auto conditions = node.children("condition");
  std::erase_if(conditions, [](const TreeNode& child) { return !child.is_named(); });
  auto test = condition(source, conditions, node);
  const auto test_span = test.span;
  if (node.child_of_kind("until")) test = make_named(Kind::operation, "not", test_span, {std::move(test)});
  return loop(make_nothing(span), make_nothing(span), std::move(test), block(source, node.child("body")), span);
}

}  // namespace

std::optional<Node> control_flow(const SourceText& source, const TreeNode& node) {
  if (node.is("if_statement")) return if_statement(source, node);
  if (node.is("case_statement")) return case_statement(source, node);
  if (node.is("for_statement")) return for_statement(source, node);
  if (node.is("c_style_for_statement")) return counting_loop(source, node);
  if (node.is("while_statement")) return while_statement(source, node);
  return std::nullopt;
}

}  // namespace patscope::script::bash
