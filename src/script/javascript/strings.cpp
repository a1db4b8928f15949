#include "script/escapes.h"
#include "script/javascript/lowering.h"

namespace patscope::script::javascript {
namespace {

/// An escape that means nothing stands for the character behind its backslash.
std::string meaning_of(std::string_view escape) {
  if (escape.starts_with("\\u{") && escape.ends_with('}'))
    return decode_hexadecimal(escape.substr(3, escape.size() - 4));
  return decode_escape(escape).value_or(std::string(escape.substr(1)));
}

}  // namespace

/// Plain strings and templates.
Node Lowering::string(const TreeNode& tree) {
  std::vector<Node> parts;
  for (const auto& child : tree.children()) {
    if (child.is("string_fragment")) {
      parts.push_back(raw_text(source_, child));
    } else if (child.is("escape_sequence")) {
      parts.push_back(make_text(source_.replaced(child.begin(), child.end(), meaning_of(bytes(child))), span(child)));
    } else if (child.is("template_substitution")) {
      parts.push_back(inner(child));
    }
  }
  return make_join(std::move(parts), span(tree));
}

Node Lowering::regex(const TreeNode& tree) {
  const auto flags = tree.child("flags");
  Node written = flags ? raw_text(source_, flags) : make_text({}, span(tree));
  return operation("regex", tree, {raw_text(source_, tree.child("pattern")), std::move(written)});
}

}  // namespace patscope::script::javascript
