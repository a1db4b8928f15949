#include <algorithm>
#include <cctype>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

bool is_name_byte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}

/// In an unquoted word the grammar reads the `b/` of `$a/$b/c` as one token and cuts the word in two. It does so
/// before all bytes that may go on in a word but not in a name; `%` is one that it reads well.
void keep_words_whole(std::string& bytes) {
  constexpr std::string_view misread = "/-.,~+?*@";
  for (auto at = bytes.find('$'); at != std::string::npos; at = bytes.find('$', at + 1)) {
    auto end = at + 1;
    while (end < bytes.size() && is_name_byte(bytes[end])) ++end;
    if (end == at + 1) continue;
    if (end < bytes.size() && misread.find(bytes[end]) != std::string_view::npos) bytes[end] = '%';
    if (bytes.compare(end, 2, "\\&") == 0) bytes.replace(end, 2, "%%");
  }
}

/// In `a@$1` the grammar takes the digit for a number of its own.
void keep_positional_parameters(std::string& bytes) {
  for (auto at = bytes.find('$'); at != std::string::npos && at + 1 < bytes.size(); at = bytes.find('$', at + 1))
    if (bytes[at + 1] >= '1' && bytes[at + 1] <= '9') bytes[at + 1] = 'x';
}

/// Whether a double quote is open at `at`, as far as its line tells.
bool is_quoted(std::string_view bytes, std::size_t at) {
  const auto line = bytes.rfind('\n', at);
  bool quoted = false;
  for (auto each = line == std::string_view::npos ? 0 : line + 1; each < at; ++each) {
    if (bytes[each] == '\\')
      ++each;
    else if (bytes[each] == '"')
      quoted = !quoted;
  }
  return quoted;
}

/// "$[ a['b'] ]" is what a pipeline's expression looks like when nothing replaced it; the grammar reads it as
/// arithmetic and loses the quote behind it.
void keep_expressions(std::string& bytes) {
  for (auto at = bytes.find("$["); at != std::string::npos; at = bytes.find("$[", at + 2))
    if (is_quoted(bytes, at)) bytes[at] = 'x';
}

/// `a \`# why\` \`: a comment between arguments is no argument.
void drop_comments_in_backticks(std::string& bytes) {
  for (auto at = bytes.find(" `#"); at != std::string::npos; at = bytes.find(" `#", at + 1)) {
    const auto end = bytes.find_first_of("`\n", at + 2);
    if (end == std::string::npos || bytes[end] != '`') continue;
    const bool is_word =
        end + 1 == bytes.size() || std::string_view(" \t\r\n").find(bytes[end + 1]) != std::string_view::npos;
    if (is_word)
      std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(end + 1),
                ' ');
  }
}

/// The grammar ends `${x:-a;b}` at the semicolon.
void keep_defaults_whole(std::string& bytes) {
  for (auto at = bytes.find("${"); at != std::string::npos; at = bytes.find("${", at + 2)) {
    const auto end = bytes.find_first_of("}\"'$`\n", at + 2);
    if (end == std::string::npos || bytes[end] != '}') continue;
    for (auto inside = at + 2; inside < end; ++inside)
      if (std::string_view(";&|<>()").find(bytes[inside]) != std::string_view::npos) bytes[inside] = '%';
  }
}

/// `python3 - <<EOF`: the grammar drops a lone `-` before a here-document.
void keep_lone_dashes(std::string& bytes) {
  for (auto at = bytes.find(" - "); at != std::string::npos; at = bytes.find(" - ", at + 1)) {
    const auto next = bytes.find_first_not_of(' ', at + 2);
    if (next != std::string::npos && bytes.compare(next, 2, "<<") == 0) bytes[at + 1] = 'x';
  }
}

}  // namespace

std::string for_parser(std::string_view bytes) {
  std::string result(bytes);
  drop_comments_in_backticks(result);
  keep_expressions(result);
  keep_positional_parameters(result);
  keep_words_whole(result);
  keep_defaults_whole(result);
  keep_lone_dashes(result);
  return result;
}

}  // namespace patscope::script::bash
