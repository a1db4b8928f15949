#include "script/powershell/command_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "script/powershell/code_scan.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

constexpr std::size_t deepest = 20;
constexpr std::size_t longest_word = 4096;
/// After so many words that do not end, a script is none.
constexpr std::size_t most_endless = 100;

bool is_letter(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0;
}

bool is_of_name(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 ||
         std::string_view("_-.:/").find(byte) != std::string::npos;
}

/// What ends a word outside of quotes.
bool ends_word(char byte) {
  return std::string_view(" \t\r\n(){};,|&").find(byte) != std::string_view::npos;
}

/// Operators that stand right before a quoted operand: `$a -join','`.
bool is_operator(std::string_view word) {
  constexpr std::array names{
      std::string_view("join"),    std::string_view("split"),    std::string_view("replace"),
      std::string_view("f"),       std::string_view("eq"),       std::string_view("ne"),
      std::string_view("like"),    std::string_view("match"),    std::string_view("notmatch"),
      std::string_view("in"),      std::string_view("notin"),    std::string_view("is"),
      std::string_view("notlike"), std::string_view("lt"),       std::string_view("le"),
      std::string_view("gt"),      std::string_view("ge"),       std::string_view("and"),
      std::string_view("or"),      std::string_view("not"),      std::string_view("isnot"),
      std::string_view("as"),      std::string_view("contains"), std::string_view("notcontains"),
  };
  const auto is_known = [&](std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](auto each) { return equals_ignoring_case(each, name); });
  };
  const bool has_case = word.size() > 2 && std::string_view("cCiI").find(word[0]) != std::string_view::npos;
  return is_known(word) || (has_case && is_known(word.substr(1)));
}

/// A word of a command line: what of it is literal, and its $( ).
struct Word {
  std::size_t end = 0;
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  std::size_t sigils = 0;  ///< `$` and `@` outside of quotes
  bool has_backtick = false;
};

/// Nothing when a quote or a group does not end.
std::optional<Word> read_word(std::string_view bytes, std::size_t at) {
  Word word;
  char quote = 0;
  for (; at < bytes.size() && (quote != 0 || !ends_word(bytes[at])); ++at) {
    const char byte = bytes[at];
    const auto next = at + 1 < bytes.size() ? bytes[at + 1] : '\n';
    if (quote == 0 && (byte == '$' || byte == '@')) ++word.sigils;
    if (byte == '`' && quote != '\'') {
      if (quote == 0 && (next == '\n' || next == '\r')) break;
      if (quote == 0) word.has_backtick = true;
      ++at;
    } else if (byte == '$' && quote != '\'' && next == '(') {
      const auto end = end_of_group(bytes, at + 1);
      if (!end) return {};
      word.groups.emplace_back(at, *end);
      at = *end - 1;
    } else if (byte == '$' && quote == 0 && next == '{') {
      at = bytes.find('}', at);
      if (at == std::string_view::npos) return {};
    } else if (byte == quote) {
      quote = 0;
    } else if (quote == 0 && (byte == '"' || byte == '\'')) {
      quote = byte;
    }
  }
  if (quote != 0) return {};
  word.end = std::min(at, bytes.size());
  return word;
}

/// `--name=`, `-name=`, `--`, `-m"..."`.
bool is_misread_option(std::string_view bytes, std::size_t at) {
  auto end = std::min(bytes.find_first_not_of('-', at), bytes.size());
  const auto dashes = end - at;
  if (dashes == 0 || dashes > 2 || bytes.substr(at, 3) == "--%") return false;
  if (end == bytes.size() || ends_word(bytes[end])) return dashes == 2;
  if (!is_letter(bytes[end])) return false;
  const auto name = end;
  while (end < bytes.size() && is_of_name(bytes[end])) ++end;
  if (end == bytes.size()) return false;
  if (bytes[end] == '=') return true;
  const bool is_quoted = bytes[end] == '"' || bytes[end] == '\'';
  return is_quoted && bytes[end - 1] != ':' && !is_operator(bytes.substr(name, end - name));
}

