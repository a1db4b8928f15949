#include <optional>

#include "script/python/lowering.h"

namespace patscope::script::python {

bool Lowering::is_member_of_os(const TreeNode& tree, std::string_view name) const {
  return tree.is("attribute") && bytes(tree.child("attribute")) == name && os_.contains(bytes(tree.child("object")));
}

/// `os.environ`, or a name that the script gave it.
bool Lowering::is_environment(const TreeNode& tree) const {
  if (tree.is("identifier")) return environ_.contains(bytes(tree));
  return is_member_of_os(tree, "environ");
}

void Lowering::note_os_names(std::string_view module, std::string_view original, const std::string& local) {
  if (module != "os") return;
  if (original == "environ" || original == "*") environ_.insert(local);
  if (original == "getenv") getenv_.insert(local);
}

Node Lowering::environment_variable(Node key, Span span) {
  if (key.kind == Kind::text)
    if (auto name = key.literal.known()) return make_named(Kind::environment, *name, span);
  Node whole = make_named(Kind::member, "environ", span, {make_named(Kind::variable, "os", span)});
  return make(Kind::index, span, {std::move(whole), std::move(key)});
}

std::optional<Node> Lowering::environment_call(const TreeNode& call) {
  const auto callee = call.child("function");
  const auto method = callee.is("attribute") ? bytes(callee.child("attribute")) : std::string_view();
  const bool on_environ = callee.is("attribute") && is_environment(callee.child("object"));
  const bool reads = is_member_of_os(callee, "getenv") ||
                     (callee.is("identifier") && getenv_.contains(bytes(callee))) ||
                     (on_environ && (method == "get" || method == "pop"));
  const bool writes = is_member_of_os(callee, "putenv");
  const bool fills = on_environ && method == "setdefault";
  if (!reads && !writes && !fills) return std::nullopt;

  auto given = arguments(call.child("arguments"));
  if (given.empty() || given.front().spread) return std::nullopt;
  Node variable = environment_variable(*given.front().value, span(call));
  if (given.size() < 2) return variable;
  Node second = *given[1].value;
  constexpr auto when_unset =
      "?"
      "?=";  // in two parts: together they would begin a trigraph
  if (reads) return make_named(Kind::operation, "default", span(call), {std::move(variable), std::move(second)});
  return make_assign(std::move(variable), std::move(second), span(call), fills ? when_unset : "=");
}

}  // namespace patscope::script::python
