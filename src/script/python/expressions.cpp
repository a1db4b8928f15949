#include <algorithm>

#include "script/python/lowering.h"

namespace patscope::script::python {
namespace {

struct Spelling {
  std::string_view python;
  std::string_view ours;
};

constexpr Spelling spellings[] = {{"and", "&&"}, {"or", "||"}, {"is", "=="}, {"is not", "!="}, {"<>", "!="}};

std::string operator_name(std::string_view written) {
  for (const auto& row : spellings)
    if (row.python == written) return std::string(row.ours);
  return std::string(written);
}

}  // namespace

/// A name that holds a macro is no name: the macro is replaced before Python sees it.
Node Lowering::identifier(const TreeNode& tree) {
  if (source_.next_hole(tree.begin(), tree.end()) != tree.end()) return raw_text(source_, tree);
  return make_named(Kind::variable, name(tree), span(tree));
}

Node Lowering::number(const TreeNode& tree) {
  return raw_text(source_, tree);
}

Node Lowering::inner(const TreeNode& tree) {
  const auto children = tree.named_children();
  return children.empty() ? make_nothing(span(tree)) : node(children.front());
}

Node Lowering::items(const TreeNode& tree) {
  Node list = make(Kind::list, span(tree));
  for (const auto& child : tree.named_children()) list.operands.push_back(node(child));
  return list;
}

Node Lowering::operation(std::string name, const TreeNode& tree, std::vector<Node> operands) {
  return make_named(Kind::operation, std::move(name), span(tree), std::move(operands));
}

Node Lowering::spread(const TreeNode& tree) {
  return operation("spread", tree, {inner(tree)});
}

Node Lowering::dictionary(const TreeNode& tree) {
  Node map = make(Kind::map, span(tree));
  for (const auto& child : tree.named_children()) {
    const bool pair = child.is("pair");
    map.operands.push_back(pair ? node(child.child("key")) : make_nothing(span(child)));
    map.operands.push_back(pair ? node(child.child("value")) : node(child));
  }
  return map;
}

Node Lowering::conditional_expression(const TreeNode& tree) {
  const auto parts = tree.named_children();
  if (parts.size() != 3) return block(tree);
  return make(Kind::choose, span(tree), {node(parts[1]), node(parts[0]), node(parts[2])});
}

Node Lowering::binary_operator(const TreeNode& tree) {
  return operation(operator_name(bytes(tree.child("operator"))), tree,
                   {node(tree.child("left")), node(tree.child("right"))});
}

/// "a < b < c" is "a < b && b < c".
Node Lowering::comparison_operator(const TreeNode& tree) {
  const auto operands = tree.named_children();
  const auto operators = tree.children("operators");
  std::vector<Node> pairs;
  for (std::size_t i = 0; i < operators.size() && i + 1 < operands.size(); ++i)
    pairs.push_back(operation(operator_name(operators[i].kind()), tree, {node(operands[i]), node(operands[i + 1])}));
  if (pairs.empty()) return block(tree);
  return pairs.size() == 1 ? std::move(pairs.front()) : operation("&&", tree, std::move(pairs));
}

Node Lowering::unary_operator(const TreeNode& tree) {
  const auto argument = tree.child("argument");
  if (argument.is("integer") || argument.is("float")) return raw_text(source_, tree);
  return operation(std::string(bytes(tree.child("operator"))), tree, {node(argument)});
}

Node Lowering::not_operator(const TreeNode& tree) {
  return operation("not", tree, {node(tree.child("argument"))});
}

Node Lowering::yield(const TreeNode& tree) {
  Node value = inner(tree);
  if (tree.child_of_kind("from")) value = operation("spread", tree, {std::move(value)});
  return operation("yield", tree, {std::move(value)});
}

Node Lowering::comprehension(const TreeNode& tree) {
  return make(Kind::list, span(tree), {rounds(tree, node(tree.child("body")))});
}

Node Lowering::dictionary_comprehension(const TreeNode& tree) {
  const auto pair = tree.child("body");
  Node entry = make(Kind::map, span(pair), {node(pair.child("key")), node(pair.child("value"))});
  Node entries = make(Kind::list, span(tree), {rounds(tree, std::move(entry))});
  return make(Kind::map, span(tree), {make_nothing(span(tree)), operation("spread", tree, {std::move(entries)})});
}

/// `for` and `if` clauses around `value`, the last one innermost.
Node Lowering::rounds(const TreeNode& tree, Node value) {
  auto clauses = tree.named_children();
  std::reverse(clauses.begin(), clauses.end());
  for (const auto& clause : clauses) {
    if (clause.is("if_clause")) {
      value = make(Kind::branch, span(clause), {inner(clause), std::move(value)});
    } else if (clause.is("for_in_clause")) {
      const auto nowhere = make_nothing(span(clause));
      value = make(Kind::loop, span(tree),
                   {node(clause.child("left")), node(clause.child("right")), nowhere, std::move(value)});
    }
  }
  return value;
}

}  // namespace patscope::script::python
