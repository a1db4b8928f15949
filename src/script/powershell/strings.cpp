#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "script/powershell/powershell.h"

namespace patscope::script::powershell {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 9> backtick_escapes{{{'n', "\n"},
                                                                             {'t', "\t"},
                                                                             {'r', "\r"},
                                                                             {'a', "\a"},
                                                                             {'b', "\b"},
                                                                             {'f', "\f"},
                                                                             {'v', "\v"},
                                                                             {'e', "\x1b"},
                                                                             {'0', ""}}};

/// How many bytes an escape at `at` takes, 0 for none; `meaning` is what it stands for.
std::size_t escape_at(std::string_view bytes, std::size_t at, std::size_t end, Quoting quoting,
                      std::string_view& meaning) {
  if (at + 1 >= end) return 0;
  const char quote = quoting == Quoting::single ? '\'' : '"';
  const bool doubles = quoting == Quoting::single || quoting == Quoting::expandable;
  if (doubles && bytes[at] == quote && bytes[at + 1] == quote) {
    meaning = bytes.substr(at + 1, 1);
    return 2;
  }
  if (quoting == Quoting::single || bytes[at] != '`') return 0;
  for (const auto& [letter, result] : backtick_escapes) {
    if (bytes[at + 1] != letter) continue;
    meaning = result;
    return 2;
  }
  if (bytes[at + 1] == '\n' || bytes.substr(at + 1, 2) == "\r\n") {
    meaning = "";
    return bytes[at + 1] == '\n' ? 2 : 3;
  }
  meaning = bytes.substr(at + 1, 1);
  return 2;
}

/// The text between the line break behind @" and the one before "@.
std::pair<std::size_t, std::size_t> here_string_range(std::string_view bytes, const TreeNode& node) {
  const auto begin = std::min(bytes.find('\n', node.begin()) + 1, node.end());
  auto end = bytes.rfind('\n', node.end() - 1);
  if (end == std::string_view::npos || end < begin) return {begin, begin};
  if (end > begin && bytes[end - 1] == '\r') --end;
  return {begin, end};
}

}  // namespace

bool is_expansion(const TreeNode& node) {
  constexpr std::array kinds{std::string_view("variable"),
                             std::string_view("sub_expression"),
                             std::string_view("parenthesized_expression"),
                             std::string_view("expandable_string_literal"),
                             std::string_view("verbatim_string_characters"),
                             std::string_view("string_literal"),
                             std::string_view("member_access"),
                             std::string_view("element_access"),
                             std::string_view("unary_expression")};
  return std::find(kinds.begin(), kinds.end(), node.kind()) != kinds.end();
}

Text decode(const SourceText& source, std::size_t begin, std::size_t end, Quoting quoting) {
  Literal literal(source);
  auto raw_from = begin;
  for (auto at = begin; at < end;) {
    std::string_view meaning;
    const auto size = escape_at(source.bytes(), at, end, quoting, meaning);
    if (size == 0) {
      ++at;
      continue;
    }
    literal.raw(raw_from, at);
    if (!meaning.empty()) literal.escape(at, at + size, std::string(meaning));
    at += size;
    raw_from = at;
  }
  literal.raw(std::min(raw_from, end), end);
  return literal.take();
}

Node interpolation(const SourceText& source, std::size_t begin, std::size_t end, const std::vector<TreeNode>& children,
                   Quoting quoting) {
  std::vector<Node> parts;
  auto at = begin;
  const auto literal_until = [&](std::size_t until) {
    if (at < until) parts.push_back(make_text(decode(source, at, until, quoting), source.span(at, until)));
  };
  for (const auto& child : children) {
    if (!is_expansion(child) || child.begin() < at || child.end() > end) continue;
    literal_until(child.begin());
    at = child.end();
    auto nodes = child.is("variable") ? variable(source, child) : std::vector<Node>{value(source, child)};
    std::move(nodes.begin(), nodes.end(), std::back_inserter(parts));
  }
  literal_until(end);
  return make_join(std::move(parts), source.span(begin, end));
}

Node string_literal(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  const auto span = span_of(source, node);
  const auto begin = node.begin() + 1;
  const auto end = std::max(begin, node.end() - 1);
  if (kind == "verbatim_string_characters") return make_text(decode(source, begin, end, Quoting::single), span);
  Node result;
  if (kind == "verbatim_here_string_characters") {
    const auto [from, to] = here_string_range(source.bytes(), node);
    result = make_text(source.slice(from, to), span);
  } else if (kind == "expandable_here_string_literal") {
    const auto [from, to] = here_string_range(source.bytes(), node);
    result = interpolation(source, from, to, node.children(), Quoting::here_string);
  } else {
    result = interpolation(source, begin, end, node.children(), Quoting::expandable);
  }
  if (result.kind == Kind::text) result.span = span;
  return result;
}

}  // namespace patscope::script::powershell
