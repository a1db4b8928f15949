#include <algorithm>
#include <optional>

#include "expression/expression.h"
#include "expression/functions/function.h"
#include "expression/lexer.h"
#include "expression/limits.h"
#include "expression/node.h"
#include "text/strings.h"

namespace patscope::expression {
namespace {

/// Recursive descent; the first error ends it. Unknown names wait until the rest has proved to be good.
class Parser {
 public:
  Parser(const Text& source, const Grammar& grammar) : grammar_(grammar), tokens_(tokens_of(source)) {}

  ParseResult run() {
    auto root = operand(1);
    if (!error_ && current().kind != TokenKind::end) unexpected();
    if (!error_ && grammar_.checked != Checked::known_names) error_ = unknown_name_;
    if (error_) return {.expression = {}, .error = error_};
    return {.expression = {std::make_shared<const Node>(std::move(root))}, .error = {}};
  }

 private:
  [[nodiscard]] const Token& current() const { return tokens_[at_]; }
  [[nodiscard]] bool at(TokenKind kind) const { return current().kind == kind; }
  const Token& take() { return tokens_[at_++]; }
  bool take_if(TokenKind kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }

  void fail_at(const Token& token, std::string_view message, ErrorKind kind = ErrorKind::syntax) {
    if (error_) return;
    const auto quoted = kind == ErrorKind::syntax ? ": '" + token.raw + "'" : std::string();
    error_ = Error{.message = std::string(message) + quoted, .offset = token.offset, .kind = kind};
  }

  void unexpected() {
    if (at(TokenKind::end)) return unexpected_end();
    fail_at(current(), at(TokenKind::unrecognized) ? "Unrecognized value" : "Unexpected symbol");
  }

  void unexpected_end() {
    if (open_.empty()) return fail_at(current(), "An expression was expected", ErrorKind::limit);
    const auto& opener = *open_.back();
    fail_at(opener, opener.kind == TokenKind::open_index ? "Unclosed indexer" : "Unclosed function");
  }

  Node operand(std::size_t depth) {
    Node node{.offset = current().offset, .operand = {}, .postfixes = {}};
    if (depth > max_depth) {
      fail_at(current(), "Exceeded max expression depth 50", ErrorKind::limit);
      return node;
    }
    switch (current().kind) {
      case TokenKind::literal:
      case TokenKind::hole:
        node.operand = take().value;
        break;
      case TokenKind::name:
        named(node, depth);
        break;
      default:
        unexpected();
    }
    while (!error_ && postfix(node, depth)) {
    }
    return node;
  }

  void named(Node& node, std::size_t depth) {
    const auto& token = take();
    if (const auto* function = find_function(token.raw, grammar_)) return call(node, token, *function, depth);
    const auto same = [&](const std::string& name) { return equals_ignoring_case(name, token.raw); };
    if (std::any_of(grammar_.names.begin(), grammar_.names.end(), same)) {
      node.operand = Name{token.raw};
      return;
    }
    unknown(node, token, depth);
  }

  void call(Node& node, const Token& token, const Function& function, std::size_t depth) {
    if (!at(TokenKind::open_parameters)) return fail_at(token, "Expected '(' to follow a function");
    node.operand = Call{&function, parameters(token, function.least, most_arguments(function, grammar_), depth)};
  }

  /// A name that the grammar does not have, with or without parameters. Where the service lets it pass, only the run
  /// knows what it means.
  void unknown(Node& node, const Token& token, std::size_t depth) {
    if (!unknown_name_)
      unknown_name_ = Error{
          .message = "Unrecognized value: '" + token.raw + "'", .offset = token.offset, .kind = ErrorKind::syntax};
    if (at(TokenKind::open_parameters)) (void)parameters(token, 0, any_number, depth);
    node.operand = Value(Hole{.name = token.raw, .kind = HoleKind::any, .carries = {}});
  }

  std::vector<Node> parameters(const Token& function, std::size_t least, std::size_t most, std::size_t depth) {
    std::vector<Node> found;
    open_.push_back(&function);
    ++at_;
    bool more = !(least == 0 && take_if(TokenKind::close_parameters));
    if (most == 0 && more) unexpected();
    while (more && !error_) {
      found.push_back(operand(depth + 1));
      if (error_) break;
      more = found.size() < most && take_if(TokenKind::separator);
      if (!more && !(found.size() >= least && take_if(TokenKind::close_parameters))) unexpected();
    }
    open_.pop_back();
    return found;
  }

  bool postfix(Node& node, std::size_t depth) {
    if (at(TokenKind::dot)) {
      property(node, take());
      return true;
    }
    if (!at(TokenKind::open_index)) return false;
    open_.push_back(&take());
    if (!take_if(TokenKind::star)) {
      auto index = operand(depth + 1);
      node.postfixes.push_back({.index = {std::move(index)}});
    } else {
      node.postfixes.emplace_back();
    }
    if (!error_ && !take_if(TokenKind::close_index)) unexpected();
    open_.pop_back();
    return true;
  }

  void property(Node& node, const Token& dot) {
    const auto offset = current().offset;
    if (at(TokenKind::end)) return fail_at(dot, "Expected a property name to follow the dereference operator '.'");
    if (take_if(TokenKind::star)) {
      node.postfixes.emplace_back();
    } else if (at(TokenKind::name)) {
      node.postfixes.push_back({.index = {{.offset = offset, .operand = Value(take().raw), .postfixes = {}}}});
    } else if (at(TokenKind::hole)) {
      node.postfixes.push_back({.index = {{.offset = offset, .operand = take().value, .postfixes = {}}}});
    } else {
      fail_at(current(), "Unexpected symbol");
    }
  }

  const Grammar& grammar_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<const Token*> open_;
  std::optional<Error> error_;
  std::optional<Error> unknown_name_;
};

}  // namespace

ParseResult parse(const Text& source, const Grammar& grammar) {
  std::size_t bytes = 0;
  for (const auto& piece : source.pieces) bytes += piece.hole ? 1 : piece.literal.size();
  if (bytes > max_source_bytes || source.pieces.size() > max_source_pieces)
    return {.expression = {},
            .error = Error{.message = "Exceeded max expression length " + std::to_string(max_source_bytes),
                           .offset = 0,
                           .kind = ErrorKind::limit}};
  return Parser(source, grammar).run();
}

ParseResult parse(std::string_view source, const Grammar& grammar) {
  return parse(Text(std::string(source)), grammar);
}

}  // namespace patscope::expression
