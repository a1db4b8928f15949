#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

/// Which options of a program take a value; all others are switches.
struct OptionShape {
  std::string_view short_with_value;                    ///< "Xud": -X POST, -XPOST, -sXPOST
  std::span<const std::string_view> long_with_value{};  ///< without dashes: "request"
  /// Single-dash words are long options too, as in npm's or maven's command lines (-DrepositoryId=x).
  bool single_dash_is_long = false;
};

struct Option {
  std::string name;  ///< as documented: "-X", "--request"
  Value value;       ///< null for a switch
};

/// A command line taken apart.
struct CommandLine {
  std::vector<Option> options;  ///< in order
  std::vector<Value> operands;

  /// The value of the last option of one of these names; null when there is none.
  [[nodiscard]] const Value* value(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] std::vector<Value> values(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] bool has(std::initializer_list<std::string_view> names) const;
};

/// `--` ends the options; a lone "-" is an operand; "--name=value" and values attached to short options are cut off.
[[nodiscard]] CommandLine parse_options(std::span<const Value> words, const OptionShape& shape);

/// The first text of a word with its holes as bytes (`text_hole_byte`): what its spelling can be read from.
[[nodiscard]] std::string spelling(const Value& word);
/// The spelling of the first operand: a program's own command; empty without one.
[[nodiscard]] std::string first_operand(const CommandLine& line);
[[nodiscard]] bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
/// The words behind the first `count`.
[[nodiscard]] std::span<const Value> behind(const std::vector<Value>& words, std::size_t count);
/// Words that are known from the front: {"az", "repos", "pr"}; stops at the first option or hole.
[[nodiscard]] std::vector<std::string> leading_words(std::span<const Value> words);

}  // namespace patscope::calls
