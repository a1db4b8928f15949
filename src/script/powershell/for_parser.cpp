#include <algorithm>

#include "script/powershell/code_scan.h"
#include "script/powershell/command_words.h"
#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

/// `Join-Path $x .. y`: the grammar knows `..` only as the operator of ranges.
void keep_parent_folders(std::string& bytes) {
  for (auto at = bytes.find(" .. "); at != std::string::npos; at = bytes.find(" .. ", at + 3)) {
    const auto line = bytes.rfind('\n', at);
    const auto begin = line == std::string::npos ? 0 : line + 1;
    const auto before = std::string_view(bytes).substr(begin, at - begin);
    if (find_ignoring_case(before, "join-path") != std::string_view::npos) bytes.replace(at + 1, 2, "xx");
  }
}

/// The `${a}~` of git is no word for the grammar.
void keep_ancestors(std::string& bytes) {
  for (auto at = bytes.find('~'); at != std::string::npos; at = bytes.find('~', at + 1)) {
    if (at > 0 && bytes[at - 1] == '}') bytes[at] = '_';
  }
}

/// `function f { param($x) g $x }`: the grammar wants a line break behind the parameters, and none before them.
void keep_parameters(std::string& bytes) {
  constexpr std::size_t most_endless = 100;
  std::size_t endless = 0;
  for_each_word(bytes, 0, bytes.size(), [&](std::size_t at, std::string_view) {
    constexpr std::string_view keyword = "param";
    if (endless > most_endless) return at;
    if (!equals_ignoring_case(std::string_view(bytes).substr(at, keyword.size()), keyword)) return at;
    const auto open = bytes.find_first_not_of(" \t\r\n", at + keyword.size());
    if (open == std::string::npos || bytes[open] != '(') return at;
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at + keyword.size()),
              bytes.begin() + static_cast<std::ptrdiff_t>(open), ' ');
    const auto end = end_of_group(bytes, open);
    if (!end) ++endless;
    if (end && *end < bytes.size() && bytes[*end] == ' ') bytes[*end] = '\n';
    return at;
  });
}

/// `using module "a b"`: the grammar knows a path in single quotes only.
void keep_module_paths(std::string& bytes) {
  for (std::size_t line = 0; line < bytes.size();) {
    const auto end = std::min(bytes.find('\n', line), bytes.size());
    const auto written = std::string_view(bytes).substr(line, end - line);
    const auto words = split_words(written);
    const bool is_using = words.size() > 2 && equals_ignoring_case(words[0], "using") &&
                          equals_ignoring_case(words[1], "module") && words[2].starts_with('"');
    const auto open = line + written.find('"');
    const auto close = is_using ? bytes.find('"', open + 1) : std::string::npos;
    if (is_using && close < end) bytes[open] = bytes[close] = '\'';
    line = end + 1;
  }
}

/// `(f)?.name`, `$a[0]?[1]`: the grammar knows them without the question mark, which may as well be a blank before.
void keep_conditional_members(std::string& bytes) {
  for (auto at = bytes.find('?'); at != std::string::npos; at = bytes.find('?', at + 1)) {
    const bool goes_on = at + 1 < bytes.size() && (bytes[at + 1] == '.' || bytes[at + 1] == '[');
    const bool is_behind = at > 0 && (bytes[at - 1] == ')' || bytes[at - 1] == ']');
    if (!goes_on || !is_behind) continue;
    bytes[at] = bytes[at - 1];
    bytes[at - 1] = ' ';
  }
}

}  // namespace

std::string for_parser(std::string_view bytes) {
  std::string result(bytes);
  keep_parent_folders(result);
  keep_ancestors(result);
  keep_module_paths(result);
  keep_parameters(result);
  hide_words(result, Words::options);
  return result;
}

std::string for_second_try(std::string_view bytes) {
  auto result = for_parser(bytes);
  keep_conditional_members(result);
  hide_words(result, Words::all);
  return result;
}

}  // namespace patscope::script::powershell
