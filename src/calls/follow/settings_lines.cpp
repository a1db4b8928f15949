#include "calls/follow/settings_lines.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view quotes = "\"'";

std::string without_quotes(std::string_view text) {
  std::string result;
  for (const char c : trim(text))
    if (quotes.find(c) == std::string_view::npos) result += c;
  return result;
}

/// The string in quotes that the value begins with, or all of it up to a comment.
Text value_in(const Text& line, const std::string& flat, std::size_t from) {
  const auto begin = std::min(flat.find_first_not_of(" \t", from), flat.size());
  if (begin < flat.size() && quotes.find(flat[begin]) != std::string_view::npos) {
    const auto end = std::min(flat.find(flat[begin], begin + 1), flat.size());
    return slice(line, begin + 1, end);
  }
  auto end = std::min(flat.find(" #", begin), flat.size());
  while (end > begin && std::string_view(" \t\r").find(flat[end - 1]) != std::string_view::npos) --end;
  return slice(line, begin, end);
}

}  // namespace

std::vector<SettingsLine> settings_lines(const Text& text) {
  std::vector<SettingsLine> found;
  const auto flat = flatten(text);
  std::string table;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < flat.size();) {
    const auto end = std::min(flat.find('\n', begin), flat.size());
    const auto line = flat.substr(begin, end - begin);
    const auto bare = trim(line);
    const auto equals = line.find('=');
    if (bare.starts_with('[') && bare.find(']') != std::string_view::npos && !bare.starts_with("[\"")) {
      table = without_quotes(bare.substr(0, bare.find(']')).substr(bare.find_last_of('[', 1) + 1));
      ++number;
    } else if (!bare.empty() && bare.front() != '#' && equals != std::string::npos) {
      found.push_back({.table = table,
                       .number = number,
                       .key = without_quotes(std::string_view(line).substr(0, equals)),
                       .value = value_in(slice(text, begin, end), line, equals + 1)});
    }
    begin = end + 1;
  }
  return found;
}

std::vector<std::string> quoted_strings(std::string_view text) {
  std::vector<std::string> found;
  for (auto open = text.find_first_of(quotes); open != std::string_view::npos;) {
    const auto close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) break;
    found.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find_first_of(quotes, close + 1);
  }
  return found;
}

}  // namespace patscope::calls
