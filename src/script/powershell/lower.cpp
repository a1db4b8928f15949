#include "script/lower.h"

#include <algorithm>
#include <array>

#include "script/powershell/powershell.h"

namespace patscope::script {
namespace powershell {
namespace {

/// Kinds that mean something of their own even when they span just what their only child spans.
/// An empty string, `""`, is a token between its own quotes.
constexpr std::array kept{
    std::string_view("variable"),      std::string_view("command"),      std::string_view("flow_control_statement"),
    std::string_view("generic_token"), std::string_view("command_name"), std::string_view("expandable_string_literal")};

/// Nodes that only hold statements.
constexpr std::array holders{
    std::string_view("statement_list"),       std::string_view("script_block"), std::string_view("script_block_body"),
    std::string_view("named_block_list"),     std::string_view("named_block"),  std::string_view("statement_block"),
    std::string_view("using_directive_list"),
};

/// Nodes among the statements that are read elsewhere or mean nothing here.
constexpr std::array skipped{
    std::string_view("param_block"),     std::string_view("function_parameter_declaration"),
    std::string_view("function_name"),   std::string_view("block_name"),
    std::string_view("attribute_list"),  std::string_view("requires_directive_list"),
    std::string_view("empty_statement"),
};

bool is_one_of(std::string_view kind, const auto& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

TreeNode look_through(TreeNode node) {
  while (!is_one_of(node.kind(), kept)) {
    const auto children = node.children();
    if (children.size() != 1 || children.front().begin() != node.begin() || children.front().end() != node.end()) break;
    node = children.front();
  }
  return node;
}

/// expression | command | command, with the redirections of the expression.
Node pipeline_chain(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::pipe, span_of(source, node));
  for (const auto& child : node.named_children()) {
    if (child.is("redirections") && !result.operands.empty())
      redirect(source, child, result.operands.back());
    else if (!child.is("verbatim_command_argument") && !child.is_error())
      result.operands.push_back(lower(source, child));
  }
  if (result.operands.size() == 1) return std::move(result.operands.front());
  return result;
}

/// a && b || c
Node pipeline(const SourceText& source, const TreeNode& node) {
  std::optional<Node> result;
  std::string operator_name = "&&";
  for (const auto& child : node.named_children()) {
    if (child.is("pipeline_chain_tail")) {
      operator_name = child.in(source.bytes());
      continue;
    }
    auto next = lower(source, child);
    const auto span = next.span;
    result = result ? make_named(Kind::operation, operator_name, span, {std::move(*result), std::move(next)})
                    : std::move(next);
  }
  return result ? std::move(*result) : make_nothing(span_of(source, node));
}

/// [string]$x = 1 and ($x) = 1 assign to $x.
Node target_of(Node target) {
  while (target.kind == Kind::operation && target.name == "cast" && !target.operands.empty()) {
    auto inner = std::move(target.operands.front());
    target = std::move(inner);
  }
  return target;
}

Node assignment(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto children = node.named_children();
  const auto written = node.child("value");
  auto target = target_of(value(source, children.front()));
  auto assigned = written ? value(source, written) : make_nothing(span);
  const auto name = std::string(node.child_of_kind("assignment_operator").in(source.bytes()));
  const auto scope = target.scope;
  return make_assign(std::move(target), std::move(assigned), span, name, scope);
}

}  // namespace

Node lower(const SourceText& source, const TreeNode& outer) {
  const auto node = look_through(outer);
  const auto kind = node.kind();
  if (kind == "command" || kind == "command_name") return command(source, node);
  if (kind == "pipeline" || kind == "assignment_value") return pipeline(source, node);
  if (kind == "pipeline_chain") return pipeline_chain(source, node);
  if (kind == "assignment_expression") return assignment(source, node);
  if (auto found = expression(source, node)) return std::move(*found);
  if (auto found = control_flow(source, node)) return std::move(*found);
  if (auto found = declaration(source, node)) return std::move(*found);
  if (!node.is_named() || node.children().empty()) {
    if (node.in(source.bytes()).starts_with('$')) return make_join(variable(source, node), span_of(source, node));
    return raw_text(source, node);
  }
  return block(source, node);
}

Node block(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::sequence, span_of(source, node));
  auto waiting = std::vector<TreeNode>{};
  const auto expand = [&](const TreeNode& holder) {
    auto children = holder.named_children();
    // What the grammar could not put together is only trusted as far as it is whole statements.
    if (holder.is_error())
      std::erase_if(children, [](const TreeNode& child) {
        return !child.is_error() && !is_one_of(child.kind(), statement_kinds);
      });
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  };
  expand(node);
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    if (is_one_of(next.kind(), skipped)) continue;
    if (is_one_of(next.kind(), holders) || next.is_error())
      expand(next);
    else
      result.operands.push_back(lower(source, next));
  }
  std::erase_if(result.operands, [](const Node& each) { return each.kind == Kind::sequence && each.operands.empty(); });
  return result;
}

}  // namespace powershell

Program lower_powershell(const SourceText& source) {
  Program program;
  const std::array readings{Reading{Grammar::powershell, powershell::for_parser},
                            Reading{Grammar::powershell, powershell::for_second_try}};
  const auto tree = read_tree(readings, source, powershell::statement_kinds, program);
  if (!tree) return program;
  program.body = powershell::block(source, tree->root());
  auto read = powershell::parameters(source, tree->root().child_of_kind("param_block"));
  program.parameters = std::move(read.list);
  return program;
}

}  // namespace patscope::script
