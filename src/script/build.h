#pragma once

#include <string>
#include <utility>
#include <vector>

#include "script/program.h"
#include "script/source_text.h"
#include "script/tree.h"

namespace patscope::script {

/// Nodes as the lowerings build them; a span covers the whole construct.
[[nodiscard]] Node make(Kind kind, Span span, std::vector<Node> operands = {});
[[nodiscard]] Node make_named(Kind kind, std::string name, Span span, std::vector<Node> operands = {});
[[nodiscard]] Node make_text(Text literal, Span span);
/// A literal that stands nowhere ("true", an implied default).
[[nodiscard]] Node make_word(std::string literal, Span span);
[[nodiscard]] inline Node make_nothing(Span span) {
  return make(Kind::nothing, span);
}
[[nodiscard]] Node make_assign(Node target, Node value, Span span, std::string operator_name = "=",
                               Scope scope = Scope::plain);

/// `parts` one after the other, joins among them opened: neighbouring literals become one, a single part stands for
/// itself, none is "".
[[nodiscard]] Node make_join(std::vector<Node> parts, Span span);

/// `statement` at the end of a `sequence`: that of a sequence one by one, of `nothing` none.
void append_statement(Node& sequence, Node statement);

[[nodiscard]] inline std::shared_ptr<const Node> share(Node node) {
  return std::make_shared<const Node>(std::move(node));
}
[[nodiscard]] Argument plain_argument(Node value);
[[nodiscard]] Argument spread_argument(Node value);
[[nodiscard]] Argument named_argument(std::string name, Node value, Span span);
[[nodiscard]] Argument flag_argument(std::string name, Span span);

[[nodiscard]] inline Span span_of(const SourceText& source, const TreeNode& node) {
  return source.span(node.begin(), node.end());
}
[[nodiscard]] inline std::string name_of(const SourceText& source, const TreeNode& node) {
  return source.name(node.begin(), node.end());
}
/// A literal as written, holes restored.
[[nodiscard]] inline Node raw_text(const SourceText& source, const TreeNode& node) {
  return make_text(source.slice(node.begin(), node.end()), span_of(source, node));
}

/// Collects a literal from raw bytes and processed escapes, in order.
class Literal {
 public:
  explicit Literal(const SourceText& source) : source_(source) {}

  void raw(std::size_t begin, std::size_t end);
  void escape(std::size_t begin, std::size_t end, std::string meaning);
  [[nodiscard]] Text take() { return std::exchange(text_, {}); }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  const SourceText& source_;
  Text text_;
};

}  // namespace patscope::script
