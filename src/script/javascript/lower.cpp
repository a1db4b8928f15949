#include "script/lower.h"

#include <array>
#include <unordered_map>

#include "script/javascript/lowering.h"

namespace patscope::script {
namespace javascript {

/// Kinds of nodes as tree-sitter-typescript 0.23 names them, in both of its grammars.
Lowering::Handler Lowering::handler_of(std::string_view kind) {
  static const std::unordered_map<std::string_view, Handler> handlers{
      {"abstract_class_declaration", &Lowering::class_declaration},
      {"array", &Lowering::array},
      {"arrow_function", &Lowering::function_expression},
      {"as_expression", &Lowering::asserted},
      {"assignment_expression", &Lowering::assignment_expression},
      {"augmented_assignment_expression", &Lowering::augmented_assignment},
      {"await_expression", &Lowering::inner},
      {"binary_expression", &Lowering::binary_expression},
      {"break_statement", &Lowering::break_statement},
      {"call_expression", &Lowering::call_expression},
      {"class", &Lowering::class_declaration},
      {"class_declaration", &Lowering::class_declaration},
      {"continue_statement", &Lowering::continue_statement},
      {"debugger_statement", &Lowering::no_effect},
      {"do_statement", &Lowering::while_statement},
      {"empty_statement", &Lowering::no_effect},
      {"enum_declaration", &Lowering::enum_declaration},
      {"export_statement", &Lowering::export_statement},
      {"false", &Lowering::number},
      {"for_in_statement", &Lowering::for_in_statement},
      {"for_statement", &Lowering::for_statement},
      {"function_declaration", &Lowering::function_declaration},
      {"function_expression", &Lowering::function_expression},
      {"function_signature", &Lowering::no_effect},
      {"generator_function", &Lowering::function_expression},
      {"generator_function_declaration", &Lowering::function_declaration},
      {"hash_bang_line", &Lowering::no_effect},
      {"identifier", &Lowering::identifier},
      {"if_statement", &Lowering::if_statement},
      {"import_alias", &Lowering::no_effect},
      {"import_statement", &Lowering::import_statement},
      {"instantiation_expression", &Lowering::inner},
      {"interface_declaration", &Lowering::no_effect},
      {"internal_module", &Lowering::labeled_statement},
      {"jsx_element", &Lowering::element},
      {"jsx_expression", &Lowering::inner},
      {"jsx_self_closing_element", &Lowering::element},
      {"labeled_statement", &Lowering::labeled_statement},
      {"lexical_declaration", &Lowering::declaration},
      {"member_expression", &Lowering::member_expression},
      {"meta_property", &Lowering::special_name},
      {"method_definition", &Lowering::method_definition},
      {"module", &Lowering::no_effect},
      {"new_expression", &Lowering::new_expression},
      {"non_null_expression", &Lowering::inner},
      {"null", &Lowering::no_effect},
      {"number", &Lowering::number},
      {"object", &Lowering::object},
      {"parenthesized_expression", &Lowering::inner},
      {"public_field_definition", &Lowering::field_definition},
      {"regex", &Lowering::regex},
      {"return_statement", &Lowering::return_statement},
      {"satisfies_expression", &Lowering::asserted},
      {"sequence_expression", &Lowering::sequence_expression},
      {"shorthand_property_identifier", &Lowering::identifier},
      {"shorthand_property_identifier_pattern", &Lowering::identifier},
      {"spread_element", &Lowering::spread},
      {"statement_block", &Lowering::block},
      {"string", &Lowering::string},
      {"subscript_expression", &Lowering::subscript_expression},
      {"super", &Lowering::special_name},
      {"switch_statement", &Lowering::switch_statement},
      {"template_string", &Lowering::string},
      {"ternary_expression", &Lowering::ternary_expression},
      {"this", &Lowering::special_name},
      {"throw_statement", &Lowering::throw_statement},
      {"true", &Lowering::number},
      {"try_statement", &Lowering::try_statement},
      {"type_alias_declaration", &Lowering::no_effect},
      {"type_arguments", &Lowering::no_effect},
      {"type_assertion", &Lowering::asserted},
      {"unary_expression", &Lowering::unary_expression},
      {"undefined", &Lowering::no_effect},
      {"update_expression", &Lowering::update_expression},
      {"variable_declaration", &Lowering::declaration},
      {"while_statement", &Lowering::while_statement},
      {"yield_expression", &Lowering::yield},
  };
  const auto found = handlers.find(kind);
  return found == handlers.end() ? nullptr : found->second;
}

Node Lowering::node(const TreeNode& tree) {
  if (!tree) return {};
  if (const auto handler = handler_of(tree.kind())) return (this->*handler)(tree);
  const auto children = tree.named_children();
  return children.size() == 1 ? node(children.front()) : block(tree);
}

Node Lowering::block(const TreeNode& tree) {
  Node sequence = make(Kind::sequence, span(tree));
  for (const auto& child : tree.named_children()) append_statement(sequence, node(child));
  return sequence;
}

}  // namespace javascript

namespace {

/// What is still a whole when it is found inside a region that the grammar did not understand.
constexpr std::array<std::string_view, 12> wholes{
    "call_expression",      "new_expression",       "expression_statement", "lexical_declaration",
    "variable_declaration", "function_declaration", "class_declaration",    "method_definition",
    "if_statement",         "for_statement",        "for_in_statement",     "try_statement",
};

bool may_hold_elements(std::string_view bytes) {
  return bytes.find("</") != std::string_view::npos || bytes.find("/>") != std::string_view::npos;
}

}  // namespace

/// The grammars of TypeScript read plain JavaScript too. The one with JSX takes `<T>x` for an element, so that the
/// other has to be there as well; which comes first decides only about time.
Program lower_javascript(const SourceText& source) {
  const std::array plain{Reading{Grammar::typescript}};
  const std::array with_elements{Reading{Grammar::tsx}, Reading{Grammar::typescript}};
  Program program;
  const auto readings = may_hold_elements(source.bytes()) ? std::span<const Reading>(with_elements) : plain;
  if (const auto tree = read_tree(readings, source, wholes, program))
    program.body = javascript::Lowering(source).block(tree->root());
  return program;
}

}  // namespace patscope::script
