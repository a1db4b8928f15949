#include "calls/recognise/options.h"

#include <algorithm>

namespace patscope::calls {
namespace {

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Bytes from `begin` on of every alternative that is spelt like the first up to there.
Value tail(const Value& word, std::size_t begin) {
  const auto start = spelling(word).substr(0, begin);
  Value result;
  for (const auto& text : word.texts) {
    const auto flat = flatten(text);
    if (!flat.starts_with(start)) continue;
    Value part(slice(text, begin, flat.size()));
    result = result.is_nothing() ? std::move(part) : join(std::move(result), part);
  }
  return result;
}

class Reader {
 public:
  Reader(std::span<const Value> words, const OptionShape& shape) : words_(words), shape_(shape) {}

  CommandLine read() {
    for (; at_ < words_.size(); ++at_) {
      const auto word = spelling(words_[at_]);
      if (word == "--") {
        line_.operands.insert(line_.operands.end(), words_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                              words_.end());
        break;
      }
      if (word.size() < 2 || word[0] != '-')
        line_.operands.push_back(words_[at_]);
      else if (word[1] == '-' || shape_.single_dash_is_long)
        read_long(word);
      else
        read_short(word);
    }
    return std::move(line_);
  }

 private:
  Value next_word() { return at_ + 1 < words_.size() ? words_[++at_] : Value(); }

  void read_long(const std::string& word) {
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const std::string_view bare = std::string_view(name).substr(name.find_first_not_of('-'));
    if (equals != std::string::npos)
      line_.options.push_back({name, tail(words_[at_], equals + 1)});
    else if (contains(shape_.long_with_value, bare))
      line_.options.push_back({name, next_word()});
    else
      line_.options.push_back({name, {}});
  }

  void read_short(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::string name{'-', word[i]};
      if (shape_.short_with_value.find(word[i]) == std::string_view::npos) {
        line_.options.push_back({name, {}});
        continue;
      }
      const bool attached = i + 1 < word.size();
      line_.options.push_back({name, attached ? tail(words_[at_], i + 1) : next_word()});
      return;
    }
  }

  std::span<const Value> words_;
  const OptionShape& shape_;
  std::size_t at_ = 0;
  CommandLine line_;
};

}  // namespace

const Value* CommandLine::value(std::initializer_list<std::string_view> names) const {
  for (auto option = options.rbegin(); option != options.rend(); ++option)
    if (is_one_of(option->name, names)) return &option->value;
  return nullptr;
}

std::vector<Value> CommandLine::values(std::initializer_list<std::string_view> names) const {
  std::vector<Value> found;
  for (const auto& option : options)
    if (is_one_of(option.name, names)) found.push_back(option.value);
  return found;
}

bool CommandLine::has(std::initializer_list<std::string_view> names) const {
  return value(names) != nullptr;
}

CommandLine parse_options(std::span<const Value> words, const OptionShape& shape) {
  return Reader(words, shape).read();
}

std::string spelling(const Value& word) {
  if (word.texts.empty()) return std::string(1, text_hole_byte);
  return flatten(word.texts.front());
}

std::span<const Value> behind(const std::vector<Value>& words, std::size_t count) {
  return std::span(words).subspan(std::min(count, words.size()));
}

std::vector<std::string> leading_words(std::span<const Value> words) {
  std::vector<std::string> result;
  for (const auto& word : words) {
    const auto text = known(word);
    if (!text || text->empty() || text->front() == '-') break;
    result.push_back(*text);
  }
  return result;
}

std::string first_operand(const CommandLine& line) {
  return line.operands.empty() ? "" : spelling(line.operands.front());
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace patscope::calls
