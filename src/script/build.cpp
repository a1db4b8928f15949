#include "script/build.h"

#include <algorithm>
#include <iterator>

namespace patscope::script {

Node make(Kind kind, Span span, std::vector<Node> operands) {
  Node node;
  node.kind = kind;
  node.span = span;
  node.operands = std::move(operands);
  return node;
}

Node make_named(Kind kind, std::string name, Span span, std::vector<Node> operands) {
  Node node = make(kind, span, std::move(operands));
  node.name = std::move(name);
  return node;
}

Node make_text(Text literal, Span span) {
  Node node = make(Kind::text, span);
  node.literal = std::move(literal);
  return node;
}

Node make_word(std::string literal, Span span) {
  return make_text(Text(std::move(literal), span, false), span);
}

Node make_assign(Node target, Node value, Span span, std::string operator_name, Scope scope) {
  Node node = make_named(Kind::assign, std::move(operator_name), span);
  node.operands.push_back(std::move(target));
  node.operands.push_back(std::move(value));
  node.scope = scope;
  return node;
}

void append_statement(Node& sequence, Node statement) {
  if (statement.kind == Kind::sequence)
    std::move(statement.operands.begin(), statement.operands.end(), std::back_inserter(sequence.operands));
  else if (statement.kind != Kind::nothing)
    sequence.operands.push_back(std::move(statement));
}

Node make_join(std::vector<Node> parts, Span span) {
  std::vector<Node> flat;
  for (auto& part : parts) {
    if (part.kind == Kind::join)
      std::move(part.operands.begin(), part.operands.end(), std::back_inserter(flat));
    else
      flat.push_back(std::move(part));
  }
  std::vector<Node> merged;
  for (auto& part : flat) {
    if (part.kind == Kind::text && !merged.empty() && merged.back().kind == Kind::text) {
      auto& before = merged.back();
      before.literal.append(part.literal);
      if (part.span.source == before.span.source && part.span.end > before.span.end) before.span.end = part.span.end;
    } else {
      merged.push_back(std::move(part));
    }
  }
  std::erase_if(merged, [&](const Node& part) { return part.kind == Kind::text && part.literal.empty(); });
  if (merged.empty()) return make_text({}, span);
  if (merged.size() == 1 && merged.front().kind == Kind::text) {
    merged.front().span = span;
    return std::move(merged.front());
  }
  if (merged.size() == 1) return std::move(merged.front());
  return make(Kind::join, span, std::move(merged));
}

Argument plain_argument(Node value) {
  const Span span = value.span;
  return {.name = {}, .value = share(std::move(value)), .spread = false, .span = span};
}

Argument spread_argument(Node value) {
  auto argument = plain_argument(std::move(value));
  argument.spread = true;
  return argument;
}

Argument named_argument(std::string name, Node value, Span span) {
  return {.name = std::move(name), .value = share(std::move(value)), .spread = false, .span = span};
}

Argument flag_argument(std::string name, Span span) {
  return {.name = std::move(name), .value = nullptr, .spread = false, .span = span};
}

void Literal::raw(std::size_t begin, std::size_t end) {
  if (begin < end) text_.append(source_.slice(begin, end));
}

void Literal::escape(std::size_t begin, std::size_t end, std::string meaning) {
  text_.append(source_.replaced(begin, end, std::move(meaning)));
}

}  // namespace patscope::script