/// `$i --` counts down, with a blank that nobody writes in a command.
bool is_decrement(std::string_view before) {
  return before.starts_with('$') && before.find(' ') == std::string_view::npos;
}

bool is_command(std::string_view before) {
  return !before.empty() &&
         (is_letter(before[0]) || std::string_view("&.-/").find(before[0]) != std::string_view::npos);
}

/// Text or another variable behind a variable, `$( )` not at the end, an escaped byte, a lone `-`.
bool is_misread_word(std::string_view bytes, std::size_t at, const Word& word) {
  const bool begins_with_group = !word.groups.empty() && word.groups.front().first == at;
  if (begins_with_group)
    return word.groups.front().second < word.end &&
           std::string_view(".[\"'").find(bytes[word.groups.front().second]) == std::string_view::npos;
  const bool is_dash = bytes[at] == '-' && word.end == at + 1;
  return word.sigils > 1 || word.has_backtick || is_dash;
}

/// `Sort-Object { $_.A }, Name`: behind a comma the grammar knows expressions only, and a number is one. Not what
/// stands in parentheses alone, as in `[Parameter(Mandatory, ValueFromPipeline)]`.
std::size_t end_of_listed_word(std::string_view bytes, std::size_t at, std::string_view before) {
  const auto first = before.substr(0, before.find(' '));
  const bool follows_block = before == ",";
  const bool follows_value = before.ends_with(',') && !first.ends_with(',') && is_command(before);
  if ((!follows_block && !follows_value) || !is_letter(bytes[at])) return at;
  auto end = at;
  while (end < bytes.size() && is_of_name(bytes[end])) ++end;
  return end == bytes.size() || ends_word(bytes[end]) ? end : at;
}

class Hider {
 public:
  Hider(std::string& bytes, Words which) : bytes_(bytes), which_(which) {}

  void hide(std::size_t begin, std::size_t end, std::size_t depth) {
    if (depth > deepest) return;
    for_each_word(bytes_, begin, end,
                  [&](std::size_t at, std::string_view before) { return hide_word(at, trim(before), depth); });
  }

 private:
  /// The end of the word at `at` if it was hidden, else `at`.
  std::size_t hide_word(std::size_t at, std::string_view before, std::size_t depth) {
    const std::string_view bytes = bytes_;
    const bool is_option = is_misread_option(bytes, at);
    if (!is_option && which_ == Words::options) return at;
    if (const auto end = end_of_listed_word(bytes, at, before); end != at) {
      std::fill(bytes_.begin() + static_cast<std::ptrdiff_t>(at), bytes_.begin() + static_cast<std::ptrdiff_t>(end),
                '0');
      return end;
    }
    if (is_option ? is_decrement(before) : !is_command(before)) return at;
    if (endless_ > most_endless) return at;
    const auto word = read_word(bytes.substr(0, at + longest_word), at);
    if (!word) ++endless_;
    if (!word || (!is_option && !is_misread_word(bytes, at, *word))) return at;
    // Only blanks may stand between the arguments, for the grammar.
    if (bytes_[at - 1] == '\t' || bytes_[at - 1] == '\n') bytes_[at - 1] = ' ';
    auto from = at;
    auto head = at;
    for (const auto& [begin, end] : word->groups) {
      blacken(from, begin);
      from = end;
      // No word begins with $( ) for the grammar and goes on.
      if (begin != head || end == word->end) continue;
      bytes_[end] = ' ';
      from = head = end + 1;
    }
    blacken(from, word->end);
    for (const auto& [begin, end] : word->groups) hide(begin + 2, end - 1, depth + 1);
    return word->end;
  }

  void blacken(std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; ++at) bytes_[at] = 'x';
  }

  std::string& bytes_;
  Words which_;
  std::size_t endless_ = 0;
};

}  // namespace

void hide_words(std::string& bytes, Words which) {
  Hider(bytes, which).hide(0, bytes.size(), 0);
}

}  // namespace patscope::script::powershell
