#include <algorithm>
#include <string>

#include "script/batch/batch.h"
#include "text/strings.h"

namespace patscope::script::batch {
namespace {

using Range = std::pair<std::size_t, std::size_t>;

/// The statement that is the body: the first one among the children.
TreeNode body_of(const TreeNode& node) {
  for (const auto& child : node.named_children())
    if (is_statement(child) && !child.is("else_clause")) return child;
  return {};
}

Node as_sequence(Node node) {
  if (node.kind == Kind::sequence) return node;
  const auto span = node.span;
  return make(Kind::sequence, span, {std::move(node)});
}

Node body(const SourceText& source, const TreeNode& node) {
  const auto found = body_of(node);
  return found ? as_sequence(statement(source, found)) : make(Kind::sequence, span_of(source, node));
}

Node comparison(const SourceText& source, const std::vector<Range>& words, Span span) {
  const auto begin = words.front().first;
  const auto end = words.back().second;
  const auto equals = source.bytes(begin, end).find("==");
  const auto side = [&](std::size_t from, std::size_t to) { return word(source, from, to, Quotes::dropped); };
  if (equals != std::string_view::npos) {
    const auto middle = begin + equals;
    return make_named(Kind::operation, "==", span, {side(begin, middle), side(middle + 2, end)});
  }
  if (words.size() < 3) return side(begin, end);
  auto name = "-" + to_lower(source.bytes(words[1].first, words[1].second));
  if (name == "-equ") name = "==";
  if (name == "-neq") name = "!=";
  return make_named(Kind::operation, name, span,
                    {side(words[0].first, words[0].second), side(words[2].first, words[2].second)});
}

/// What stands between `if` and its body.
Node condition(const SourceText& source, std::size_t begin, std::size_t end) {
  auto words = split(source, begin, end);
  const auto span = source.span(begin, end);
  const auto first_is = [&](std::string_view expected) {
    return !words.empty() && equals_ignoring_case(source.bytes(words[0].first, words[0].second), expected);
  };
  if (first_is("/i")) words.erase(words.begin());
  const bool is_negated = first_is("not");
  if (is_negated) words.erase(words.begin());
  if (first_is("/i")) words.erase(words.begin());
  if (words.empty()) return make_nothing(span);
  Node result;
  const auto keyword = to_lower(source.bytes(words[0].first, words[0].second));
  if (keyword == "defined" && words.size() > 1) {
    const auto [from, to] = words[1];
    result = make_named(Kind::operation, "defined", span,
                        {make_named(Kind::environment, source.name(from, to), source.span(from, to))});
  } else if ((keyword == "exist" || keyword == "errorlevel") && words.size() > 1) {
    const auto [from, to] = words[1];
    result = make_named(Kind::operation, keyword, span, {word(source, from, to, Quotes::dropped)});
  } else {
    result = comparison(source, words, span);
  }
  return is_negated ? make_named(Kind::operation, "not", span, {std::move(result)}) : result;
}

Node command_of(std::string name, Node argument, Span span) {
  auto result = make(Kind::command, span);
  result.arguments.push_back(plain_argument(make_word(std::move(name), span)));
  result.arguments.push_back(plain_argument(std::move(argument)));
  return make(Kind::capture, span, {make(Kind::sequence, span, {std::move(result)})});
}

/// Longer commands in quotes are not read; it also bounds how often they nest.
constexpr std::size_t max_nested_bytes = 8192;

/// The command in quotes of `for /f`, without the carets in front of its pipes.
Node nested_command(const SourceText& source, std::size_t begin, std::size_t end) {
  if (end - begin > max_nested_bytes) return make_named(Kind::operation, "read", source.span(begin, end));
  Literal code(source);
  auto raw_from = begin;
  for (auto at = begin; at < end; ++at) {
    if (source.bytes()[at] != '^') continue;
    code.raw(raw_from, at);
    raw_from = at + 1;
    ++at;
  }
  code.raw(std::min(raw_from, end), end);
  auto nested = parse(Language::batch, code.take());
  return make(Kind::capture, source.span(begin, end), {std::move(nested.body)});
}

/// What `for` goes through: `/f` reads lines, of a command's output, a string or files.
Node iterated(const SourceText& source, std::string_view options, std::size_t begin, std::size_t end) {
  const auto bytes = source.bytes();
  while (begin < end && (bytes[begin] == ' ' || bytes[begin] == '\t')) ++begin;
  while (begin < end && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) --end;
  const auto span = source.span(begin, end);
  const auto lower = to_lower(options);
  if (lower.substr(0, 2) != "/f") {
    auto list = make(Kind::list, span);
    for (const auto& [from, to] : split(source, begin, end))
      list.operands.push_back(word(source, from, to, Quotes::dropped));
    return list;
  }
  const bool has_back_quotes = lower.find("usebackq") != std::string::npos;
  const char quote = begin < end ? bytes[begin] : ' ';
  const bool is_command = quote == (has_back_quotes ? '`' : '\'');
  const bool is_string = quote == (has_back_quotes ? '\'' : '"');
  if (is_command && end - begin > 1) return nested_command(source, begin + 1, end - 1);
  if (is_string && end - begin > 1) return word(source, begin + 1, end - 1, Quotes::kept);
  return command_of("type", word(source, begin, end, Quotes::dropped), span);
}

}  // namespace

Node if_statement(const SourceText& source, const TreeNode& node) {
  const auto then = body_of(node);
  const auto begin = node.begin() + source.bytes(node.begin(), node.end()).find_first_of("iI") + 2;
  auto result = make(Kind::branch, span_of(source, node));
  result.operands.push_back(condition(source, begin, then ? then.begin() : node.end()));
  result.operands.push_back(body(source, node));
  const auto otherwise = node.child_of_kind("else_clause");
  if (otherwise) result.operands.push_back(body(source, otherwise));
  return result;
}

Node for_statement(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto variable = node.child_of_kind("for_variable");
  const auto set = node.child_of_kind("for_set");
  const auto options = node.child_of_kind("for_options").in(source.bytes());
  auto name = std::string(variable.in(source.bytes()));
  std::erase(name, '%');
  auto target = make_named(Kind::variable, std::move(name), span_of(source, variable));
  auto values = set ? iterated(source, options, set.begin(), set.end()) : make_nothing(span);
  return make(Kind::loop, span, {std::move(target), std::move(values), make_nothing(span), body(source, node)});
}

}  // namespace patscope::script::batch
