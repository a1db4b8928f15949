#include "script/python/lowering.h"

namespace patscope::script::python {
namespace {

/// "a.b as c": what is taken and under which name.
struct Taken {
  TreeNode original;
  TreeNode local;
};

Taken taken(const TreeNode& tree) {
  if (tree.is("aliased_import")) return {.original = tree.child("name"), .local = tree.child("alias")};
  return {.original = tree, .local = tree};
}

}  // namespace

Node Lowering::import_statement(const TreeNode& tree) {
  Node all = make(Kind::sequence, span(tree));
  for (const auto& each : tree.children("name")) {
    const auto [original, local] = taken(each);
    Node one = make_named(Kind::import, "import", span(tree), {raw_text(source_, original)});
    one.target = name(local);
    if (bytes(original) == "os") os_.insert(one.target);
    all.operands.push_back(std::move(one));
  }
  return all.operands.size() == 1 ? std::move(all.operands.front()) : std::move(all);
}

Node Lowering::import_from_statement(const TreeNode& tree) {
  const auto module = tree.child("module_name");
  Node node = make_named(Kind::import, "from", span(tree), {raw_text(source_, module)});
  for (const auto& each : tree.children("name")) {
    const auto [original, local] = taken(each);
    node.arguments.push_back(named_argument(name(local), raw_text(source_, original), span(each)));
    note_os_names(bytes(module), bytes(original), name(local));
  }
  if (const auto all = tree.child_of_kind("wildcard_import"))
    node.arguments.push_back(named_argument("*", raw_text(source_, all), span(all)));
  return node;
}

}  // namespace patscope::script::python
