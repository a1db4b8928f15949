#include "script/lower.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script {
namespace bash {
namespace {

constexpr std::array statement_kinds{
    std::string_view("command"),
    std::string_view("redirected_statement"),
    std::string_view("pipeline"),
    std::string_view("list"),
    std::string_view("declaration_command"),
    std::string_view("variable_assignment"),
    std::string_view("if_statement"),
    std::string_view("case_statement"),
    std::string_view("for_statement"),
    std::string_view("subshell"),
    std::string_view("while_statement"),
    std::string_view("function_definition"),
    std::string_view("unset_command"),
    std::string_view("test_command"),
    std::string_view("negated_command"),
    std::string_view("compound_statement"),
    std::string_view("c_style_for_statement"),
};

Node pipeline(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::pipe, span_of(source, node));
  for (const auto& stage : node.named_children()) result.operands.push_back(statement(source, stage));
  return result;
}

Node list(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::operation, span_of(source, node));
  for (const auto& child : node.children()) {
    if (child.is("&&") || child.is("||"))
      result.name = child.kind();
    else if (child.is_named() && !child.is("comment"))
      result.operands.push_back(statement(source, child));
  }
  return result;
}

Node function(const SourceText& source, const TreeNode& node) {
  const auto name = node.child("name");
  const auto body = node.child("body");
  Function declared;
  declared.name = name_of(source, name);
  const bool is_block = body.is("compound_statement") || body.is("subshell");
  auto lowered = is_block ? block(source, body) : statements(source, {body}, span_of(source, body));
  declared.body = share(std::move(lowered));
  auto result = make(Kind::function, span_of(source, node));
  result.function = std::make_shared<const Function>(std::move(declared));
  return result;
}

Node in_subshell(Node sequence) {
  sequence.name = "subshell";
  return sequence;
}

/// `a &`: what runs in the background has its own variables, and its `exit` is its own.
Node in_background(Node statement) {
  const auto span = statement.span;
  return in_subshell(make(Kind::sequence, span, {std::move(statement)}));
}

/// What the model has no word for (`unset x`): a command with the words as they stand.
Node plain_words(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::command, span_of(source, node));
  for (const auto& child : node.children()) result.arguments.push_back(plain_argument(raw_text(source, child)));
  return result;
}

}  // namespace

Node statement(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  const auto span = span_of(source, node);
  if (kind == "command") return command(source, node);
  if (kind == "redirected_statement") return redirected(source, node);
  if (kind == "pipeline") return pipeline(source, node);
  if (kind == "list") return list(source, node);
  if (kind == "declaration_command") return declaration(source, node);
  if (kind == "variable_assignment") return assignment(source, node, Scope::plain);
  if (kind == "function_definition") return function(source, node);
  if (kind == "test_command") return test(source, node);
  if (kind == "subshell") return in_subshell(block(source, node));
  if (kind == "unset_command") return plain_words(source, node);
  if (kind == "negated_command") return make_named(Kind::operation, "not", span, {block(source, node)});
  if (auto flow = control_flow(source, node)) return std::move(*flow);
  return block(source, node);
}

Node statements(const SourceText& source, const std::vector<TreeNode>& nodes, Span span) {
  auto result = make(Kind::sequence, span);
  for (const auto& node : nodes) {
    const bool is_statement =
        std::find(statement_kinds.begin(), statement_kinds.end(), node.kind()) != statement_kinds.end();
    if (is_statement || node.is_error() || node.is("variable_assignments"))
      result.operands.push_back(statement(source, node));
    else if (node.is("&") && !result.operands.empty())
      result.operands.back() = in_background(std::move(result.operands.back()));
    else if (node.is("file_redirect"))
      result.operands.push_back(redirection_alone(source, node));
  }
  return result;
}

Node block(const SourceText& source, const TreeNode& node) {
  return statements(source, node.children(), span_of(source, node));
}

}  // namespace bash

Program lower_bash(const SourceText& source) {
  Program program;
  const std::array readings{Reading{Grammar::bash, bash::for_parser}};
  const auto tree = read_tree(readings, source, bash::statement_kinds, program);
  if (tree) program.body = bash::block(source, tree->root());
  return program;
}

}  // namespace patscope::script
