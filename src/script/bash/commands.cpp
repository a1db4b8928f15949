#include <algorithm>
#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

bool is_redirection(const TreeNode& node) {
  return node.is("file_redirect") || node.is("heredoc_redirect") || node.is("herestring_redirect");
}

/// A literal word such as -s, -XPOST or --header; "--header=x" is a word like any other.
bool is_flag(std::string_view word) {
  return word.size() > 1 && word.front() == '-' && word != "--" && word.find('=') == std::string_view::npos;
}

/// Words without a blank between them are one: the grammar keeps `@` and `<(...)` of `@<(...)` apart.
std::vector<std::vector<TreeNode>> glued(const std::vector<TreeNode>& nodes) {
  std::vector<std::vector<TreeNode>> groups;
  for (const auto& node : nodes) {
    if (groups.empty() || groups.back().back().end() != node.begin()) groups.emplace_back();
    groups.back().push_back(node);
  }
  return groups;
}

/// A word that is nothing but $x, ${x...} or $(cmd); the name of a command has a node of its own around it.
bool is_bare_expansion(const TreeNode& node) {
  const auto children = node.children();
  if (node.is("command_name")) return children.size() == 1 && is_bare_expansion(children.front());
  return node.is("simple_expansion") || node.is("expansion") || node.is("command_substitution");
}

Argument argument(const SourceText& source, const std::vector<TreeNode>& group) {
  const auto begin = group.front().begin();
  const auto end = group.back().end();
  const auto span = source.span(begin, end);
  if (group.size() > 1) {
    std::vector<Node> parts;
    for (const auto& node : group) parts.push_back(word(source, node));
    return plain_argument(make_join(std::move(parts), span));
  }
  const auto& node = group.front();
  const auto bytes = source.bytes(begin, end);
  const bool literal = (node.is("word") || node.is("number")) && source.next_hole(begin, end) == end;
  if (literal && is_flag(bytes) && bytes.find('\\') == std::string_view::npos)
    return flag_argument(std::string(bytes), span);
  if (is_spread(source, node)) return spread_argument(word(source, node));
  auto result = plain_argument(word(source, node));
  result.unquoted = is_bare_expansion(node);
  return result;
}

/// The name of a command whose name is a plain literal, or "".
std::string known_name(const Node& node) {
  if (node.arguments.empty() || !node.arguments.front().value) return "";
  const auto& name = *node.arguments.front().value;
  return name.kind == Kind::text ? name.literal.known().value_or("") : "";
}

Node value_of(const std::vector<Argument>& arguments, std::size_t index, Span otherwise) {
  if (index >= arguments.size()) return make_nothing(otherwise);
  const auto& argument = arguments[index];
  return argument.value ? *argument.value : make_word(argument.name, argument.span);
}

/// Commands of the shell itself that have a word of their own in the model.
Node special(Node node) {
  const auto name = known_name(node);
  const bool has_operand = node.arguments.size() > 1;
  const auto as = [&](Kind kind, std::string as_name) {
    auto result = make_named(kind, std::move(as_name), node.span);
    if (has_operand) result.operands.push_back(value_of(node.arguments, 1, node.span));
    return result;
  };
  if ((name == "." || name == "source") && has_operand) {
    auto result = as(Kind::import, "source");
    result.arguments.assign(node.arguments.begin() + 2, node.arguments.end());
    return result;
  }
  if (name == "return") return as(Kind::give_back, "");
  if (name == "exit") return as(Kind::leave, name);
  if (name == "break" || name == "continue") return make_named(Kind::leave, name, node.span);
  return node;
}

/// `time cmd` is a word of the grammar of bash, not a command that gets `cmd` as an argument.
void drop_time(std::vector<TreeNode>& words, std::string_view bytes) {
  if (words.size() < 2 || words.front().in(bytes) != "time") return;
  words.erase(words.begin());
  if (words.size() > 1 && words.front().in(bytes) == "-p") words.erase(words.begin());
}

Scope scope_of(std::string_view keyword, std::string_view flags) {
  if (keyword == "export" || flags.find('x') != std::string_view::npos) return Scope::exported;
  if (keyword == "readonly") return Scope::plain;
  return flags.find('g') != std::string_view::npos ? Scope::global : Scope::local;
}

