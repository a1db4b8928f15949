#include <algorithm>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

/// A node of this kind in `node`, or one level below in an ERROR node or script block.
TreeNode find_near(const TreeNode& node, std::string_view kind) {
  for (const auto& child : node.children()) {
    if (child.is(kind)) return child;
    if (!child.is_error() && !child.is("script_block")) continue;
    const auto inner = child.child_of_kind(kind);
    if (inner) return inner;
  }
  return {};
}

bool has_process_block(const SourceText& source, const TreeNode& node) {
  std::vector<TreeNode> waiting = node.children();
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    if (next.is("named_block")) {
      const auto name = next.child_of_kind("block_name");
      if (equals_ignoring_case(name.in(source.bytes()), "process")) return true;
    } else if (next.is("script_block") || next.is("script_block_body") || next.is("named_block_list")) {
      const auto children = next.children();
      waiting.insert(waiting.end(), children.begin(), children.end());
    }
  }
  return false;
}

Function function_of(const SourceText& source, const TreeNode& node, std::string name) {
  Function result;
  result.name = std::move(name);
  auto head = node.child_of_kind("function_parameter_declaration");
  if (!head) head = node.child_of_kind("class_method_parameter_list");
  if (!head) head = find_near(node, "param_block");
  auto read = parameters(source, head);
  // `function f() { param(...) }`
  if (read.list.empty()) read = parameters(source, find_near(node, "param_block"));
  result.parameters = std::move(read.list);
  result.from_pipeline = read.from_pipeline || has_process_block(source, node);
  return result;
}

Node declared(Kind kind, Function function, Span span) {
  auto result = make(kind, span);
  result.function = std::make_shared<const Function>(std::move(function));
  return result;
}

Node function_statement(const SourceText& source, const TreeNode& node) {
  auto name = name_of(source, node.child_of_kind("function_name"));
  const auto colon = name.rfind(':');
  if (colon != std::string::npos) name = name.substr(colon + 1);
  auto function = function_of(source, node, name);
  if (equals_ignoring_case(node.children().front().in(source.bytes()), "filter")) function.from_pipeline = true;
  function.body = share(block(source, node));
  return declared(Kind::function, std::move(function), span_of(source, node));
}

Node script_block(const SourceText& source, const TreeNode& node) {
  auto function = function_of(source, node, "");
  function.body = share(block(source, node));
  return declared(Kind::lambda, std::move(function), span_of(source, node));
}

bool is_static(const SourceText& source, const TreeNode& node) {
  for (const auto& child : node.named_children())
    if (child.is("class_attribute") && equals_ignoring_case(child.in(source.bytes()), "static")) return true;
  return false;
}

Node property(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto name = node.child_of_kind("variable");
  auto initial = make_nothing(span);
  if (node.child_of_kind("=")) initial = value(source, node.named_children().back());
  auto target = powershell::variable(source, name).front();
  auto result = make_assign(std::move(target), std::move(initial), span);
  if (is_static(source, node)) result.target = "static";
  return result;
}

/// `Name(...) : base(...) { }` begins with a call of the base class's constructor.
Node method(const SourceText& source, const TreeNode& node, const std::string& class_name) {
  const auto span = span_of(source, node);
  auto name = name_of(source, node.child_of_kind("simple_name"));
  if (equals_ignoring_case(name, class_name)) name = "constructor";
  auto function = function_of(source, node, name);
  auto body = block(source, node.child_of_kind("script_block"));
  const auto base = node.child_of_kind("class_method_base_ctor");
  if (base) {
    const auto base_span = span_of(source, base);
    auto super = make_named(Kind::variable, "super", base_span);
    auto callee = make_named(Kind::member, "constructor", base_span, {std::move(super)});
    auto call = make(Kind::invoke, base_span, {std::move(callee)});
    const auto list = base.child_of_kind("argument_list").child("argument_expression_list");
    for (const auto& each : list.is("argument_expression_list") ? list.named_children() : std::vector{list})
      if (each) call.arguments.push_back(plain_argument(value(source, each)));
    body.operands.insert(body.operands.begin(), std::move(call));
  }
  function.body = share(std::move(body));
  auto result = declared(Kind::function, std::move(function), span);
  if (is_static(source, node)) result.name = "static";
  return result;
}

Node class_statement(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::type, span_of(source, node));
  for (const auto& child : node.named_children()) {
    if (child.is("simple_name") && result.name.empty())
      result.name = name_of(source, child);
    else if (child.is("type_spec"))
      result.arguments.push_back(
          plain_argument(make_named(Kind::variable, "[" + type_name(source, child) + "]", span_of(source, child))));
    else if (child.is("class_property_definition"))
      result.operands.push_back(property(source, child));
    else if (child.is("class_method_definition"))
      result.operands.push_back(method(source, child, result.name));
  }
  return result;
}

Node using_statement(const SourceText& source, const TreeNode& node) {
  const auto children = node.children();
  const auto span = span_of(source, node);
  if (children.size() < 3 || !equals_ignoring_case(children[1].in(source.bytes()), "module"))
    return make(Kind::sequence, span);
  const auto inner = children[2].look_through();
  auto path = inner.is("command_name") ? bare_word(source, inner.begin(), inner.end()) : value(source, inner);
  return make_named(Kind::import, "module", span, {std::move(path)});
}

}  // namespace

std::optional<Node> declaration(const SourceText& source, const TreeNode& node) {
  if (node.is("function_statement")) return function_statement(source, node);
  if (node.is("script_block_expression")) return script_block(source, node);
  if (node.is("class_statement")) return class_statement(source, node);
  if (node.is("using_statement")) return using_statement(source, node);
  if (node.is("enum_statement")) return make(Kind::sequence, span_of(source, node));
  return std::nullopt;
}

}  // namespace patscope::script::powershell
