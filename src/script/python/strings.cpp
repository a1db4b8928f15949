#include <algorithm>

#include "script/escapes.h"
#include "script/python/lowering.h"

namespace patscope::script::python {
namespace {

/// Only Python has these; an escape that means nothing stays as it is, with its backslash.
std::string meaning_of(std::string_view escape) {
  if (escape == "\\a") return "\a";
  if (escape.starts_with("\\N")) return "\xEF\xBF\xBD";
  return decode_escape(escape).value_or(std::string(escape));
}

bool is_raw(std::string_view opening) {
  return opening.find_first_of("rR") != std::string_view::npos;
}

}  // namespace

Node Lowering::string(const TreeNode& tree) {
  std::vector<Node> parts;
  bool raw = false;
  for (const auto& child : tree.children()) {
    if (child.is("string_start")) {
      raw = is_raw(bytes(child));
    } else if (child.is("interpolation")) {
      parts.push_back(node(child.child("expression")));
    } else if (child.is("string_content")) {
      Literal literal(source_);
      auto at = child.begin();
      for (const auto& escape : child.children()) {
        const bool doubled = escape.is("escape_interpolation");
        if (!doubled && (raw || !escape.is("escape_sequence"))) continue;
        literal.raw(at, escape.begin());
        at = escape.end();
        literal.escape(escape.begin(), at, doubled ? std::string(1, bytes(escape).front()) : meaning_of(bytes(escape)));
      }
      literal.raw(at, child.end());
      parts.push_back(make_text(literal.take(), span(child)));
    }
  }
  return make_join(std::move(parts), span(tree));
}

Node Lowering::concatenated_string(const TreeNode& tree) {
  std::vector<Node> parts;
  for (const auto& child : tree.named_children()) {
    Node part = node(child);
    if (part.kind == Kind::join)
      std::move(part.operands.begin(), part.operands.end(), std::back_inserter(parts));
    else
      parts.push_back(std::move(part));
  }
  return make_join(std::move(parts), span(tree));
}

}  // namespace patscope::script::python
