#include <algorithm>
#include <array>

#include "script/python/lowering.h"
#include "text/strings.h"

namespace patscope::script::python {
namespace {

/// Decorators that only change how the function behaves when the script calls it.
constexpr std::array<std::string_view, 10> transparent{
    "wraps",   "lru_cache", "cache",          "retry", "contextmanager", "asynccontextmanager",
    "fixture", "overload",  "singledispatch", "cached"};

std::string_view last_word(std::string_view dotted) {
  return dotted.substr(dotted.rfind('.') + 1);
}

}  // namespace

Node Lowering::function_definition(const TreeNode& tree) {
  Node node = make(Kind::function, span(tree));
  node.function = function_of(tree, Receiver::none);
  return node;
}

std::shared_ptr<const Function> Lowering::function_of(const TreeNode& definition, Receiver receiver) {
  Function function;
  function.name = name(definition.child("name"));
  function.is_async = static_cast<bool>(definition.child_of_kind("async"));
  function.parameters = parameters(definition.child("parameters"));
  names_.push_back({.owner = Owner::function, .global = {}, .outer = {}});
  Node body = block(definition.child("body"));
  names_.pop_back();
  if (receiver == Receiver::first_parameter && !function.parameters.empty()) {
    const auto self = function.parameters.front().name;
    function.parameters.erase(function.parameters.begin());
    if (self != "self")
      body.operands.insert(body.operands.begin(),
                           make_assign(make_named(Kind::variable, self, body.span),
                                       make_named(Kind::variable, "self", body.span), body.span, "=", Scope::local));
    if (function.name == "__init__") function.name = "constructor";
  }
  function.body = share(std::move(body));
  return std::make_shared<const Function>(std::move(function));
}

std::vector<Parameter> Lowering::parameters(const TreeNode& tree) {
  std::vector<Parameter> result;
  for (const auto& child : tree.named_children())
    if (!child.is("keyword_separator") && !child.is("positional_separator")) result.push_back(parameter(child));
  return result;
}

Parameter Lowering::parameter(const TreeNode& tree) {
  Parameter result;
  auto named = tree.child("name");
  if (tree.is("typed_parameter")) named = tree.named_children().front();
  if (!named) named = tree;
  result.rest = named.is("list_splat_pattern");
  result.keywords = named.is("dictionary_splat_pattern");
  if (result.rest || result.keywords) named = named.child_of_kind("identifier");
  result.name = name(named);
  result.type = to_lower(bytes(tree.child("type")));
  if (const auto value = tree.child("value")) result.standard = share(node(value));
  return result;
}

Node Lowering::lambda(const TreeNode& tree) {
  Function function;
  function.parameters = parameters(tree.child("parameters"));
  const auto body = tree.child("body");
  names_.push_back({.owner = Owner::function, .global = {}, .outer = {}});
  function.body = share(make(Kind::sequence, span(body), {make(Kind::give_back, span(body), {node(body)})}));
  names_.pop_back();
  Node result = make(Kind::lambda, span(tree));
  result.function = std::make_shared<const Function>(std::move(function));
  return result;
}

/// The definition, then what each decorator does with it, the lowest first: `@decorate`(decorator, function, last word
/// of the decorator's name). The name stays that of the function itself.
Node Lowering::decorated_definition(const TreeNode& tree) {
  Node all = make(Kind::sequence, span(tree), {node(tree.child("definition"))});
  auto decorators = tree.named_children();
  std::reverse(decorators.begin(), decorators.end());
  for (const auto& decorator : decorators) {
    if (!decorator.is("decorator") || !tree.child("definition").is("function_definition")) continue;
    const auto expression = decorator.named_children().front();
    const auto callee = expression.is("call") ? expression.child("function") : expression;
    const auto word = last_word(bytes(callee));
    if (std::find(transparent.begin(), transparent.end(), word) != transparent.end()) continue;
    Node invoke = make(Kind::invoke, span(decorator), {make_named(Kind::variable, "@decorate", span(decorator))});
    invoke.arguments.push_back(plain_argument(node(expression)));
    invoke.arguments.push_back(
        plain_argument(make_named(Kind::variable, name(tree.child("definition").child("name")), span(decorator))));
    invoke.arguments.push_back(plain_argument(make_text(Text(std::string(word)), span(decorator))));
    all.operands.push_back(std::move(invoke));
  }
  return all.operands.size() == 1 ? std::move(all.operands.front()) : std::move(all);
}

Node Lowering::class_definition(const TreeNode& tree) {
  Node type = make_named(Kind::type, name(tree.child("name")), span(tree));
  for (auto& base : arguments(tree.child("superclasses")))
    if (base.name.empty()) type.arguments.push_back(std::move(base));
  names_.push_back({.owner = Owner::type, .global = {}, .outer = {}});
  for (const auto& child : tree.child("body").named_children()) {
    Node member = member_definition(child);
    if (member.kind == Kind::sequence)
      std::move(member.operands.begin(), member.operands.end(), std::back_inserter(type.operands));
    else if (member.kind == Kind::assign || member.kind == Kind::function)
      type.operands.push_back(std::move(member));
  }
  names_.pop_back();
  return type;
}

Node Lowering::member_definition(const TreeNode& tree) {
  const bool decorated = tree.is("decorated_definition");
  const auto definition = decorated ? tree.child("definition") : tree;
  if (!definition.is("function_definition")) return node(tree);
  Node method = make(Kind::function, span(tree));
  for (const auto& decorator : tree.named_children()) {
    if (!decorated || !decorator.is("decorator")) continue;
    const auto word = last_word(bytes(decorator.named_children().front()));
    if (word == "property" || word == "cached_property") method.name = "get";
    if (word == "setter") method.name = "set";
    if (word == "staticmethod") method.name = "static";
  }
  method.function = function_of(definition, method.name == "static" ? Receiver::none : Receiver::first_parameter);
  return method;
}

}  // namespace patscope::script::python
