#include "calls/builtins/patterns.h"

#include <regex>

#include "text/strings.h"

namespace patscope::calls {
namespace {

/// std::regex recurses over its input: longer texts are left alone.
constexpr std::size_t longest_text = 2000;
constexpr std::size_t longest_expression = 300;

bool same(char a, char b, Case sensitivity) {
  if (sensitivity == Case::kept) return a == b;
  return equals_ignoring_case(std::string_view(&a, 1), std::string_view(&b, 1));
}

/// `{id}` is text to .NET, Python and JavaScript; only {2}, {2,} and {2,3} count. std::regex calls it a mistake.
std::string with_literal_braces(std::string_view expression) {
  std::string result;
  bool counts = false;
  for (std::size_t at = 0; at < expression.size(); ++at) {
    const char byte = expression[at];
    if (byte == '\\' && at + 1 < expression.size()) {
      result += byte;
      result += expression[++at];
      continue;
    }
    if (byte == '{') {
      const auto end = expression.find_first_not_of("0123456789,", at + 1);
      counts = end != std::string_view::npos && expression[end] == '}' && end > at + 1 && expression[at + 1] != ',';
    }
    if ((byte == '{' || byte == '}') && !counts) result += '\\';
    if (byte == '}') counts = false;
    result += byte;
  }
  return result;
}

std::optional<std::regex> compile(std::string_view expression, Case sensitivity) {
  if (expression.size() > longest_expression || expression.find("(?<") != std::string_view::npos) return std::nullopt;
  auto flags = std::regex::ECMAScript;
  if (sensitivity == Case::ignored) flags |= std::regex::icase;
  try {
    return std::regex(with_literal_braces(expression), flags);
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
}

std::vector<Groups> all_matches(const std::regex& expression, const std::string& flat) {
  std::vector<Groups> found;
  for (std::sregex_iterator at(flat.begin(), flat.end(), expression), end; at != end; ++at) {
    Groups groups;
    for (std::size_t i = 0; i < at->size(); ++i) {
      const auto begin = (*at)[i].matched ? static_cast<std::size_t>(at->position(i)) : 0;
      groups.emplace_back(begin, begin + static_cast<std::size_t>(at->length(i)));
    }
    found.push_back(std::move(groups));
  }
  return found;
}

std::optional<std::vector<Groups>> find_all(std::string_view expression, const std::string& flat, Case sensitivity) {
  if (flat.size() > longest_text) return std::nullopt;
  const auto compiled = compile(expression, sensitivity);
  if (!compiled) return std::nullopt;
  try {
    return all_matches(*compiled, flat);
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
}

/// "$1", "${1}", "\1" at `at`: the group's number and the length of its spelling.
std::optional<std::pair<std::size_t, std::size_t>> group_reference(std::string_view text, std::size_t at) {
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  const auto number = [&](std::size_t i) { return static_cast<std::size_t>(text[i] - '0'); };
  if ((text[at] == '$' || text[at] == '\\') && is_digit(at + 1)) return std::pair{number(at + 1), std::size_t{2}};
  if (text.substr(at, 2) == "${" && is_digit(at + 2) && text.substr(at + 3, 1) == "}")
    return std::pair{number(at + 2), std::size_t{4}};
  return std::nullopt;
}

Text expand(const Text& replacement, const Text& text, const Groups& groups) {
  const auto flat = flatten(replacement);
  Text result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < flat.size(); ++at) {
    const auto reference = group_reference(flat, at);
    if (!reference) continue;
    result.append(slice(replacement, begin, at));
    if (reference->first < groups.size())
      result.append(slice(text, groups[reference->first].first, groups[reference->first].second));
    begin = at + reference->second;
    at = begin - 1;
  }
  return result.append(slice(replacement, begin, flat.size()));
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text, Case sensitivity) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  while (t < text.size()) {
    const bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = t;
    } else if (escaped && same(pattern[p + 1], text[t], sensitivity)) {
      p += 2;
      ++t;
    } else if (p < pattern.size() && !escaped && (pattern[p] == '?' || same(pattern[p], text[t], sensitivity))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::optional<Groups> search(std::string_view expression, const Text& text, Case sensitivity) {
  const auto found = find_all(expression, flatten(text), sensitivity);
  if (!found || found->empty()) return std::nullopt;
  return found->front();
}

std::optional<Text> replace_matches(std::string_view expression, const Text& text, const Text& replacement,
                                    Case sensitivity) {
  const auto flat = flatten(text);
  const auto found = find_all(expression, flat, sensitivity);
  if (!found) return std::nullopt;
  Text result;
  std::size_t begin = 0;
  for (const auto& groups : *found) {
    result.append(slice(text, begin, groups[0].first));
    result.append(expand(replacement, text, groups));
    begin = groups[0].second;
  }
  return result.append(slice(text, begin, flat.size()));
}

std::optional<std::vector<Text>> split_at_matches(std::string_view expression, const Text& text) {
  const auto flat = flatten(text);
  const auto found = find_all(expression, flat, Case::ignored);
  if (!found) return std::nullopt;
  std::vector<Text> parts;
  std::size_t begin = 0;
  for (const auto& groups : *found) {
    if (groups[0].second == groups[0].first) continue;
    parts.push_back(slice(text, begin, groups[0].first));
    begin = groups[0].second;
  }
  parts.push_back(slice(text, begin, flat.size()));
  return parts;
}

}  // namespace patscope::calls
