#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "script/program.h"

namespace patscope::script {

/// `code` as one verbatim piece of source 0; `{{Name}}` in it is a hole.
inline Text code_of(std::string_view code) {
  Text text;
  std::size_t at = 0;
  const auto place = [](std::size_t begin, std::size_t end) {
    return Span{
        .source = SourceId{0}, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
  };
  while (at < code.size()) {
    const auto open = std::min(code.find("{{", at), code.size());
    if (open > at) text.append(Text(std::string(code.substr(at, open - at)), place(at, open), true));
    if (open == code.size()) break;
    const auto close = code.find("}}", open);
    const auto name = std::string(code.substr(open + 2, close - open - 2));
    text.append(Text(Hole{.name = name, .kind = HoleKind::any, .carries = {}}, place(open, close + 2)));
    at = close + 2;
  }
  return text;
}

/// The dump of the body's statements, without the outermost `sequence` and its indentation.
inline std::string lowered(Language language, std::string_view code) {
  const auto all = dump(parse(language, code_of(code)));
  std::string result;
  std::size_t at = 0;
  while (at < all.size()) {
    const auto end = all.find('\n', at) + 1;
    const auto line = std::string_view(all).substr(at, end - at);
    if (line.substr(0, 2) == "  ")
      result += line.substr(2);
    else if (line != "sequence\n")
      result += line;
    at = end;
  }
  return result;
}

struct LoweringRow {
  std::string_view code;
  std::string_view expected;  ///< begins with a line break, so that it lines up
};

inline std::string with_line_break(const std::string& dumped) {
  return "\n" + dumped;
}

/// Calls `visit` with every node of the tree, in functions and arguments too.
template <typename Visit>
void for_each_node(const Node& node, Visit&& visit) {
  visit(node);
  for (const auto& operand : node.operands) for_each_node(operand, visit);
  for (const auto& argument : node.arguments)
    if (argument.value) for_each_node(*argument.value, visit);
  if (node.function) {
    for (const auto& parameter : node.function->parameters)
      if (parameter.standard) for_each_node(*parameter.standard, visit);
    if (node.function->body) for_each_node(*node.function->body, visit);
  }
  if (node.input) for_each_node(*node.input, visit);
  if (node.output) for_each_node(*node.output, visit);
}

/// The verbatim literals of a script that are not what stands in the file at their place: none.
inline std::string misplaced_literals(Language language, std::string_view code) {
  const auto program = parse(language, code_of(code));
  std::string result;
  for_each_node(program.body, [&](const Node& node) {
    for (const auto& piece : node.literal.pieces) {
      if (piece.hole || !piece.verbatim) continue;
      const auto& origin = piece.origin;
      if (code.substr(origin.begin, origin.end - origin.begin) != piece.literal) result += piece.literal + "\n";
    }
  });
  return result;
}

}  // namespace patscope::script
