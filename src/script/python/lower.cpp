#include "script/lower.h"

#include <array>
#include <unordered_map>

#include "script/python/lowering.h"

namespace patscope::script {
namespace python {

/// Kinds of nodes as tree-sitter-python 0.23 names them.
Lowering::Handler Lowering::handler_of(std::string_view kind) {
  static const std::unordered_map<std::string_view, Handler> handlers{
      {"assignment", &Lowering::assignment},
      {"attribute", &Lowering::attribute},
      {"augmented_assignment", &Lowering::augmented_assignment},
      {"await", &Lowering::inner},
      {"binary_operator", &Lowering::binary_operator},
      {"block", &Lowering::block},
      {"boolean_operator", &Lowering::binary_operator},
      {"break_statement", &Lowering::break_statement},
      {"call", &Lowering::call},
      {"class_definition", &Lowering::class_definition},
      {"comparison_operator", &Lowering::comparison_operator},
      {"concatenated_string", &Lowering::concatenated_string},
      {"conditional_expression", &Lowering::conditional_expression},
      {"continue_statement", &Lowering::continue_statement},
      {"decorated_definition", &Lowering::decorated_definition},
      {"delete_statement", &Lowering::no_effect},
      {"dictionary", &Lowering::dictionary},
      {"dictionary_comprehension", &Lowering::dictionary_comprehension},
      {"dictionary_splat", &Lowering::spread},
      {"ellipsis", &Lowering::no_effect},
      {"expression_list", &Lowering::items},
      {"false", &Lowering::number},
      {"float", &Lowering::number},
      {"for_statement", &Lowering::for_statement},
      {"function_definition", &Lowering::function_definition},
      {"future_import_statement", &Lowering::no_effect},
      {"generator_expression", &Lowering::comprehension},
      {"global_statement", &Lowering::global_statement},
      {"identifier", &Lowering::identifier},
      {"if_statement", &Lowering::if_statement},
      {"import_from_statement", &Lowering::import_from_statement},
      {"import_statement", &Lowering::import_statement},
      {"integer", &Lowering::number},
      {"lambda", &Lowering::lambda},
      {"list", &Lowering::items},
      {"list_comprehension", &Lowering::comprehension},
      {"list_pattern", &Lowering::items},
      {"list_splat", &Lowering::spread},
      {"list_splat_pattern", &Lowering::spread},
      {"match_statement", &Lowering::match_statement},
      {"module", &Lowering::block},
      {"named_expression", &Lowering::named_expression},
      {"none", &Lowering::no_effect},
      {"nonlocal_statement", &Lowering::nonlocal_statement},
      {"not_operator", &Lowering::not_operator},
      {"parenthesized_expression", &Lowering::inner},
      {"pass_statement", &Lowering::no_effect},
      {"pattern_list", &Lowering::items},
      {"print_statement", &Lowering::print_statement},
      {"raise_statement", &Lowering::raise_statement},
      {"return_statement", &Lowering::return_statement},
      {"set", &Lowering::items},
      {"set_comprehension", &Lowering::comprehension},
      {"slice", &Lowering::slice},
      {"string", &Lowering::string},
      {"subscript", &Lowering::subscript},
      {"true", &Lowering::number},
      {"try_statement", &Lowering::try_statement},
      {"tuple", &Lowering::items},
      {"tuple_pattern", &Lowering::items},
      {"type_alias_statement", &Lowering::no_effect},
      {"unary_operator", &Lowering::unary_operator},
      {"while_statement", &Lowering::while_statement},
      {"with_item", &Lowering::with_item},
      {"with_statement", &Lowering::with_statement},
      {"yield", &Lowering::yield},
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

}  // namespace python

namespace {

/// What is still a whole when it is found inside a region that the grammar did not understand.
constexpr std::array<std::string_view, 10> wholes{
    "call",          "assignment",      "expression_statement", "function_definition", "class_definition",
    "for_statement", "while_statement", "if_statement",         "with_statement",      "try_statement",
};

}  // namespace

Program lower_python(const SourceText& source) {
  Program program;
  const std::array readings{Reading{Grammar::python}};
  if (const auto tree = read_tree(readings, source, wholes, program))
    program.body = python::Lowering(source).block(tree->root());
  return program;
}

}  // namespace patscope::script
