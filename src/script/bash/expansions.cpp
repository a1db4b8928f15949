#include <algorithm>
#include <array>
#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

struct OperatorRow {
  std::string_view spelling;
  std::string_view name;  ///< of the `operation`; empty: the variable itself
};

constexpr std::array operators{
    OperatorRow{":-", "default"},
    OperatorRow{"-", "default"},
    OperatorRow{":=", "default"},
    OperatorRow{"=", "default"},
    OperatorRow{":+", "alternate"},
    OperatorRow{"+", "alternate"},
    OperatorRow{":?", ""},
    OperatorRow{"?", ""},
    OperatorRow{"#", "remove-prefix"},
    OperatorRow{"##", "remove-prefix"},
    OperatorRow{"%", "remove-suffix"},
    OperatorRow{"%%", "remove-suffix"},
    OperatorRow{"/", "replace"},
    OperatorRow{"//", "replace"},
    OperatorRow{"/#", "replace"},
    OperatorRow{"/%", "replace"},
    OperatorRow{"^", "upper"},
    OperatorRow{"^^", "upper"},
    OperatorRow{",", "lower"},
    OperatorRow{",,", "lower"},
    OperatorRow{":", "substring"},
};

std::string_view name_of_operator(std::string_view spelling) {
  const auto row = std::find_if(operators.begin(), operators.end(),
                                [&](const OperatorRow& each) { return each.spelling == spelling; });
  return row == operators.end() ? std::string_view() : row->name;
}

bool is_all_items(std::string_view index) {
  return index == "@" || index == "*";
}

bool is_subject(const TreeNode& node) {
  return node.is("variable_name") || node.is("special_variable_name") || node.is("subscript");
}

/// `${...}` cut into its parts.
struct Parts {
  std::string_view prefix;  ///< "#" (length), "!" (indirect)
  TreeNode subject;
  std::string_view operator_spelling;
  std::size_t operand_begin = 0;  ///< behind the operator
  std::size_t end = 0;            ///< where "}" stands
};

Parts parts_of(const TreeNode& node) {
  Parts parts;
  parts.end = node.end() - 1;
  parts.operand_begin = parts.end;
  for (const auto& child : node.children()) {
    const auto kind = child.kind();
    if (!parts.subject && is_subject(child))
      parts.subject = child;
    else if (!parts.subject && (kind == "#" || kind == "!"))
      parts.prefix = kind;
    else if (parts.subject && parts.operator_spelling.empty() && !child.is_named() && kind != "}") {
      parts.operator_spelling = kind;
      parts.operand_begin = child.end();
    }
  }
  return parts;
}

/// Where the first `separator` stands that is neither escaped nor inside an expansion, or `end`.
std::size_t find_separator(std::string_view bytes, char separator, std::size_t begin, std::size_t end,
                           const std::vector<TreeNode>& children) {
  for (auto at = begin; at < end; ++at) {
    const auto inside = std::find_if(children.begin(), children.end(), [&](const TreeNode& child) {
      const bool expands = child.is("expansion") || child.is("command_substitution") || child.is("string");
      return expands && child.begin() <= at && at < child.end();
    });
    if (inside != children.end())
      at = inside->end() - 1;
    else if (bytes[at] == '\\')
      ++at;
    else if (bytes[at] == separator)
      return at;
  }
  return end;
}

Node subject_node(const SourceText& source, const TreeNode& subject) {
  if (subject.is("subscript")) return subscript(source, subject);
  return make_named(Kind::variable, name_of(source, subject), span_of(source, subject));
}

}  // namespace

std::vector<Node> simple_expansion(const SourceText& source, const TreeNode& node) {
  const auto dollar = begin_of(source, node);
  const auto begin = dollar + 1;
  // A macro right behind a name is part of it for the parser, but was a value of its own in the pipeline.
  const auto hole = source.next_hole(begin + 1, node.end());
  const auto name_end = source.hole_end(begin) != begin ? node.end() : hole;
  std::vector<Node> nodes;
  nodes.push_back(make_named(Kind::variable, source.name(begin, name_end), source.span(dollar, name_end)));
  if (name_end < node.end())
    nodes.push_back(make_text(source.slice(name_end, node.end()), source.span(name_end, node.end())));
  return nodes;
}

Node subscript(const SourceText& source, const TreeNode& node) {
  const auto name = node.child("name");
  const auto index = node.child("index");
  auto object = make_named(Kind::variable, name_of(source, name), span_of(source, name));
  if (!index || is_all_items(index.in(source.bytes()))) return object;
  return make(Kind::index, span_of(source, node), {std::move(object), word(source, index)});
}

Node expansion(const SourceText& source, const TreeNode& node) {
  const auto begin_of_all = begin_of(source, node);
  const auto span = source.span(begin_of_all, node.end());
  const auto parts = parts_of(node);
  // "$", "#" and the like alone are read as operators by the grammar.
  if (!parts.subject) return make_named(Kind::variable, source.name(begin_of_all + 2, node.end() - 1), span);
  auto subject = subject_node(source, parts.subject);
  if (parts.prefix == "#") return make_named(Kind::operation, "length", span, {std::move(subject)});
  if (parts.prefix == "!") return make_named(Kind::operation, "indirect", span, {std::move(subject)});
  const auto name = name_of_operator(parts.operator_spelling);
  if (name.empty()) {
    subject.span = span;
    return subject;
  }
  auto operation = make_named(Kind::operation, std::string(name), span);
  operation.target = parts.operator_spelling;
  operation.operands.push_back(std::move(subject));
  const auto children = node.children();
  if (name == "upper" || name == "lower") return operation;
  const char separator = name == "replace" ? '/' : ':';
  const bool has_two_operands = name == "replace" || name == "substring";
  const auto begin = parts.operand_begin;
  const auto middle =
      has_two_operands ? find_separator(source.bytes(), separator, begin, parts.end, children) : parts.end;
  operation.operands.push_back(interpolation(source, begin, middle, children, Quoting::none));
  if (middle < parts.end)
    operation.operands.push_back(interpolation(source, middle + 1, parts.end, children, Quoting::none));
  return operation;
}

bool is_spread(const SourceText& source, const TreeNode& word) {
  auto node = word;
  const bool quoted = node.is("string");
  if (quoted) {
    const auto children = node.children();
    if (children.size() != 3 || children[1].begin() != node.begin() + 1 || children[1].end() + 1 != node.end())
      return false;
    node = children[1];
  }
  if (!node.is("simple_expansion") && !node.is("expansion")) return false;
  const auto stands_for_items = [&](const TreeNode& name) {
    const auto bytes = name.in(source.bytes());
    return bytes == "@" || (bytes == "*" && !quoted);
  };
  for (const auto& child : node.children()) {
    if (child.is("#") || child.is("!")) return false;
    if (child.is("special_variable_name")) return stands_for_items(child);
    if (child.is("subscript")) return stands_for_items(child.child("index"));
    if (child.is("variable_name")) return false;
  }
  return false;
}

}  // namespace patscope::script::bash
