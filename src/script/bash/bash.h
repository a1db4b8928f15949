#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script/build.h"

/// bash (and sh, and what zsh and ksh share with it) into nodes. Free functions that call each other; the depth of the
/// tree, which is bounded, bounds them.
namespace patscope::script::bash {

/// What a backslash means.
enum class Quoting {
  none,            ///< it takes the meaning from the next byte
  doubled,         ///< "...": only before $ ` " \ and line breaks
  heredoc,         ///< like `doubled`, but before " it stands for itself
  tabbed_heredoc,  ///< of <<-: tabs at the start of a line do not count either
  literal,         ///< '...', <<'EOF': it stands for itself
};

/// The script with other bytes where the grammar goes wrong; of the same length, for the parser only.
[[nodiscard]] std::string for_parser(std::string_view bytes);

/// The literal that these bytes mean.
[[nodiscard]] Text decode(const SourceText& source, std::size_t begin, std::size_t end, Quoting quoting);

/// A word or part of one as a value.
[[nodiscard]] Node word(const SourceText& source, const TreeNode& node);
/// Expansions among `children` and the literal text between them, from `begin` to `end`, as one string.
[[nodiscard]] Node interpolation(const SourceText& source, std::size_t begin, std::size_t end,
                                 const std::vector<TreeNode>& children, Quoting quoting);
/// Whether it is a `$` of any kind, or holds one: $x, $( ), "...", a concatenation.
[[nodiscard]] bool is_expansion(const TreeNode& node);
/// $((...)) and ((...)): a number that only the run knows, of what is expanded inside; what it assigns is one as well.
[[nodiscard]] Node arithmetic(const SourceText& source, const TreeNode& node);
/// The variables that an arithmetic expression gives another value: `i++`, `j += 2`.
[[nodiscard]] std::vector<std::string> assigned_in_arithmetic(std::string_view expression);
/// $x and ${x...}.
[[nodiscard]] std::vector<Node> simple_expansion(const SourceText& source, const TreeNode& node);
[[nodiscard]] Node expansion(const SourceText& source, const TreeNode& node);
/// a[i], as a value or a target of an assignment; a[@] is the array itself.
[[nodiscard]] Node subscript(const SourceText& source, const TreeNode& node);
/// (a b "${c[@]}") or ([k]=v).
[[nodiscard]] Node array(const SourceText& source, const TreeNode& node);
/// Where a node's own bytes begin: inside strings the grammar counts blanks before a `$` to the expansion.
[[nodiscard]] std::size_t begin_of(const SourceText& source, const TreeNode& node);
/// Whether a pattern of `case` or [[ ]] fits more than itself.
[[nodiscard]] bool is_glob(std::string_view pattern);
/// Whether a word is "$@", "${a[@]}" or the like, which becomes as many words as there are items.
[[nodiscard]] bool is_spread(const SourceText& source, const TreeNode& word);

[[nodiscard]] Node command(const SourceText& source, const TreeNode& node);
/// export, local, declare, typeset, readonly.
[[nodiscard]] Node declaration(const SourceText& source, const TreeNode& node);
[[nodiscard]] Node assignment(const SourceText& source, const TreeNode& node, Scope scope);
/// `body` with its redirections attached; what stands on the line of a here-document belongs to it as well.
[[nodiscard]] Node redirected(const SourceText& source, const TreeNode& node);
/// Attaches one redirection to a command, or to the first or last stage of a pipeline.
void redirect(const SourceText& source, const TreeNode& node, Node& target);
/// A redirection without a command: `< f` (in `$(< f)`) is what the file holds, `> f` empties it.
[[nodiscard]] Node redirection_alone(const SourceText& source, const TreeNode& node);

/// The value of [ ... ], [[ ... ]] and (( ... )).
[[nodiscard]] Node test(const SourceText& source, const TreeNode& node);
[[nodiscard]] Node statement(const SourceText& source, const TreeNode& node);
[[nodiscard]] Node statements(const SourceText& source, const std::vector<TreeNode>& nodes, Span span);
/// Everything that stands in braces, parentheses, `do ... done`.
[[nodiscard]] Node block(const SourceText& source, const TreeNode& node);
/// if, case, for, while, until, select; nothing for any other node.
[[nodiscard]] std::optional<Node> control_flow(const SourceText& source, const TreeNode& node);

}  // namespace patscope::script::bash
