#include <algorithm>
#include <array>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

/// Whether a value of this kind is one item of `@( )`, whatever it holds at run time.
bool is_one_item(Kind kind) {
  return kind == Kind::text || kind == Kind::join || kind == Kind::map;
}

bool writes_to_output(const Node& node) {
  constexpr std::array kinds{Kind::command, Kind::pipe, Kind::branch, Kind::loop, Kind::attempt, Kind::sequence};
  return std::find(kinds.begin(), kinds.end(), node.kind) != kinds.end();
}

Node as_capture(Node node) {
  const auto span = node.span;
  auto body = node.kind == Kind::sequence ? std::move(node) : make(Kind::sequence, span, {std::move(node)});
  return make(Kind::capture, span, {std::move(body)});
}

/// @( ): a list where its items can be told, else what its statements write.
Node array(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  auto body = block(source, node);
  auto list = make(Kind::list, span);
  for (const auto& each : body.operands) {
    if (each.kind == Kind::list)
      list.operands.insert(list.operands.end(), each.operands.begin(), each.operands.end());
    else if (is_one_item(each.kind))
      list.operands.push_back(each);
    else
      return make(Kind::capture, span, {std::move(body)});
  }
  return list;
}

/// $( ) and ( ): the value itself when there is just one that is no command.
Node group(const SourceText& source, const TreeNode& node) {
  auto body = block(source, node);
  if (body.operands.size() == 1 && !writes_to_output(body.operands.front())) return std::move(body.operands.front());
  return make(Kind::capture, span_of(source, node), {std::move(body)});
}

Node comma_list(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::list, span_of(source, node));
  for (const auto& child : node.named_children()) result.operands.push_back(value(source, child));
  return result;
}

Node table(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::map, span_of(source, node));
  std::vector<TreeNode> waiting{node};
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    const auto children = next.named_children();
    if (!next.is("hash_entry")) {
      waiting.insert(waiting.end(), children.rbegin(), children.rend());
      continue;
    }
    if (children.size() < 2) continue;
    const auto key = children.front().look_through();
    result.operands.push_back(key.is("simple_name") ? raw_text(source, key) : value(source, key));
    result.operands.push_back(value(source, children.back()));
  }
  return result;
}

bool is_number(std::string_view kind) {
  return kind == "integer_literal" || kind == "real_literal" || kind == "decimal_integer_literal" ||
         kind == "hexadecimal_integer_literal";
}

bool is_string(std::string_view kind) {
  return kind == "verbatim_string_characters" || kind == "verbatim_here_string_characters" ||
         kind == "expandable_string_literal" || kind == "expandable_here_string_literal";
}

}  // namespace

Node value(const SourceText& source, const TreeNode& node) {
  auto result = lower(source, node);
  return writes_to_output(result) ? as_capture(std::move(result)) : result;
}

std::optional<Node> expression(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  if (kind == "variable") return make_join(variable(source, node), span_of(source, node));
  if (is_string(kind)) return string_literal(source, node);
  if (kind == "generic_token" || kind == "concatenated_command_argument")
    return bare_word(source, node.begin(), node.end(), node.children());
  if (is_number(kind) || kind == "simple_name") return raw_text(source, node);
  if (kind == "expandable_bareword" || kind == "path_command_name")
    return interpolation(source, node.begin(), node.end(), node.children(), Quoting::bare);
  if (kind == "sub_expression" || kind == "parenthesized_expression") return group(source, node);
  if (kind == "array_expression") return array(source, node);
  if (kind == "array_literal_expression" || kind == "bareword_argument_list") return comma_list(source, node);
  if (kind == "hash_literal_expression") return table(source, node);
  if (auto accessed = access(source, node)) return accessed;
  return operators(source, node);
}

}  // namespace patscope::script::powershell
