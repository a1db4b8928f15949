#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "script/build.h"

namespace patscope::script::python {

/// One Python script on its way from the syntax tree to nodes. What it remembers: the names under which the script
/// knows the process' environment, and whose names an assignment at this place would bind.
class Lowering {
 public:
  explicit Lowering(const SourceText& source) : source_(source) {}

  /// Any node of the grammar; of one that means nothing to us, its children in a `sequence`.
  [[nodiscard]] Node node(const TreeNode& tree);
  /// The statements below `tree` in one flat `sequence`.
  [[nodiscard]] Node block(const TreeNode& tree);

 private:
  using Handler = Node (Lowering::*)(const TreeNode&);
  [[nodiscard]] static Handler handler_of(std::string_view kind);

  enum class Owner { function, type };
  /// Whose names assignments bind: the innermost function or class, none for the module.
  struct Names {
    Owner owner = Owner::function;
    std::set<std::string, std::less<>> global;
    std::set<std::string, std::less<>> outer;
  };
  enum class Receiver { none, first_parameter };

  // statements.cpp
  Node assignment(const TreeNode& tree);
  Node augmented_assignment(const TreeNode& tree);
  Node named_expression(const TreeNode& tree);
  Node if_statement(const TreeNode& tree);
  Node for_statement(const TreeNode& tree);
  Node while_statement(const TreeNode& tree);
  Node with_statement(const TreeNode& tree);
  Node with_item(const TreeNode& tree);
  Node try_statement(const TreeNode& tree);
  Node return_statement(const TreeNode& tree);
  Node raise_statement(const TreeNode& tree);
  Node break_statement(const TreeNode& tree);
  Node continue_statement(const TreeNode& tree);
  Node global_statement(const TreeNode& tree);
  Node nonlocal_statement(const TreeNode& tree);
  Node print_statement(const TreeNode& tree);
  Node no_effect(const TreeNode& tree);
  Node assign(Node target, Node value, Span span, std::string operator_name = "=");
  [[nodiscard]] Scope scope_of(const Node& target) const;
  Node alternatives(std::span<const TreeNode> clauses);

  // match.cpp
  Node match_statement(const TreeNode& tree);
  Node case_condition(const TreeNode& clause, const Node& subject);

  // functions.cpp
  Node function_definition(const TreeNode& tree);
  Node decorated_definition(const TreeNode& tree);
  Node class_definition(const TreeNode& tree);
  Node lambda(const TreeNode& tree);
  Node member_definition(const TreeNode& tree);
  std::shared_ptr<const Function> function_of(const TreeNode& definition, Receiver receiver);
  std::vector<Parameter> parameters(const TreeNode& tree);
  Parameter parameter(const TreeNode& tree);

  // imports.cpp
  Node import_statement(const TreeNode& tree);
  Node import_from_statement(const TreeNode& tree);

  // environment.cpp
  [[nodiscard]] bool is_environment(const TreeNode& tree) const;
  [[nodiscard]] bool is_member_of_os(const TreeNode& tree, std::string_view name) const;
  void note_os_names(std::string_view module, std::string_view original, const std::string& local);
  /// What a call does to the environment, or nothing when it has to do with something else.
  std::optional<Node> environment_call(const TreeNode& call);
  Node environment_variable(Node key, Span span);

  // calls.cpp
  Node call(const TreeNode& tree);
  std::vector<Argument> arguments(const TreeNode& list);
  Argument argument(const TreeNode& tree);
  Node attribute(const TreeNode& tree);
  Node subscript(const TreeNode& tree);
  Node slice(const TreeNode& tree);

  // expressions.cpp
  Node identifier(const TreeNode& tree);
  Node number(const TreeNode& tree);
  Node inner(const TreeNode& tree);
  Node items(const TreeNode& tree);
  Node dictionary(const TreeNode& tree);
  Node spread(const TreeNode& tree);
  Node conditional_expression(const TreeNode& tree);
  Node binary_operator(const TreeNode& tree);
  Node comparison_operator(const TreeNode& tree);
  Node unary_operator(const TreeNode& tree);
  Node not_operator(const TreeNode& tree);
  Node yield(const TreeNode& tree);
  Node comprehension(const TreeNode& tree);
  Node dictionary_comprehension(const TreeNode& tree);
  Node rounds(const TreeNode& tree, Node value);
  Node operation(std::string name, const TreeNode& tree, std::vector<Node> operands);

  // strings.cpp
  Node string(const TreeNode& tree);
  Node concatenated_string(const TreeNode& tree);

  [[nodiscard]] Span span(const TreeNode& tree) const { return span_of(source_, tree); }
  [[nodiscard]] std::string name(const TreeNode& tree) const { return name_of(source_, tree); }
  /// As written, without regard to holes: to compare with words of the language.
  [[nodiscard]] std::string_view bytes(const TreeNode& tree) const { return tree.in(source_.bytes()); }

  const SourceText& source_;
  std::vector<Names> names_;
  std::set<std::string, std::less<>> os_{"os"};
  std::set<std::string, std::less<>> environ_;
  std::set<std::string, std::less<>> getenv_;
};

}  // namespace patscope::script::python
