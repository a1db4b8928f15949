#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

/// What stands for one byte in $'...'.
constexpr std::array<std::pair<char, char>, 11> ansi_c_escapes{{{'n', '\n'},
                                                                {'t', '\t'},
                                                                {'r', '\r'},
                                                                {'a', '\a'},
                                                                {'b', '\b'},
                                                                {'e', '\x1b'},
                                                                {'f', '\f'},
                                                                {'v', '\v'},
                                                                {'\\', '\\'},
                                                                {'\'', '\''},
                                                                {'"', '"'}}};

/// Numeric escapes (\x41, \101) are rare; they stay as written.
Node ansi_c_string(const SourceText& source, const TreeNode& node) {
  const auto bytes = source.bytes();
  const auto end = node.end() - 1;
  Literal literal(source);
  auto raw_from = node.begin() + 2;
  for (auto at = raw_from; at + 1 < end; ++at) {
    if (bytes[at] != '\\') continue;
    for (const auto& [letter, meaning] : ansi_c_escapes) {
      if (bytes[at + 1] != letter) continue;
      literal.raw(raw_from, at);
      literal.escape(at, at + 2, std::string(1, meaning));
      raw_from = at + 2;
    }
    ++at;
  }
  literal.raw(raw_from, end);
  return make_text(literal.take(), span_of(source, node));
}

Node substitution(const SourceText& source, const TreeNode& node) {
  return make(Kind::capture, span_of(source, node), {block(source, node)});
}

Node quoted(const SourceText& source, const TreeNode& node) {
  const auto children = node.children();
  const auto begin = node.begin() + 1;
  const bool closed = children.size() > 1 && children.back().is("\"") && !children.back().is_missing();
  auto result = interpolation(source, begin, closed ? node.end() - 1 : node.end(), children, Quoting::doubled);
  if (result.kind == Kind::text) result.span = span_of(source, node);
  return result;
}

/// The key and value of `[k]=v` in an array, or nothing.
std::optional<std::pair<Node, Node>> keyed_item(const SourceText& source, const TreeNode& item) {
  const auto bytes = source.bytes(item.begin(), item.end());
  const auto close = bytes.find("]=");
  if (bytes.empty() || bytes.front() != '[' || close == std::string_view::npos) return std::nullopt;
  const auto middle = item.begin() + close;
  const auto children = item.children();
  auto key = interpolation(source, item.begin() + 1, middle, children, Quoting::none);
  auto value = interpolation(source, middle + 2, item.end(), children, Quoting::none);
  return std::pair{std::move(key), std::move(value)};
}

}  // namespace

bool is_expansion(const TreeNode& node) {
  constexpr std::array kinds{std::string_view("simple_expansion"),     std::string_view("expansion"),
                             std::string_view("command_substitution"), std::string_view("process_substitution"),
                             std::string_view("arithmetic_expansion"), std::string_view("string"),
                             std::string_view("raw_string"),           std::string_view("ansi_c_string"),
                             std::string_view("translated_string"),    std::string_view("concatenation")};
  return std::find(kinds.begin(), kinds.end(), node.kind()) != kinds.end();
}

std::size_t begin_of(const SourceText& source, const TreeNode& node) {
  const auto first = source.bytes().find_first_not_of(" \t\r\n", node.begin());
  return std::min(first, node.end());
}

bool is_glob(std::string_view pattern) {
  return pattern.find_first_of("*?[") != std::string_view::npos;
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
    literal_until(begin_of(source, child));
    at = child.end();
    if (child.is("simple_expansion")) {
      auto nodes = simple_expansion(source, child);
      std::move(nodes.begin(), nodes.end(), std::back_inserter(parts));
    } else {
      parts.push_back(word(source, child));
    }
  }
  literal_until(end);
  return make_join(std::move(parts), source.span(begin, end));
}

Node word(const SourceText& source, const TreeNode& node) {
  const auto kind = node.kind();
  const auto span = span_of(source, node);
  if (kind == "string") return quoted(source, node);
  if (kind == "translated_string") return word(source, node.child_of_kind("string"));
  if (kind == "raw_string") return make_text(source.slice(node.begin() + 1, node.end() - 1), span);
  if (kind == "ansi_c_string") return ansi_c_string(source, node);
  if (kind == "simple_expansion") return make_join(simple_expansion(source, node), span);
  if (kind == "expansion") return expansion(source, node);
  if (kind == "subscript") return subscript(source, node);
  if (kind == "command_substitution" || kind == "process_substitution") return substitution(source, node);
  if (kind == "arithmetic_expansion") return arithmetic(source, node);
  if (kind == "array") return array(source, node);
  if (kind == "command_name") {
    const auto children = node.children();
    if (children.size() == 1) return word(source, children.front());
  }
  return interpolation(source, node.begin(), node.end(), node.children(), Quoting::none);
}

Node array(const SourceText& source, const TreeNode& node) {
  const auto span = span_of(source, node);
  const auto items = node.named_children();
  auto list = make(Kind::list, span);
  auto map = make(Kind::map, span);
  for (const auto& item : items) {
    if (auto keyed = keyed_item(source, item)) {
      map.operands.push_back(std::move(keyed->first));
      map.operands.push_back(std::move(keyed->second));
    } else if (is_spread(source, item)) {
      list.operands.push_back(make_named(Kind::operation, "spread", span_of(source, item), {word(source, item)}));
    } else {
      list.operands.push_back(word(source, item));
    }
  }
  return map.operands.empty() || !list.operands.empty() ? list : map;
}

}  // namespace patscope::script::bash
