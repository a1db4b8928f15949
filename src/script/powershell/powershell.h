#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "script/build.h"

/// PowerShell (5 and 7) into nodes. Free functions that call each other; the depth of the tree, which is bounded,
/// bounds them. The grammar's trees are long chains of only children: `lower` looks through them.
namespace patscope::script::powershell {

/// The script with other bytes where the grammar goes wrong; of the same length, for the parser only.
[[nodiscard]] std::string for_parser(std::string_view bytes);
/// The same, more of it: for a script that has errors all the same.
[[nodiscard]] std::string for_second_try(std::string_view bytes);

/// Any node: a statement, or an expression as a value.
[[nodiscard]] Node lower(const SourceText& source, const TreeNode& node);
/// The same where a value is wanted: a command, a pipeline or a statement is what it writes to the output.
[[nodiscard]] Node value(const SourceText& source, const TreeNode& node);
/// What stands between braces: one `sequence`.
[[nodiscard]] Node block(const SourceText& source, const TreeNode& node);
/// Kinds of nodes that are lowered wherever they stand, in ERROR nodes too.
inline constexpr std::array statement_kinds{
    std::string_view("statement_list"),
    std::string_view("pipeline"),
    std::string_view("pipeline_chain"),
    std::string_view("assignment_expression"),
    std::string_view("command"),
    std::string_view("function_statement"),
    std::string_view("class_statement"),
    std::string_view("if_statement"),
    std::string_view("switch_statement"),
    std::string_view("foreach_statement"),
    std::string_view("for_statement"),
    std::string_view("while_statement"),
    std::string_view("do_statement"),
    std::string_view("try_statement"),
    std::string_view("trap_statement"),
    std::string_view("flow_control_statement"),
    std::string_view("statement_block"),
    std::string_view("script_block"),
    std::string_view("class_method_definition"),
    std::string_view("script_block_expression"),
};

/// What a backtick or a doubled quote means.
enum class Quoting {
  single,       ///< '...': '' is a quote
  expandable,   ///< "...": backticks, and "" is a quote
  here_string,  ///< @"...: backticks
  bare,         ///< a word of a command line: backticks
};
[[nodiscard]] Text decode(const SourceText& source, std::size_t begin, std::size_t end, Quoting quoting);
/// Variables and subexpressions among `children` and the literal text between them, as one string.
[[nodiscard]] Node interpolation(const SourceText& source, std::size_t begin, std::size_t end,
                                 const std::vector<TreeNode>& children, Quoting quoting);
/// A word of a command line whose variables and quotes the grammar does not show ("--org=$x", "--org='a b'"); of those
/// among `children` it does.
[[nodiscard]] Node bare_word(const SourceText& source, std::size_t begin, std::size_t end,
                             const std::vector<TreeNode>& children = {});
/// Whether a node stands for more than its own text inside of a string or word.
[[nodiscard]] bool is_expansion(const TreeNode& node);
/// All forms of quoted strings.
[[nodiscard]] Node string_literal(const SourceText& source, const TreeNode& node);

/// The variable, environment variable or constant with the name at these bytes ("script:Url", "env:PAT", "null").
[[nodiscard]] Node named_variable(const SourceText& source, std::size_t begin, std::size_t end, Span span);
/// $x, ${x}, $env:X, $script:x, @x; more than one node when a hole stands right behind the name.
[[nodiscard]] std::vector<Node> variable(const SourceText& source, const TreeNode& node);

/// Operators, members, indices, casts, lists, tables: nothing for a node of another kind.
[[nodiscard]] std::optional<Node> expression(const SourceText& source, const TreeNode& node);
[[nodiscard]] std::optional<Node> access(const SourceText& source, const TreeNode& node);
[[nodiscard]] std::optional<Node> operators(const SourceText& source, const TreeNode& node);
/// "System.Uri" of a type literal [System.Uri], lower case.
[[nodiscard]] std::string type_name(const SourceText& source, const TreeNode& node);

[[nodiscard]] Node command(const SourceText& source, const TreeNode& node);
/// > file, >> file, 2>&1: sets where `target` writes to.
void redirect(const SourceText& source, const TreeNode& redirection, Node& target);

/// if, switch, loops, try, return and the like: nothing for a node of another kind.
[[nodiscard]] std::optional<Node> control_flow(const SourceText& source, const TreeNode& node);

/// Functions, script blocks, classes: nothing for a node of another kind.
[[nodiscard]] std::optional<Node> declaration(const SourceText& source, const TreeNode& node);
struct Parameters {
  std::vector<Parameter> list;
  bool from_pipeline = false;
};
/// Of `param(...)` or of `function f(...)`.
[[nodiscard]] Parameters parameters(const SourceText& source, const TreeNode& node);

}  // namespace patscope::script::powershell
