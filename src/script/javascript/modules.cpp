#include <algorithm>
#include <optional>

#include "script/javascript/lowering.h"

namespace patscope::script::javascript {
namespace {

/// What a string stands for is not needed here: module and property names have no escapes.
TreeNode without_parentheses(TreeNode tree) {
  while (tree.is("parenthesized_expression") || tree.is("await_expression")) {
    const auto inside = tree.named_children();
    if (inside.empty()) return tree;
    tree = inside.front();
  }
  return tree;
}

/// "{ a, b: c }" and nothing more complicated.
bool takes_plain_names(const TreeNode& pattern) {
  const auto properties = pattern.named_children();
  return pattern.is("object_pattern") && std::all_of(properties.begin(), properties.end(), [](const TreeNode& each) {
           return each.is("shorthand_property_identifier_pattern") ||
                  (each.is("pair_pattern") && each.child("value").is("identifier"));
         });
}

}  // namespace

bool Lowering::is_require(const TreeNode& call, std::string_view bytes) {
  const auto callee = call.child("function");
  return call.is("call_expression") && (callee.is("import") || callee.in(bytes) == "require") &&
         call.child("arguments").named_children().size() == 1;
}

Node Lowering::require_call(const TreeNode& call) {
  const bool dynamic = call.child("function").is("import");
  return make_named(Kind::import, dynamic ? "module" : "require", span(call), {inner(call.child("arguments"))});
}

std::optional<Node> Lowering::required(const TreeNode& pattern, const TreeNode& value, Span span) {
  const auto call = without_parentheses(value);
  if (!is_require(call, source_.bytes())) return std::nullopt;
  if (!pattern.is("identifier") && !takes_plain_names(pattern)) return std::nullopt;
  Node import = require_call(call);
  import.span = span;
  if (pattern.is("identifier")) {
    import.target = name(pattern);
    return import;
  }
  for (const auto& each : pattern.named_children()) {
    const bool pair = each.is("pair_pattern");
    const auto local = pair ? each.child("value") : each;
    import.arguments.push_back(
        named_argument(name(local), pair ? key(each.child("key")) : raw_text(source_, each), this->span(each)));
  }
  return import;
}

void Lowering::take_names(const TreeNode& clause, Node& import) {
  for (const auto& child : clause.named_children()) {
    if (child.is("identifier")) {
      import.arguments.push_back(named_argument(name(child), make_word("default", span(child)), span(child)));
    } else if (child.is("namespace_import")) {
      import.target = name(child.named_children().front());
    } else if (child.is("named_imports")) {
      for (const auto& each : child.named_children()) {
        const auto original = each.child("name");
        const auto alias = each.child("alias");
        import.arguments.push_back(
            named_argument(name(alias ? alias : original), raw_text(source_, original), span(each)));
      }
    }
  }
}

Node Lowering::import_statement(const TreeNode& tree) {
  if (tree.child_of_kind("type")) return make_nothing(span(tree));
  if (const auto old = tree.child_of_kind("import_require_clause")) {
    Node import = make_named(Kind::import, "require", span(tree), {string(old.child("source"))});
    import.target = name(old.named_children().front());
    return import;
  }
  const auto source = tree.child("source");
  Node import = make_named(Kind::import, "module", span(tree), {string(source)});
  if (const auto clause = tree.child_of_kind("import_clause")) take_names(clause, import);
  const auto module = import.operands.front().literal.known().value_or("");
  if (module == "process" || module == "node:process")
    for (const auto& taken : import.arguments)
      if (taken.value->literal.known() == "env") environments_.insert(taken.name);
  return import;
}

std::optional<Node> Lowering::exported(const TreeNode& target, const TreeNode& value, Span span) {
  if (!target.is("member_expression")) return std::nullopt;
  const auto object = bytes(target.child("object"));
  const auto property = target.child("property");
  const bool whole = object == "module" && bytes(property) == "exports";
  if (!whole && object != "exports" && object != "module.exports") return std::nullopt;
  // "exports = module.exports = {...}" and "exports.a = exports.b = f": the inner one is the value.
  Node result = make_named(Kind::export_, whole ? "whole" : "", span, {node(value)});
  if (!whole) result.target = name(property);
  return result;
}

Node Lowering::export_statement(const TreeNode& tree) {
  if (tree.child_of_kind("type")) return make_nothing(span(tree));
  Node result = make(Kind::export_, span(tree));
  if (tree.child_of_kind("default")) result.name = "default";
  if (tree.child_of_kind("=")) result.name = "whole";
  if (const auto source = tree.child("source"))
    result.operands.push_back(make_named(Kind::import, "module", span(source), {string(source)}));
  if (const auto clause = tree.child_of_kind("export_clause")) {
    for (const auto& each : clause.named_children()) {
      const auto alias = each.child("alias");
      const auto original = each.child("name");
      result.arguments.push_back(
          named_argument(name(alias ? alias : original), raw_text(source_, original), span(each)));
    }
    return result;
  }
  if (const auto all = tree.child_of_kind("namespace_export")) {
    const auto given = all.named_children();
    if (!given.empty())
      result.arguments.push_back(named_argument(name(given.front()), make_word("*", span(all)), span(all)));
    return result;
  }
  if (const auto star = tree.child_of_kind("*")) {
    result.arguments.push_back(named_argument("*", make_word("*", span(star)), span(star)));
    return result;
  }
  for (const auto& child : tree.named_children()) {
    if (child.is("decorator")) continue;
    Node handed = node(child);
    if (handed.kind == Kind::sequence)
      std::move(handed.operands.begin(), handed.operands.end(), std::back_inserter(result.operands));
    else if (handed.kind != Kind::nothing)
      result.operands.push_back(std::move(handed));
  }
  return result.operands.empty() ? make_nothing(span(tree)) : result;
}

}  // namespace patscope::script::javascript
