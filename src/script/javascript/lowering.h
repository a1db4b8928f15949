#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "script/build.h"

namespace patscope::script::javascript {

/// One JavaScript or TypeScript script on its way from the syntax tree to nodes. Types are left out. What it remembers:
/// the names under which the script knows `process.env`, and how many nameless values it gave a name ("#1").
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

  // statements.cpp
  Node if_statement(const TreeNode& tree);
  Node for_statement(const TreeNode& tree);
  Node for_in_statement(const TreeNode& tree);
  Node while_statement(const TreeNode& tree);
  Node switch_statement(const TreeNode& tree);
  Node case_body(const TreeNode& clause);
  Node try_statement(const TreeNode& tree);
  Node return_statement(const TreeNode& tree);
  Node throw_statement(const TreeNode& tree);
  Node break_statement(const TreeNode& tree);
  Node continue_statement(const TreeNode& tree);
  Node labeled_statement(const TreeNode& tree);
  Node no_effect(const TreeNode& tree);

  // bindings.cpp
  Node declaration(const TreeNode& tree);
  Node declarator(const TreeNode& tree);
  Node assignment_expression(const TreeNode& tree);
  Node augmented_assignment(const TreeNode& tree);
  Node update_expression(const TreeNode& tree);
  /// Assigns the parts of `value` to what `pattern` names.
  void bind(const TreeNode& pattern, Node value, Scope scope, std::vector<Node>& steps);
  void bind_object(const TreeNode& pattern, Node value, Scope scope, std::vector<Node>& steps);
  void bind_array(const TreeNode& pattern, Node value, Scope scope, std::vector<Node>& steps);
  [[nodiscard]] Node fresh_variable(Span span);
  [[nodiscard]] static Node one_or_all(std::vector<Node> steps, Span span);

  // functions.cpp
  Node function_declaration(const TreeNode& tree);
  Node function_expression(const TreeNode& tree);
  Node class_declaration(const TreeNode& tree);
  Node method_definition(const TreeNode& tree);
  Node field_definition(const TreeNode& tree);
  std::shared_ptr<const Function> function_of(const TreeNode& tree);
  Parameter parameter(const TreeNode& tree, std::vector<Node>& first_steps);
  Node enum_declaration(const TreeNode& tree);

  // modules.cpp
  Node import_statement(const TreeNode& tree);
  Node export_statement(const TreeNode& tree);
  Node require_call(const TreeNode& call);
  /// `const x = require("m")` and its kin as one `import`, or nothing when `value` is not a plain require.
  std::optional<Node> required(const TreeNode& pattern, const TreeNode& value, Span span);
  /// `module.exports = ...` and its kin, or nothing when `target` is something else.
  std::optional<Node> exported(const TreeNode& target, const TreeNode& value, Span span);
  void take_names(const TreeNode& clause, Node& import);
  [[nodiscard]] static bool is_require(const TreeNode& call, std::string_view bytes);

  // calls.cpp
  Node call_expression(const TreeNode& tree);
  Node new_expression(const TreeNode& tree);
  std::vector<Argument> arguments(const TreeNode& list);
  Node member_expression(const TreeNode& tree);
  Node subscript_expression(const TreeNode& tree);
  Node environment_variable(Node key, Span span);
  [[nodiscard]] bool is_environment(const TreeNode& tree) const;

  // expressions.cpp
  Node identifier(const TreeNode& tree);
  Node special_name(const TreeNode& tree);
  Node number(const TreeNode& tree);
  Node inner(const TreeNode& tree);
  Node asserted(const TreeNode& tree);
  Node sequence_expression(const TreeNode& tree);
  Node array(const TreeNode& tree);
  Node object(const TreeNode& tree);
  Node key(const TreeNode& tree);
  Node spread(const TreeNode& tree);
  Node element(const TreeNode& tree);
  Node ternary_expression(const TreeNode& tree);
  Node binary_expression(const TreeNode& tree);
  Node unary_expression(const TreeNode& tree);
  Node yield(const TreeNode& tree);
  Node operation(std::string name, const TreeNode& tree, std::vector<Node> operands);

  // strings.cpp
  Node string(const TreeNode& tree);
  Node regex(const TreeNode& tree);

  [[nodiscard]] Span span(const TreeNode& tree) const { return span_of(source_, tree); }
  [[nodiscard]] std::string name(const TreeNode& tree) const { return name_of(source_, tree); }
  /// As written, without regard to holes: to compare with words of the language.
  [[nodiscard]] std::string_view bytes(const TreeNode& tree) const { return tree.in(source_.bytes()); }

  const SourceText& source_;
  std::set<std::string, std::less<>> environments_;
  int nameless_ = 0;
};

}  // namespace patscope::script::javascript
