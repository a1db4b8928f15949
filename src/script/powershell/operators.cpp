#include <algorithm>
#include <array>
#include <utility>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

constexpr std::array binary_kinds{
    std::string_view("logical_expression"),        std::string_view("bitwise_expression"),
    std::string_view("comparison_expression"),     std::string_view("additive_expression"),
    std::string_view("multiplicative_expression"), std::string_view("format_expression"),
    std::string_view("range_expression"),          std::string_view("null_coalesce_expression")};

/// Operators that may have an "i" or "c" for (in)sensitivity to case behind the dash, which the model does not keep.
constexpr std::array cased_operators{
    std::string_view("-eq"),       std::string_view("-ne"),       std::string_view("-gt"),
    std::string_view("-ge"),       std::string_view("-lt"),       std::string_view("-le"),
    std::string_view("-like"),     std::string_view("-notlike"),  std::string_view("-match"),
    std::string_view("-notmatch"), std::string_view("-contains"), std::string_view("-notcontains"),
    std::string_view("-in"),       std::string_view("-notin"),    std::string_view("-replace"),
    std::string_view("-split"),
};

std::string operator_name(std::string_view written) {
  auto name = to_lower(written);
  if (name == "-and") return "&&";
  if (name == "-or") return "||";
  if (name == "-not" || name == "!") return "not";
  if (name.size() > 2 && name[0] == '-' && (name[1] == 'i' || name[1] == 'c')) {
    const auto plain = "-" + name.substr(2);
    if (std::find(cased_operators.begin(), cased_operators.end(), plain) != cased_operators.end()) return plain;
  }
  return name;
}

bool is_operator(const TreeNode& node) {
  return !node.is_named() || node.is("comparison_operator") || node.is("format_operator");
}

Node binary(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::operation, span_of(source, node));
  for (const auto& child : node.children()) {
    if (child.is("comment") || child.is_error()) continue;
    if (is_operator(child))
      result.name = operator_name(child.in(source.bytes()));
    else
      result.operands.push_back(value(source, child));
  }
  return result;
}

/// [ordered]@{} and the like are tables all the same.
bool keeps_tables(std::string_view type) {
  constexpr std::array types{std::string_view("ordered"), std::string_view("pscustomobject"),
                             std::string_view("psobject"), std::string_view("hashtable"),
                             std::string_view("system.collections.hashtable")};
  return std::find(types.begin(), types.end(), type) != types.end();
}

Node cast(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto children = node.named_children();
  auto operand = children.size() < 2 ? make_nothing(span) : value(source, children.back());
  const auto type = children.empty() ? std::string() : type_name(source, children.front());
  if (operand.kind == Kind::map && keeps_tables(type)) return operand;
  auto result = make_named(Kind::operation, "cast", span, {std::move(operand)});
  result.target = type;
  return result;
}

Node increment(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto children = node.named_children();
  const bool adds = static_cast<bool>(node.child_of_kind("++"));
  auto target = children.empty() ? make_nothing(span) : value(source, children.front());
  return make_assign(std::move(target), make_word("1", span), span, adds ? "+=" : "-=");
}

Node unary(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto children = node.children();
  if (children.size() < 2) return make_nothing(span);
  const auto name = operator_name(children.front().in(source.bytes()));
  auto operand = value(source, children.back());
  if (name == ",") return make(Kind::list, span, {std::move(operand)});
  const bool is_sign = name == "-" || name == "+";
  if (is_sign && operand.kind == Kind::text) return make_text(source.slice(node.begin(), node.end()), span);
  return make_named(Kind::operation, name, span, {std::move(operand)});
}

}  // namespace

std::optional<Node> operators(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  if (std::find(binary_kinds.begin(), binary_kinds.end(), kind) != binary_kinds.end()) return binary(source, node);
  if (kind == "cast_expression") return cast(source, node);
  if (kind == "pre_increment_expression" || kind == "post_increment_expression" || kind == "pre_decrement_expression" ||
      kind == "post_decrement_expression")
    return increment(source, node);
  if (kind == "expression_with_unary_operator") return unary(source, node);
  if (kind != "ternary_expression") return std::nullopt;
  auto result = make(Kind::choose, span_of(source, node));
  for (const auto& child : node.named_children()) result.operands.push_back(value(source, child));
  while (result.operands.size() < 3) result.operands.push_back(make_nothing(result.span));
  return result;
}

}  // namespace patscope::script::powershell
