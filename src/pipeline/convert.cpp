#include "pipeline/convert.h"

#include <cmath>
#include <cstdlib>
#include <optional>

#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using expression::Value;
using yaml::Node;

constexpr std::string_view boolean_tag = "tag:yaml.org,2002:bool";
constexpr std::string_view number_tag = "tag:yaml.org,2002:float";

std::optional<double> parse_double(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool is_decimal(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// YAML 1.2's core schema: 12, -1.5, 1e3, 0x1F, 0o17.
std::optional<double> core_number(std::string_view text) {
  if (text.substr(0, 2) == "0x" || text.substr(0, 2) == "0o") {
    const std::string digits(text.substr(2));
    char* end = nullptr;
    const auto number = std::strtoull(digits.c_str(), &end, text[1] == 'x' ? 16 : 8);
    if (digits.empty() || end != digits.c_str() + digits.size()) return std::nullopt;
    return static_cast<double>(number);
  }
  if (text.find_first_of("0123456789") == std::string_view::npos ||
      text.find_first_not_of("0123456789.eE+-") != std::string_view::npos)
    return std::nullopt;
  return parse_double(std::string(text));
}

std::optional<bool> core_boolean(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return std::nullopt;
}

Value leaf_value(const Node& node, Leaves leaves) {
  const auto known = node.text.known();
  if (!known || (node.style == yaml::Style::computed && node.tag.empty())) return Value(node.text, node.span);
  if (node.tag == boolean_tag || (leaves == Leaves::typed && node.style == yaml::Style::plain && node.tag.empty()))
    if (const auto boolean = core_boolean(*known)) return Value(*boolean, node.span);
  if (node.tag == number_tag || (leaves == Leaves::typed && node.style == yaml::Style::plain && node.tag.empty()))
    if (const auto number = core_number(*known)) return Value(*number, node.span);
  return Value(node.text, node.span);
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const std::string plain = replace_all(trim(text), ",", "");
  if (!is_decimal(plain)) return std::nullopt;
  return parse_double(plain);
}

std::optional<bool> parse_boolean(std::string_view text) {
  if (equals_ignoring_case(text, "true")) return true;
  if (equals_ignoring_case(text, "false")) return false;
  return std::nullopt;
}

Value to_value(const Node& node, Leaves leaves) {
  switch (node.kind) {
    case yaml::Kind::null:
      return Value(Text(), node.span);
    case yaml::Kind::scalar:
      return leaf_value(node, leaves);
    case yaml::Kind::sequence: {
      expression::Sequence sequence;
      sequence.items.reserve(node.items.size());
      for (const auto& item : node.items) sequence.items.push_back(to_value(item, leaves));
      return Value(std::move(sequence), node.span);
    }
    case yaml::Kind::mapping: {
      expression::Mapping mapping;
      mapping.entries.reserve(node.entries.size());
      for (const auto& entry : node.entries) mapping.entries.push_back({entry.key.text, to_value(entry.value, leaves)});
      return Value(std::move(mapping), node.span);
    }
  }
  return {};
}

Node to_node(const Value& value, Span place) {
  const Span span = value.origin == Span{} ? place : value.origin;
  if (const auto* sequence = value.sequence()) {
    Node node = yaml::sequence({}, span);
    node.items.reserve(sequence->items.size());
    for (const auto& item : sequence->items) node.items.push_back(to_node(item, place));
    return node;
  }
  if (const auto* mapping = value.mapping()) {
    Node node = yaml::mapping({}, span);
    node.entries.reserve(mapping->entries.size());
    for (const auto& entry : mapping->entries)
      node.entries.push_back(
          {yaml::scalar(entry.key, entry.key.origin().value_or(place)), to_node(entry.value, place)});
    return node;
  }
  Node node = yaml::scalar(expression::to_text(value).value_or(Text()), span);
  if (value.kind() == expression::Kind::boolean) node.tag = boolean_tag;
  if (value.kind() == expression::Kind::number) node.tag = number_tag;
  return node;
}

}  // namespace patscope::pipeline
