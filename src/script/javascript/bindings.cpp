#include <algorithm>
#include <optional>

#include "script/javascript/lowering.h"

namespace patscope::script::javascript {
namespace {

constexpr auto when_unset =
    "?"
    "?=";  // in two parts: together they would begin a trigraph

bool is_plain(const Node& value) {
  return value.kind == Kind::variable || value.kind == Kind::environment || value.kind == Kind::nothing;
}

}  // namespace

Node Lowering::one_or_all(std::vector<Node> steps, Span span) {
  if (steps.size() == 1) return std::move(steps.front());
  return make(Kind::sequence, span, std::move(steps));
}

/// A name that no script can use.
Node Lowering::fresh_variable(Span span) {
  return make_named(Kind::variable, "#" + std::to_string(++nameless_), span);
}

Node Lowering::declaration(const TreeNode& tree) {
  std::vector<Node> steps;
  for (const auto& child : tree.named_children())
    if (child.is("variable_declarator")) steps.push_back(declarator(child));
  return one_or_all(std::move(steps), span(tree));
}

Node Lowering::declarator(const TreeNode& tree) {
  const auto pattern = tree.child("name");
  const auto value = tree.child("value");
  if (!value) return make_assign(node(pattern), make_nothing(span(tree)), span(tree), "=", Scope::local);
  if (auto import = required(pattern, value, span(tree))) return *std::move(import);
  if (pattern.is("identifier") && is_environment(value)) environments_.insert(name(pattern));
  std::vector<Node> steps;
  if (pattern.is("object_pattern") && is_environment(value))
    bind_object(pattern, node(value), Scope::local, steps);
  else
    bind(pattern, node(value), Scope::local, steps);
  if (steps.size() == 1) steps.front().span = span(tree);
  return one_or_all(std::move(steps), span(tree));
}

Node Lowering::assignment_expression(const TreeNode& tree) {
  const auto left = tree.child("left");
  const auto right = tree.child("right");
  if (auto whole = exported(left, right, span(tree))) return *std::move(whole);
  std::vector<Node> steps;
  bind(left, node(right), Scope::plain, steps);
  if (steps.size() == 1) steps.front().span = span(tree);
  return one_or_all(std::move(steps), span(tree));
}

Node Lowering::augmented_assignment(const TreeNode& tree) {
  return make_assign(node(tree.child("left")), node(tree.child("right")), span(tree),
                     std::string(bytes(tree.child("operator"))));
}

Node Lowering::update_expression(const TreeNode& tree) {
  const bool up = bytes(tree.child("operator")) == "++";
  return make_assign(node(tree.child("argument")), make_word("1", span(tree)), span(tree), up ? "+=" : "-=");
}

void Lowering::bind(const TreeNode& pattern, Node value, Scope scope, std::vector<Node>& steps) {
  if (pattern.is("object_pattern")) return bind_object(pattern, std::move(value), scope, steps);
  if (pattern.is("array_pattern")) return bind_array(pattern, std::move(value), scope, steps);
  if (pattern.is("assignment_pattern") || pattern.is("object_assignment_pattern")) {
    const auto place = span(pattern);
    Node standard = node(pattern.child("right"));
    value = make_named(Kind::operation, "??", place, {std::move(value), std::move(standard)});
    return bind(pattern.child("left"), std::move(value), scope, steps);
  }
  if (pattern.is("rest_pattern")) return bind(pattern.named_children().front(), std::move(value), scope, steps);
  steps.push_back(make_assign(node(pattern), std::move(value), span(pattern), "=", scope));
}

/// One assignment for each property that is taken; what is computed is computed once.
void Lowering::bind_object(const TreeNode& pattern, Node value, Scope scope, std::vector<Node>& steps) {
  const auto properties = pattern.named_children();
  const bool environment = value.kind == Kind::member && value.name == "env" &&
                           value.operands.front().kind == Kind::variable && value.operands.front().name == "process";
  if (properties.size() != 1 && !environment && !is_plain(value)) {
    Node whole = fresh_variable(value.span);
    steps.push_back(make_assign(whole, std::move(value), whole.span, "=", Scope::local));
    value = std::move(whole);
  }
  const auto part = [&](const TreeNode& wanted) {
    Node which = wanted.is("shorthand_property_identifier_pattern") ? raw_text(source_, wanted) : key(wanted);
    if (environment) return environment_variable(std::move(which), span(wanted));
    const auto known = which.kind == Kind::text ? which.literal.known() : std::nullopt;
    if (known) return make_named(Kind::member, *known, span(wanted), {value});
    return make(Kind::index, span(wanted), {value, std::move(which)});
  };
  for (const auto& property : properties) {
    if (property.is("pair_pattern"))
      bind(property.child("value"), part(property.child("key")), scope, steps);
    else if (property.is("object_assignment_pattern"))
      bind(property, part(property.child("left")), scope, steps);
    else if (property.is("rest_pattern"))
      bind(property, value, scope, steps);
    else
      bind(property, part(property), scope, steps);
  }
}

/// One assignment to a list; patterns inside it get their part from a nameless variable.
void Lowering::bind_array(const TreeNode& pattern, Node value, Scope scope, std::vector<Node>& steps) {
  Node targets = make(Kind::list, span(pattern));
  std::vector<Node> later;
  bool filled = false;
  for (const auto& child : pattern.children()) {
    if (child.is(",")) {
      if (!filled) targets.operands.push_back(make_nothing(span(child)));
      filled = false;
    }
    if (!child.is_named() || child.is("comment")) continue;
    filled = true;
    const bool has_default = child.is("assignment_pattern");
    const auto target = has_default ? child.child("left") : child;
    if (target.is("rest_pattern")) {
      targets.operands.push_back(spread(target));
    } else if (target.is("object_pattern") || target.is("array_pattern")) {
      targets.operands.push_back(fresh_variable(span(target)));
      bind(child, targets.operands.back(), scope, later);
    } else {
      targets.operands.push_back(node(target));
      if (has_default)
        later.push_back(make_assign(node(target), node(child.child("right")), span(child), when_unset, scope));
    }
  }
  steps.push_back(make_assign(std::move(targets), std::move(value), span(pattern), "=", scope));
  std::move(later.begin(), later.end(), std::back_inserter(steps));
}

}  // namespace patscope::script::javascript