/// `export "X=$y"`: a quoted word that is an assignment.
std::optional<Node> quoted_assignment(Node value, Scope scope) {
  auto& first = value.kind == Kind::join ? value.operands.front() : value;
  if (first.kind != Kind::text || first.literal.pieces.empty() || first.literal.pieces.front().hole) return {};
  const auto equals = first.literal.pieces.front().literal.find('=');
  if (equals == std::string::npos || equals == 0) return {};
  auto name = make_named(Kind::variable, first.literal.pieces.front().literal.substr(0, equals), first.span);
  first.literal = slice(first.literal, equals + 1, flatten(first.literal).size());
  const auto span = value.span;
  auto rest = value.kind == Kind::join ? make_join(std::move(value.operands), span) : std::move(value);
  return make_assign(std::move(name), std::move(rest), span, "=", scope);
}

/// `let i=i+1`, and `((i++))` where the grammar takes it for a command's name.
bool is_arithmetic(std::string_view name) {
  return name == "let" || name.starts_with("((");
}

}  // namespace

Node command(const SourceText& source, const TreeNode& node) {
  std::vector<TreeNode> words;
  std::vector<TreeNode> redirections;
  std::vector<Node> prefix;
  for (const auto& child : node.children()) {
    if (child.is("comment")) continue;
    if (child.is("variable_assignment"))
      prefix.push_back(assignment(source, child, Scope::plain));
    else if (is_redirection(child))
      redirections.push_back(child);
    else if (!child.is_error() && child.begin() < child.end())
      words.push_back(child);
  }
  drop_time(words, source.bytes());
  if (!words.empty() && is_arithmetic(words.front().in(source.bytes()))) return arithmetic(source, node);
  const auto begin = words.empty() ? node.begin() : words.front().begin();
  auto result = make(Kind::command, source.span(begin, node.end()), std::move(prefix));
  for (const auto& group : glued(words)) {
    auto each = argument(source, group);
    if (result.arguments.empty() && !each.value) each = plain_argument(make_word(each.name, each.span));
    result.arguments.push_back(std::move(each));
  }
  result = special(std::move(result));
  for (const auto& redirection : redirections) redirect(source, redirection, result);
  return result;
}

Node assignment(const SourceText& source, const TreeNode& node, Scope scope) {
  const auto name = node.child("name");
  const auto value = node.child("value");
  const auto span = span_of(source, node);
  auto target = name.is("subscript") ? subscript(source, name)
                                     : make_named(Kind::variable, name_of(source, name), span_of(source, name));
  const bool appends = static_cast<bool>(node.child_of_kind("+="));
  auto lowered = value ? word(source, value) : make_text({}, span);
  return make_assign(std::move(target), std::move(lowered), span, appends ? "+=" : "=", scope);
}

Node declaration(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto children = node.children();
  const auto keyword = children.front().in(source.bytes());
  std::string flags;
  auto result = make(Kind::sequence, span);
  for (const auto& child : node.named_children()) {
    const auto bytes = child.in(source.bytes());
    const auto scope = scope_of(keyword, flags);
    const auto child_span = span_of(source, child);
    if (child.is("word") && !bytes.empty() && bytes.front() == '-') {
      flags += bytes;
    } else if (child.is("variable_assignment")) {
      result.operands.push_back(assignment(source, child, scope));
    } else if (child.is("variable_name")) {
      auto name = make_named(Kind::variable, name_of(source, child), child_span);
      // `export X` hands on what X holds; `local X` makes an empty one; `readonly X` changes nothing here.
      if (scope == Scope::plain) continue;
      auto value = scope == Scope::exported ? name : make_nothing(child_span);
      result.operands.push_back(make_assign(std::move(name), std::move(value), child_span, "=", scope));
    } else if (!child.is_error()) {
      auto value = word(source, child);
      if (auto assigned = quoted_assignment(value, scope))
        result.operands.push_back(std::move(*assigned));
      else
        result.operands.push_back(std::move(value));
    }
  }
  if (result.operands.size() == 1) return std::move(result.operands.front());
  return result;
}

}  // namespace patscope::script::bash
