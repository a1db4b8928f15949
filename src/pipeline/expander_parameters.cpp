#include <fmt/format.h>

#include <algorithm>

#include "expression/scalar.h"
#include "pipeline/convert.h"
#include "pipeline/expander.h"
#include "text/strings.h"

namespace patscope::pipeline {

using expression::Value;
using yaml::Node;

namespace {

/// What a parameter without a value may be; nothing when it may be anything.
std::vector<std::string> allowed_values(const Declaration& declaration) {
  if (declaration.type->binding == Binding::boolean) return {"True", "False"};
  std::vector<std::string> values;
  for (const auto& value : declaration.values) values.push_back(value.string());
  return values;
}

/// The scalar is one expression, a text in quotes.
bool is_literal_text(const Node& scalar) {
  const auto parts = expression::find_expressions(scalar.text);
  return parts.is_lone() && flatten(parts.parts[0].text).rfind('\'', 0) == 0;
}

}  // namespace

Value Expander::bind_one(const Declaration& declaration, const Node& given, Span place, const Frame& frame) {
  remember_maybe(given);
  Bound bound = bind(declaration, given);
  if (bound.problem) problem(place, *bound.problem, frame);
  return std::move(bound.value);
}

/// Declarations as the service prints them: a default that is one literal text in an expression is that text.
Node Expander::with_plain_defaults(const Node& parameters) {
  Node result = parameters;
  for (auto& item : result.items)
    for (auto& [key, value] : item.entries)
      if (key.string() == "default" && has_expression(value, {}) && is_literal_text(value))
        value = expand_scalar(value, {});
  return result;
}

/// A default is taken as it is written; of expressions, only one that is a literal text may stand in it.
Value Expander::default_of(const Declaration& declaration, const Frame& frame) {
  Frame written = frame;
  written.evaluate = Evaluate::no;
  Node standard = *declaration.standard;
  if (has_expression(standard, {})) {
    if (is_literal_text(standard))
      standard = expand_scalar(standard, {});
    else
      problem(standard.span, "A template expression is not allowed in this context: a default is a plain value", frame);
  }
  return bind_one(declaration, expand(standard, declaration.type->place, written), standard.span, frame);
}

/// Two values of which only the run decides: both are kept in a list or a mapping, texts are one unknown text. A macro
/// would lose its variable, which may be a credential, in an unknown text; there the first is followed.
Node Expander::either(const Declaration& declaration, Node first, const Node& second) {
  const auto has_macro = [](const Node& node) { return flatten(node.text).find("$(") != std::string::npos; };
  if (first.is_sequence() && second.is_sequence()) {
    first.items.insert(first.items.end(), second.items.begin(), second.items.end());
  } else if (first.is_mapping() && second.is_mapping()) {
    first.entries.insert(first.entries.end(), second.entries.begin(), second.entries.end());
  } else if (first.is_leaf() && second.is_leaf() && !has_macro(first) && !has_macro(second)) {
    if (first.text.same_value(second.text)) return first;
    auto& allowed = allowed_[to_lower(declaration.name)];
    if (!first.text.has_hole()) allowed = {first.string()};
    allowed.push_back(second.string());
    const Text both = first.text + second.text;
    first.text = Text(Hole{.name = declaration.name, .kind = HoleKind::any, .carries = both.carries()}, first.span);
  } else if (!first.is_leaf() || !second.is_leaf() || !first.text.same_value(second.text)) {
    const std::string note = fmt::format(
        "the parameter {} has several possible values, of which only the first is followed", declaration.name);
    if (said_.emplace(second.span, note).second) unread.push_back({second.span, note});
  }
  return first;
}

/// The value of an argument; nothing when there is none.
std::optional<Node> Expander::given_argument(const Declaration& declaration, const Entries& arguments) {
  std::optional<Node> result;
  for (const auto& [key, value] : arguments.list)
    if (equals_ignoring_case(key.string(), declaration.name))
      result = result ? either(declaration, std::move(*result), value) : value;
  return result;
}

Value Expander::bind_arguments(const Declarations& declarations, const Reference& reference, const Included& included) {
  const Selected& line = reference.line;
  Entries expanded;
  const auto take = [&](const yaml::Entry& entry, const Frame& inner) {
    const Declaration* declaration = declarations.find(entry.key.string());
    if (declaration)
      push_entry(entry.key, expand(entry.value, declaration->type->place, inner), Place::plain, inner, expanded);
    else
      add_entry(entry, Place::plain, inner, expanded);
  };
  for (const auto& [entry, outer] : reference.rest)
    if (entry->key.string() == "parameters" && entry->value.kind != yaml::Kind::null) {
      Frame inner = outer;
      inner.handed_to = included.receiver;
      body_entries(entry->value, inner, take);
    }
  const bool open = declarations.legacy || !declarations.present;
  expression::Mapping mapping;
  mapping.key_case = expression::KeyCase::ignored;
  // Untyped parameters, and templates without a section, take whatever they are given, and all templates read what
  // they do not declare as nothing (pipelines of dotnet and Azure that run every day rely on it).
  mapping.missing = [](std::string_view) { return std::optional<Value>(Value()); };
  for (const auto& declaration : declarations.list) {
    Value value;
    if (const auto given = given_argument(declaration, expanded)) {
      value = bind_one(declaration, *given, given->span, line.frame);
    } else if (declaration.standard) {
      Frame written = line.frame;
      written.handed_to = included.receiver;
      value = default_of(declaration, written);
    } else {
      problem(line.entry->key.span, fmt::format("A value for the '{}' parameter must be provided.", declaration.name),
              line.frame);
      value = unknown_parameter(declaration);
    }
    mapping.entries.push_back({Text(declaration.name), std::move(value)});
  }
  for (const auto& [key, value] : expanded.list) {
    if (declarations.find(key.string())) continue;
    if (open)
      mapping.entries.push_back({key.text, to_value(value, Leaves::text)});
    else
      problem(key.span, fmt::format("Unexpected parameter '{}'", key.string()), line.frame);
  }
  return Value(std::move(mapping));
}

/// The command line's text as YAML when the type takes structure (JSON is YAML), as one scalar otherwise.
std::optional<Node> Expander::queue_time_value(const Declaration& declaration) {
  for (const auto& [name, text] : options_.parameters) {
    if (!equals_ignoring_case(name, declaration.name)) continue;
    const auto source = sources_.add("--parameter " + name, text);
    const auto binding = declaration.type->binding;
    const bool scalar = binding == Binding::text || binding == Binding::number || binding == Binding::boolean;
    if (scalar) return yaml::scalar(text);
    yaml::Document document = yaml::read(sources_, source);
    for (auto& [span, message] : document.problems) problem(span, std::move(message));
    return document.root;
  }
  return std::nullopt;
}

Value Expander::bind_root_parameters(const Declarations& declarations, Span place) {
  const Frame defaults{.parameters = {}, .loops = {}, .evaluate = Evaluate::no};
  expression::Mapping mapping;
  mapping.key_case = expression::KeyCase::ignored;
  mapping.missing = [](std::string_view) -> std::optional<Value> { return std::nullopt; };
  for (const auto& declaration : declarations.list) {
    Value value = unknown_parameter(declaration);
    if (const auto given = queue_time_value(declaration)) {
      value = bind_one(declaration, *given, declaration.span, defaults);
    } else if (declaration.standard) {
      if (const auto* hole = expression::first_hole(value); declaration.type->binding == Binding::text && hole)
        open_defaults.push_back({declaration.standard->span, *hole});
      else if (declaration.standard->is_leaf())
        open_defaults.push_back({declaration.standard->span, {}});
      value = default_of(declaration, defaults);
    } else if (auto values = allowed_values(declaration); !values.empty()) {
      allowed_[to_lower(declaration.name)] = std::move(values);
    }
    mapping.entries.push_back({Text(declaration.name), std::move(value)});
  }
  for (const auto& [name, text] : options_.parameters)
    if (!declarations.find(name)) problem(place, fmt::format("Unexpected parameter '{}'", name));
  return Value(std::move(mapping));
}

}  // namespace patscope::pipeline
