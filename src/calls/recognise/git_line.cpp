#include "calls/recognise/git_line.h"

#include <algorithm>
#include <array>

#include "calls/recognise/options.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 6> with_value = {"-c",          "-C",          "--git-dir",
                                                        "--work-tree", "--namespace", "--config-env"};

/// The folder whose repository "folder/.git" is.
Text without_git_folder(const Text& path) {
  const auto flat = flatten(path);
  for (const std::string_view end : {"/.git/", "/.git"})
    if (flat.ends_with(end)) return slice(path, 0, flat.size() - end.size());
  return flat == ".git" ? Text(std::string(".")) : path;
}

void read_option(GitLine& line, std::string_view name, const Value& value) {
  if (name == "-c") line.config.push_back(git_setting(value));
  if (name == "-C") line.folders.push_back(as_text(value));
  if (name == "--git-dir") line.folders.push_back(without_git_folder(as_text(value)));
}

}  // namespace

GitSetting git_setting(const Value& word) {
  const auto text = as_text(word);
  const auto flat = flatten(text);
  const auto equals = flat.find('=');
  if (equals == std::string::npos) return {to_lower(flat), Value(std::string("true"))};
  return {to_lower(flat.substr(0, equals)), Value(slice(text, equals + 1, flat.size()))};
}

GitLine parse_git(const std::vector<Value>& words) {
  GitLine line;
  std::size_t at = 0;
  for (; at < words.size(); ++at) {
    const auto word = spelling(words[at]);
    if (!word.starts_with('-')) break;
    const auto equals = word.find('=');
    if (word.starts_with("--") && equals != std::string::npos) {
      const auto text = as_text(words[at]);
      read_option(line, word.substr(0, equals), Value(slice(text, equals + 1, flatten(text).size())));
    } else if (std::find(with_value.begin(), with_value.end(), word) != with_value.end() && at + 1 < words.size()) {
      read_option(line, word, words[++at]);
    }
  }
  if (at < words.size()) line.verb = spelling(words[at]);
  for (++at; at < words.size(); ++at) line.rest.push_back(words[at]);
  return line;
}

}  // namespace patscope::calls
