#include "pipeline/directives.h"

#include <fmt/format.h>

#include <algorithm>

#include "expression/scalar.h"
#include "yaml/keys.h"

namespace patscope::pipeline {
namespace {

constexpr std::string_view words[] = {"if", "elseif", "else", "each", "insert"};

}  // namespace

std::string_view to_string(DirectiveKind kind) {
  return words[static_cast<std::size_t>(kind)];
}

std::optional<Directive> directive_of(const yaml::Node& key) {
  if (!key.is_scalar()) return std::nullopt;
  const std::string flat = flatten(key.text);
  const auto word = yaml::directive_word(flat);
  if (word.empty()) return std::nullopt;
  const auto parts = expression::find_expressions(key.text);
  if (!parts.is_lone()) return std::nullopt;
  const Text& inner = parts.parts[0].text;
  const std::string spelt = flatten(inner);
  const auto argument = std::min(spelt.find_first_not_of(" \t\n", word.size()), spelt.size());
  for (std::size_t i = 0; i < std::size(words); ++i)
    if (words[i] == word) return Directive{static_cast<DirectiveKind>(i), slice(inner, argument, spelt.size())};
  return std::nullopt;
}

std::optional<Each> parse_each(const Directive& directive, std::string& problem) {
  const auto units = expression::split_units(directive.argument);
  if (units.size() != 3) {
    problem = fmt::format(
        "Exactly 3 parameter(s) were expected following the directive 'each'. Actual parameter count: {}. Write: each "
        "name in list",
        units.size());
    return std::nullopt;
  }
  if (units[1].known() != "in") {
    problem = fmt::format(
        "The value '{}' is unexpected. The expected format of an 'each' expression is: ${{ each <identifier> in "
        "<value> }}",
        units[1].with_names());
    return std::nullopt;
  }
  return Each{units[0].with_names(), units[2]};
}

}  // namespace patscope::pipeline
