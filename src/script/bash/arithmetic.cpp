#include <algorithm>
#include <cctype>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

bool begins_name(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}

std::size_t end_of_name(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && (std::isalnum(static_cast<unsigned char>(bytes[at])) != 0 || bytes[at] == '_')) ++at;
  return at;
}

/// What stands behind a name that is assigned to: `=`, `+=`, `++` and their kin, but not `==`, `<=`, `!=`.
bool assigns(std::string_view behind) {
  const auto begin = std::min(behind.find_first_not_of(' '), behind.size());
  behind = behind.substr(begin);
  if (behind.starts_with("++") || behind.starts_with("--")) return true;
  const auto equals = behind.find('=');
  if (equals == std::string_view::npos || behind.substr(equals).starts_with("==")) return false;
  const auto sign = behind.substr(0, equals);
  return sign.empty() || sign == "<<" || sign == ">>" ||
         (sign.size() == 1 && std::string_view("+-*/%&|^").find(sign[0]) != std::string_view::npos);
}

}  // namespace

std::vector<std::string> assigned_in_arithmetic(std::string_view expression) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < expression.size();) {
    if (!begins_name(expression[at])) {
      at = std::max(end_of_name(expression, at), at + 1);
      continue;
    }
    const auto end = end_of_name(expression, at);
    const auto before = expression.substr(0, at);
    const bool is_counted = before.ends_with("++") || before.ends_with("--");
    const bool is_expansion = before.ends_with('$') || before.ends_with("${");
    if (!is_expansion && (is_counted || assigns(expression.substr(end))))
      names.emplace_back(expression.substr(at, end - at));
    at = end;
  }
  return names;
}

Node arithmetic(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  std::vector<Node> operands;
  std::vector<TreeNode> waiting{node};
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    const auto children = next.named_children();
    if (next.is("variable_name"))
      operands.push_back(make_named(Kind::variable, name_of(source, next), span_of(source, next)));
    else if (is_expansion(next) && next.begin() != node.begin())
      operands.push_back(word(source, next));
    else
      waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  // Loops count: what a variable is after that is not worked out.
  for (const auto& name : assigned_in_arithmetic(node.in(source.bytes())))
    operands.push_back(
        make_assign(make_named(Kind::variable, name, span), make_named(Kind::operation, "arithmetic", span), span));
  return make_named(Kind::operation, "arithmetic", span, std::move(operands));
}

}  // namespace patscope::script::bash
