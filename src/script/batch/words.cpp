#include <algorithm>
#include <cctype>
#include <string>

#include "script/batch/batch.h"

namespace patscope::script::batch {
namespace {

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

bool is_name_byte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_' || byte == '.' || byte == '-' ||
         byte == '(' || byte == ')';
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// A reference to a variable and where it ends; no nodes when there is none.
struct Reference {
  std::vector<Node> nodes;
  std::size_t end = 0;
};

/// %~dp0 is the folder of the script with a separator behind it.
std::vector<Node> positional(std::string_view modifiers, char digit, Span span) {
  if (digit == '0' && modifiers.find('p') != std::string_view::npos)
    return {make_named(Kind::variable, "PSScriptRoot", span), make_word("\\", span)};
  return {make_named(Kind::variable, std::string(1, digit), span)};
}

/// %1, %~f1, %*, %%i, %%~nxi.
Reference short_reference(const SourceText& source, std::size_t begin, std::size_t end) {
  const auto bytes = source.bytes();
  auto at = begin + 1;
  const bool is_loop_variable = at < end && bytes[at] == '%';
  if (is_loop_variable) ++at;
  const auto modifiers_begin = at;
  if (at < end && bytes[at] == '~')
    while (at + 1 < end && std::isalpha(static_cast<unsigned char>(bytes[at + 1])) != 0) ++at;
  if (bytes[modifiers_begin] == '~' && !is_loop_variable) ++at;
  if (at >= end) return {};
  const auto modifiers = bytes.substr(modifiers_begin, at - modifiers_begin);
  const auto span = source.span(begin, at + 1);
  if (is_loop_variable) {
    // Of %%~nxi the last letter is the variable.
    if (std::isalpha(static_cast<unsigned char>(bytes[at])) == 0) return {};
    return {.nodes = {make_named(Kind::variable, std::string(1, bytes[at]), span)}, .end = at + 1};
  }
  if (bytes[at] == '*') return {.nodes = {make_named(Kind::variable, "@", span)}, .end = at + 1};
  if (!is_digit(bytes[at])) return {};
  return {.nodes = positional(modifiers, bytes[at], span), .end = at + 1};
}

/// What stands behind the colon of %X:a=b% and %X:~0,3%.
Node modified(const SourceText& source, Node variable, std::size_t begin, std::size_t end, Span span) {
  const auto bytes = source.bytes();
  const bool is_substring = begin < end && bytes[begin] == '~';
  if (is_substring) ++begin;
  const auto middle = std::min(bytes.find(is_substring ? ',' : '=', begin), end);
  auto result = make_named(Kind::operation, is_substring ? "substring" : "replace", span, {std::move(variable)});
  result.target = is_substring ? ":" : "//";
  result.operands.push_back(make_text(source.slice(begin, middle), source.span(begin, middle)));
  if (middle < end) result.operands.push_back(make_text(source.slice(middle + 1, end), source.span(middle + 1, end)));
  return result;
}

/// %NAME%, !NAME!, with or without a modification.
Reference long_reference(const SourceText& source, std::size_t begin, std::size_t end) {
  const auto bytes = source.bytes();
  const char sign = bytes[begin];
  auto name_end = begin + 1;
  while (name_end < end && is_name_byte(bytes[name_end])) ++name_end;
  if (name_end == begin + 1 || name_end >= end) return {};
  const auto close = std::min(bytes.find_first_of(sign == '%' ? "%\n" : "!\n", name_end), end);
  const bool is_modified = bytes[name_end] == ':';
  if (close >= end || bytes[close] != sign || (close != name_end && !is_modified)) return {};
  const auto span = source.span(begin, close + 1);
  auto variable = make_named(Kind::environment, source.name(begin + 1, name_end), span);
  if (is_modified) variable = modified(source, std::move(variable), name_end + 1, close, span);
  return {.nodes = {std::move(variable)}, .end = close + 1};
}

Reference reference(const SourceText& source, std::size_t begin, std::size_t end) {
  if (source.bytes()[begin] == '%') {
    auto found = short_reference(source, begin, end);
    if (!found.nodes.empty()) return found;
  }
  return long_reference(source, begin, end);
}

/// How many bytes at `at` only serve to quote what follows: carets, doubled %, and quotes where they are dropped.
std::size_t quoting_size(std::string_view bytes, std::size_t at, std::size_t end, bool inside, Quotes quotes) {
  if (bytes[at] == '^' && !inside) {
    const auto line_break = std::min(bytes.find_first_not_of('\r', at + 1), end);
    return line_break < end && bytes[line_break] == '\n' ? line_break + 1 - at : 1;
  }
  // %% stands for %, unless it is a variable of `for`.
  const bool is_doubled = bytes[at] == '%' && at + 1 < end && bytes[at + 1] == '%';
  const char behind = is_doubled && at + 2 < end ? bytes[at + 2] : ' ';
  if (is_doubled && behind != '~' && std::isalpha(static_cast<unsigned char>(behind)) == 0) return 1;
  if (quotes == Quotes::kept) return 0;
  const bool escapes_quote = bytes[at] == '\\' && at + 1 < end && bytes[at + 1] == '"';
  return bytes[at] == '"' || escapes_quote ? 1 : 0;
}

}  // namespace

Node word(const SourceText& source, std::size_t begin, std::size_t end, Quotes quotes) {
  const auto bytes = source.bytes();
  std::vector<Node> parts;
  auto raw_from = begin;
  bool inside = false;
  const auto literal_until = [&](std::size_t until) {
    if (raw_from < until) parts.push_back(make_text(source.slice(raw_from, until), source.span(raw_from, until)));
  };
  for (auto at = begin; at < end;) {
    const auto quoting = quoting_size(bytes, at, end, inside, quotes);
    if (quoting > 0) {
      literal_until(at);
      if (bytes[at] == '"') inside = !inside;
      raw_from = at + quoting;
      // What was quoted by one byte stands for itself.
      at = raw_from + (bytes[at] == '"' || quoting > 1 ? 0 : 1);
      continue;
    }
    if (bytes[at] == '"') inside = !inside;
    auto found = bytes[at] == '%' || bytes[at] == '!' ? reference(source, at, end) : Reference{};
    if (found.nodes.empty()) {
      ++at;
      continue;
    }
    literal_until(at);
    std::move(found.nodes.begin(), found.nodes.end(), std::back_inserter(parts));
    at = raw_from = found.end;
  }
  literal_until(end);
  return make_join(std::move(parts), source.span(begin, end));
}

std::vector<std::pair<std::size_t, std::size_t>> split(const SourceText& source, std::size_t begin, std::size_t end) {
  const auto bytes = source.bytes();
  std::vector<std::pair<std::size_t, std::size_t>> words;
  auto word_begin = end;
  bool inside = false;
  const auto close = [&](std::size_t at) {
    if (word_begin < at) words.emplace_back(word_begin, at);
    word_begin = end;
  };
  for (auto at = begin; at < end; ++at) {
    const bool continues_line =
        bytes[at] == '^' && !inside && at + 1 < end && (bytes[at + 1] == '\n' || bytes[at + 1] == '\r');
    if (continues_line || (is_blank(bytes[at]) && !inside)) {
      close(at);
      continue;
    }
    word_begin = std::min(word_begin, at);
    if (bytes[at] == '"' && (at == begin || bytes[at - 1] != '\\')) inside = !inside;
  }
  close(end);
  return words;
}

Node command_line(const SourceText& source, std::size_t begin, std::size_t end) {
  while (begin < end && (source.bytes()[begin] == '@' || is_blank(source.bytes()[begin]))) ++begin;
  auto result = make(Kind::command, source.span(begin, end));
  for (const auto& [from, to] : split(source, begin, end)) {
    const auto bytes = source.bytes(from, to);
    const auto span = source.span(from, to);
    const bool is_literal = bytes.find_first_of("%!\"^=") == std::string_view::npos && source.next_hole(from, to) == to;
    if (!result.arguments.empty() && is_literal && bytes.size() > 1 && bytes.front() == '-')
      result.arguments.push_back(flag_argument(std::string(bytes), span));
    else if (bytes == "%*")
      result.arguments.push_back(spread_argument(word(source, from, to, Quotes::dropped)));
    else
      result.arguments.push_back(plain_argument(word(source, from, to, Quotes::dropped)));
    auto& added = result.arguments.back();
    added.unquoted = added.value && added.value->kind == Kind::environment && bytes.front() != '"';
  }
  return result;
}

}  // namespace patscope::script::batch
