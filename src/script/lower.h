#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "script/program.h"
#include "script/source_text.h"
#include "script/tree.h"

namespace patscope::script {

/// Limits of what is lowered; beyond them the whole script is one unread region.
inline constexpr std::size_t max_script_bytes = std::size_t{4} << 20;
inline constexpr std::size_t max_depth = 200;

/// One for each language: fills `body`, `parameters` and `unread`. The size of `source` has been checked.
[[nodiscard]] Program lower_bash(const SourceText& source);
[[nodiscard]] Program lower_powershell(const SourceText& source);
[[nodiscard]] Program lower_batch(const SourceText& source);
[[nodiscard]] Program lower_python(const SourceText& source);
[[nodiscard]] Program lower_javascript(const SourceText& source);

/// One way to parse a script. `prepare` makes other bytes of the same length, to steer around faults of the grammar.
struct Reading {
  Grammar grammar;
  std::string (*prepare)(std::string_view bytes) = nullptr;
};

/// The syntax tree, with what it does not understand noted in `program.unread` where it mentions a request. `lowered`
/// are the kinds of nodes that the lowering finds even inside an ERROR node ("command", ...): noted are the bytes
/// outside of them of every ERROR node, and of every one of them that has an error right inside.
/// Nothing, and all of the script unread, when the tree is too deep or the parser gave up.
/// A later one of `readings` is tried when the one before leaves errors. What then still tears more than its own line
/// is left out line by line, as long as that helps.
[[nodiscard]] std::optional<Tree> read_tree(std::span<const Reading> readings, const SourceText& source,
                                            std::span<const std::string_view> lowered, Program& program);

/// Whether `code` names an Azure DevOps API or a command that could send a request. A hint for coverage only:
/// nothing is ever taken for a call because of it.
[[nodiscard]] bool mentions_request(std::string_view code);

}  // namespace patscope::script
