#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

/// The model's spelling of an operator of [ ] and [[ ]].
std::string operator_name(std::string_view spelling, bool is_pattern) {
  if (spelling == "=" || spelling == "==") return is_pattern ? "-like" : "==";
  if (spelling == "!=" && is_pattern) return "-notlike";
  if (spelling == "=~") return "-match";
  return std::string(spelling);
}

Node condition(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  if (node.is("unary_expression")) {
    const auto spelling = node.child("operator").in(source.bytes());
    const auto children = node.named_children();
    if (children.empty()) return make_text({}, span);
    return make_named(Kind::operation, spelling == "!" ? "not" : std::string(spelling), span,
                      {condition(source, children.back())});
  }
  if (node.is("binary_expression")) {
    const auto left = node.child("left");
    const auto right = node.child("right");
    const auto spelling = node.child("operator").in(source.bytes());
    // Only an unquoted word is a pattern; the grammar calls many plain words one.
    const bool is_pattern = right.is("extglob_pattern") && is_glob(right.in(source.bytes()));
    auto result = make_named(Kind::operation, operator_name(spelling, is_pattern), span);
    if (left) result.operands.push_back(condition(source, left));
    if (right) result.operands.push_back(condition(source, right));
    return result;
  }
  if (node.is("parenthesized_expression")) {
    const auto children = node.named_children();
    return children.size() == 1 ? condition(source, children.front()) : make_text({}, span);
  }
  if (node.is("negation_expression") || node.is("negated_command")) {
    const auto children = node.named_children();
    return make_named(Kind::operation, "not", span,
                      {children.empty() ? make_text({}, span) : condition(source, children.back())});
  }
  return word(source, node);
}

}  // namespace

Node test(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  if (node.child_of_kind("((")) return arithmetic(source, node);
  for (const auto& child : node.named_children())
    if (!child.is_error()) return condition(source, child);
  return make_text({}, span);
}

}  // namespace patscope::script::bash
