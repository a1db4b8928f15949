#include <algorithm>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

/// `object.name` or, where only the run knows the name, `object[name]`.
Node member(const SourceText& source, Node object, const TreeNode& name, Span span) {
  const auto inner = name.look_through();
  if (inner.is("simple_name") || inner.is("type_identifier") || !inner.is_named() || inner.children().empty()) {
    if (inner.is("verbatim_string_characters"))
      return make_named(Kind::member, string_literal(source, inner).literal.with_names(), span, {std::move(object)});
    if (!inner.is("variable")) return make_named(Kind::member, name_of(source, inner), span, {std::move(object)});
  }
  auto key = value(source, name);
  if (key.kind == Kind::text) return make_named(Kind::member, key.literal.with_names(), span, {std::move(object)});
  return make(Kind::index, span, {std::move(object), std::move(key)});
}

void add_arguments(const SourceText& source, const TreeNode& list, Node& call) {
  if (list.is("script_block_expression")) {
    call.arguments.push_back(plain_argument(value(source, list)));
    return;
  }
  const auto expressions = list.child("argument_expression_list");
  if (!expressions) return;
  const auto add = [&](const TreeNode& each) { call.arguments.push_back(plain_argument(value(source, each))); };
  if (expressions.is("argument_expression_list")) {
    for (const auto& each : expressions.named_children()) add(each);
  } else {
    add(expressions);
  }
}

/// x.Method(...) and [type]::Method(...); .Where and .ForEach hide the name in a token.
Node invocation(const SourceText& source, const TreeNode& node, std::string_view hidden_name) {
  const auto span = span_of(source, node);
  const auto children = node.named_children();
  if (children.empty()) return make_nothing(span);
  auto object = value(source, children.front());
  TreeNode name;
  for (const auto& child : children)
    if (child.is("member_name")) name = child;
  auto callee = name ? member(source, std::move(object), name, source.span(node.begin(), name.end()))
                     : make_named(Kind::member, std::string(hidden_name), span, {std::move(object)});
  auto call = make(Kind::invoke, span, {std::move(callee)});
  if (children.size() > 1) add_arguments(source, children.back(), call);
  return call;
}

}  // namespace

std::string type_name(const SourceText& source, const TreeNode& node) {
  auto name = to_lower(name_of(source, node));
  std::erase(name, ' ');
  if (name.size() > 1 && name.front() == '[' && name.back() == ']') name = name.substr(1, name.size() - 2);
  return name;
}

std::optional<Node> access(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  const auto span = span_of(source, node);
  const auto children = node.named_children();
  if (kind == "type_literal") return make_named(Kind::variable, "[" + type_name(source, node) + "]", span);
  if (kind == "invocation_expression") return invocation(source, node, "");
  if (kind == "invocation_where_expression") return invocation(source, node, "Where");
  if (kind == "invocation_foreach_expression") return invocation(source, node, "ForEach");
  if (kind == "member_access" && children.size() >= 2)
    return member(source, value(source, children.front()), children.back(), span);
  if (kind == "element_access" && children.size() >= 2)
    return make(Kind::index, span, {value(source, children.front()), value(source, children.back())});
  return std::nullopt;
}

}  // namespace patscope::script::powershell
