#include <algorithm>

#include "calls/builtins/shell_expansion.h"
#include "calls/evaluate/text_values.h"

namespace patscope::calls {
namespace {

constexpr std::size_t most_words = 128;
constexpr std::string_view blanks = " \t\r\n";

/// The shell itself takes quotes that come out of a variable for ordinary bytes; who writes them means them all the
/// same, and behind `eval` they do what they say.
std::vector<Text> quoted_words(const Text& text) {
  const auto flat = flatten(text);
  std::vector<Text> words;
  Text word;
  bool open = false;
  char quote = 0;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    word = word + slice(text, from, to);
    from = to + 1;
  };
  for (std::size_t at = 0; at <= flat.size(); ++at) {
    const bool ends = at == flat.size();
    if (!ends && quote != 0 && flat[at] != quote) continue;
    const bool is_quote = !ends && (flat[at] == '"' || flat[at] == '\'');
    const bool is_blank = ends || blanks.find(flat[at]) != std::string_view::npos;
    if (is_quote) {
      take(at);
      open = true;
      quote = quote == 0 ? flat[at] : char{0};
    } else if (is_blank) {
      take(at);
      if (open || !word.empty()) words.push_back(std::exchange(word, Text()));
      open = false;
    }
  }
  return words;
}

bool begins_something_new(const Text& word) {
  const auto flat = flatten(word);
  return flat.starts_with('-') || flat.starts_with("http");
}

/// A header that lost its quotes on the way: "Authorization:", "Bearer", "x" are one.
std::vector<Text> with_whole_headers(const std::vector<Text>& words) {
  std::vector<Text> whole;
  bool in_header = false;
  for (const auto& word : words) {
    const bool goes_on = in_header && !begins_something_new(word);
    if (goes_on)
      whole.back().append(" ").append(word);
    else
      whole.push_back(word);
    in_header = goes_on || flatten(word).ends_with(':');
  }
  return whole;
}

bool has_blank(const Text& text) {
  return flatten(text).find_first_of(blanks) != std::string::npos;
}

}  // namespace

std::optional<std::vector<Text>> split_words_of(const Value& value) {
  if (!value.objects.empty() || !value.callables.empty()) return std::nullopt;
  std::vector<Text> full;
  for (const auto& text : value.texts)
    if (!text.empty()) full.push_back(text);
  if (full.empty()) return std::vector<Text>();
  const bool options = std::all_of(full.begin(), full.end(), [](const Text& text) {
    return flatten(text).find_first_not_of(blanks) == 0 && flatten(text)[0] == '-';
  });
  if (std::none_of(full.begin(), full.end(), has_blank) || (full.size() > 1 && !options)) return std::nullopt;
  std::vector<Text> words;
  for (const auto& text : full)
    for (auto& word : with_whole_headers(quoted_words(text))) words.push_back(std::move(word));
  if (words.size() > most_words) return std::nullopt;
  return words;
}

}  // namespace patscope::calls
