#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "script/build.h"

/// Batch files of cmd.exe into nodes. tree-sitter-batch reads real ones well as far as statements go; inside a
/// statement words are cut here, since the grammar does not know how programs quote (\").
namespace patscope::script::batch {

enum class Quotes {
  dropped,  ///< as the arguments of a program: "a b" is a b, \" is a quote
  kept,     ///< as the value of `set`
};

/// The bytes with variables expanded and carets taken away.
[[nodiscard]] Node word(const SourceText& source, std::size_t begin, std::size_t end, Quotes quotes);
/// Where each word between blanks begins and ends; blanks inside quotes do not count.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> split(const SourceText& source, std::size_t begin,
                                                                     std::size_t end);
/// A command line as a node: flags, words, %*.
[[nodiscard]] Node command_line(const SourceText& source, std::size_t begin, std::size_t end);

/// Kinds of nodes that are statements.
inline constexpr std::array statement_kinds{
    std::string_view("cmd"),         std::string_view("variable_assignment"), std::string_view("if_stmt"),
    std::string_view("for_stmt"),    std::string_view("call_stmt"),           std::string_view("goto_stmt"),
    std::string_view("exit_stmt"),   std::string_view("redirect_stmt"),       std::string_view("pipe_stmt"),
    std::string_view("cond_exec"),   std::string_view("command_sep"),         std::string_view("parenthesized"),
    std::string_view("else_clause"),
};

[[nodiscard]] bool is_statement(const TreeNode& node);
[[nodiscard]] Node statement(const SourceText& source, const TreeNode& node);
/// `node`'s statements in order.
[[nodiscard]] Node block(const SourceText& source, const TreeNode& node);
[[nodiscard]] Node if_statement(const SourceText& source, const TreeNode& node);
[[nodiscard]] Node for_statement(const SourceText& source, const TreeNode& node);
/// A call of the function that stands for a label; `label` with its colon.
[[nodiscard]] Node call_label(std::string_view label, Span span);

}  // namespace patscope::script::batch
