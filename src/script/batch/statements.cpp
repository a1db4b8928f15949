#include <algorithm>
#include <string>

#include "script/batch/batch.h"
#include "text/strings.h"

namespace patscope::script::batch {
namespace {

Node set_variable(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  auto holder = node;
  for (const auto& child : node.named_children())
    if (child.is("prompt_assignment") || child.is("arithmetic_assignment")) holder = child;
  const auto name = holder.child_of_kind("variable_name");
  const auto equals = holder.child_of_kind("=");
  if (holder.is("arithmetic_assignment")) {
    const auto expression = holder.child_of_kind("arithmetic_expression");
    const auto bytes = expression.in(source.bytes());
    auto target = make_named(Kind::environment, std::string(trim(bytes.substr(0, bytes.find_first_of("=+-*/")))), span);
    return make_assign(std::move(target), make_named(Kind::operation, "arithmetic", span), span);
  }
  // `set X` only prints.
  if (!name || !equals) return make(Kind::sequence, span);
  auto target = make_named(Kind::environment, name_of(source, name), span_of(source, name));
  if (holder.is("prompt_assignment"))
    return make_assign(std::move(target), make_named(Kind::operation, "read", span), span);
  auto end = holder.end();
  const auto bytes = source.bytes();
  const bool is_quoted = static_cast<bool>(holder.child_of_kind("\""));
  if (is_quoted) end = std::max(bytes.rfind('"', end - 1), equals.end());
  while (end > equals.end() && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) --end;
  return make_assign(std::move(target), word(source, equals.end(), end, Quotes::kept), span);
}

/// `goto x` never comes back: what stands behind the label runs, and then it is over.
Node go_to(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto words = split_words(node.in(source.bytes()));
  const auto label = words.size() > 1 ? std::string(words.back()) : std::string();
  auto back = make(Kind::give_back, span);
  if (equals_ignoring_case(label, ":eof") || equals_ignoring_case(label, "eof")) return back;
  return make(Kind::sequence, span, {call_label(label, span), std::move(back)});
}

/// `call :label a b` runs a label as a function, `call x.cmd a b` another file.
Node call(const SourceText& source, const TreeNode& node) {
  const auto words = split(source, node.begin(), node.end());
  if (words.size() < 2) return make(Kind::sequence, span_of(source, node));
  auto result = command_line(source, words[1].first, node.end());
  const auto name = source.bytes(words[1].first, words[1].second);
  if (name.front() == ':')
    result.arguments.front() = call_label(name, source.span(words[1].first, words[1].second)).arguments.front();
  return result;
}

Node leave(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto bytes = to_lower(node.in(source.bytes()));
  std::vector<Node> operands;
  const auto words = split(source, node.begin(), node.end());
  const bool is_local = bytes.find("/b") != std::string::npos;
  if (words.size() > (is_local ? 2U : 1U))
    operands.push_back(word(source, words.back().first, words.back().second, Quotes::dropped));
  if (is_local) return make(Kind::give_back, span, std::move(operands));
  return make_named(Kind::leave, "exit", span, std::move(operands));
}

Node redirected(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::sequence, span_of(source, node));
  for (const auto& child : node.named_children())
    if (is_statement(child)) result = statement(source, child);
  auto& writer = result.kind == Kind::pipe && !result.operands.empty() ? result.operands.back() : result;
  std::string_view operator_spelling;
  for (const auto& part : node.child_of_kind("redirection").named_children()) {
    if (part.is("redirect_op")) operator_spelling = part.in(source.bytes());
    if (!part.is("redirect_target")) continue;
    auto file = word(source, part.begin(), part.end(), Quotes::dropped);
    const auto span = file.span;
    if (operator_spelling == "<") {
      auto type = make(Kind::command, span);
      type.arguments.push_back(plain_argument(make_word("type", span)));
      type.arguments.push_back(plain_argument(std::move(file)));
      writer.input = share(make(Kind::capture, span, {make(Kind::sequence, span, {std::move(type)})}));
    } else if (operator_spelling.substr(0, 1) == ">" || operator_spelling.substr(0, 1) == "1") {
      writer.output = share(std::move(file));
      writer.append = operator_spelling.find(">>") != std::string_view::npos;
    }
  }
  return result;
}

/// a | b, a && b, a || b; a & b is a sequence.
Node combined(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::sequence, span_of(source, node));
  for (const auto& child : node.children()) {
    if (child.is("|")) result.kind = Kind::pipe;
    if (child.is("&&") || child.is("||")) {
      result.kind = Kind::operation;
      result.name = child.kind();
    }
    if (!is_statement(child)) continue;
    auto next = statement(source, child);
    const bool opens = next.kind == Kind::pipe && node.is("pipe_stmt");
    if (opens)
      std::move(next.operands.begin(), next.operands.end(), std::back_inserter(result.operands));
    else
      result.operands.push_back(std::move(next));
  }
  return result;
}

}  // namespace

bool is_statement(const TreeNode& node) {
  return std::find(statement_kinds.begin(), statement_kinds.end(), node.kind()) != statement_kinds.end();
}

Node call_label(std::string_view label, Span span) {
  const auto name = label.substr(0, 1) == ":" ? std::string(label) : ":" + std::string(label);
  auto result = make(Kind::command, span);
  result.arguments.push_back(plain_argument(make_word(to_lower(name), span)));
  return result;
}

Node statement(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  if (kind == "cmd") return command_line(source, node.begin(), node.end());
  if (kind == "variable_assignment") return set_variable(source, node);
  if (kind == "if_stmt") return if_statement(source, node);
  if (kind == "for_stmt") return for_statement(source, node);
  if (kind == "call_stmt") return call(source, node);
  if (kind == "goto_stmt") return go_to(source, node);
  if (kind == "exit_stmt") return leave(source, node);
  if (kind == "redirect_stmt") return redirected(source, node);
  if (kind == "pipe_stmt" || kind == "cond_exec" || kind == "command_sep") return combined(source, node);
  return block(source, node);
}

Node block(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::sequence, span_of(source, node));
  for (const auto& child : node.named_children())
    if (is_statement(child) || child.is_error()) result.operands.push_back(statement(source, child));
  std::erase_if(result.operands, [](const Node& each) { return each.kind == Kind::sequence && each.operands.empty(); });
  return result;
}

}  // namespace patscope::script::batch
