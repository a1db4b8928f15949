#include <algorithm>
#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

/// What a file holds: as `cat` would write it.
Node content_of(Node file, Span span) {
  auto cat = make(Kind::command, span);
  cat.arguments.push_back(plain_argument(make_word("cat", span)));
  cat.arguments.push_back(plain_argument(std::move(file)));
  return make(Kind::capture, span, {make(Kind::sequence, span, {std::move(cat)})});
}

Node& first_stage(Node& node) {
  return node.kind == Kind::pipe && !node.operands.empty() ? node.operands.front() : node;
}

Node& last_stage(Node& node) {
  return node.kind == Kind::pipe && !node.operands.empty() ? node.operands.back() : node;
}

void redirect_file(const SourceText& source, const TreeNode& node, Node& target) {
  const auto destination = node.child("destination");
  if (!destination) return;
  const auto descriptor = node.child("descriptor").in(source.bytes());
  std::string_view operator_spelling;
  for (const auto& child : node.children())
    if (!child.is_named() && operator_spelling.empty()) operator_spelling = child.kind();
  if (operator_spelling == "<") {
    const bool is_process = destination.is("process_substitution");
    auto value = word(source, destination);
    const auto span = span_of(source, node);
    first_stage(target).input = share(is_process ? std::move(value) : content_of(std::move(value), span));
    return;
  }
  const bool to_descriptor = operator_spelling == ">&" && destination.is("number");
  const bool writes = operator_spelling.find('>') != std::string_view::npos;
  if (!writes || to_descriptor || (!descriptor.empty() && descriptor != "1")) return;
  auto& writer = last_stage(target);
  writer.output = share(word(source, destination));
  writer.append = operator_spelling.find(">>") != std::string_view::npos;
}

/// <<-: tabs at the start of every line do not count.
Text without_tabs(const SourceText& source, std::size_t begin, std::size_t end) {
  Literal literal(source);
  const auto bytes = source.bytes();
  for (auto at = begin; at < end;) {
    const auto from = std::min(bytes.find_first_not_of('\t', at), end);
    const auto line_break = std::min(bytes.find('\n', from), end);
    const auto next = std::min(line_break + 1, end);
    literal.raw(from, next);
    at = next;
  }
  return literal.take();
}

Node heredoc_text(const SourceText& source, const TreeNode& node) {
  const auto body = node.child_of_kind("heredoc_body");
  const auto start = node.child_of_kind("heredoc_start").in(source.bytes());
  const bool strips_tabs = static_cast<bool>(node.child_of_kind("<<-"));
  const bool is_literal = start.find_first_of("'\"\\") != std::string_view::npos;
  const auto span = body ? span_of(source, body) : span_of(source, node);
  if (!body) return make_text({}, span);
  if (strips_tabs && is_literal) return make_text(without_tabs(source, body.begin(), body.end()), span);
  if (is_literal) return make_text(source.slice(body.begin(), body.end()), span);
  if (!strips_tabs) return interpolation(source, body.begin(), body.end(), body.children(), Quoting::heredoc);
  const auto begin = std::min(source.bytes().find_first_not_of('\t', body.begin()), body.end());
  return interpolation(source, begin, body.end(), body.children(), Quoting::tabbed_heredoc);
}

/// A here-document, and what stands behind its start on the same line: more redirections, arguments, a pipeline.
void redirect_heredoc(const SourceText& source, const TreeNode& node, Node& target) {
  auto& reader = first_stage(target);
  reader.input = share(heredoc_text(source, node));
  for (const auto& child : node.children()) {
    if (child.field() == "redirect") redirect(source, child, target);
    if (child.field() == "argument" && target.kind == Kind::command) {
      const auto bytes = child.in(source.bytes());
      const bool is_flag = child.is("word") && bytes.size() > 1 && bytes.front() == '-';
      target.arguments.push_back(is_flag ? flag_argument(std::string(bytes), span_of(source, child))
                                         : plain_argument(word(source, child)));
    }
    if (child.is("pipeline")) {
      auto stages = std::vector<Node>{std::move(target)};
      for (const auto& stage : child.named_children()) stages.push_back(statement(source, stage));
      const auto span = stages.front().span;
      target = make(Kind::pipe, span, std::move(stages));
    }
  }
  const auto right = node.child("right");
  if (!right) return;
  const auto name = std::string(node.child("operator").in(source.bytes()));
  const auto span = target.span;
  auto left = std::move(target);
  target = make_named(Kind::operation, name, span, {std::move(left), statement(source, right)});
}

}  // namespace

void redirect(const SourceText& source, const TreeNode& node, Node& target) {
  if (node.is("file_redirect")) redirect_file(source, node, target);
  if (node.is("heredoc_redirect")) redirect_heredoc(source, node, target);
  if (node.is("herestring_redirect")) {
    const auto children = node.named_children();
    if (!children.empty()) first_stage(target).input = share(word(source, children.back()));
  }
}

Node redirection_alone(const SourceText& source, const TreeNode& node) {
  auto result = make(Kind::sequence, span_of(source, node));
  redirect(source, node, result);
  if (result.input && result.input->kind == Kind::capture) return result.input->operands.front();
  return result;
}

Node redirected(const SourceText& source, const TreeNode& node) {
  const auto body = node.child("body");
  auto result = body ? statement(source, body) : make(Kind::sequence, span_of(source, node));
  for (const auto& child : node.children("redirect")) redirect(source, child, result);
  return result;
}

}  // namespace patscope::script::bash
