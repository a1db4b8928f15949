#include <fmt/format.h>

#include <algorithm>

#include "pipeline/convert.h"
#include "pipeline/expander.h"

namespace patscope::pipeline {

using expression::Value;
using yaml::Node;

bool Expander::has_expression(const Node& node, const Frame& frame) const {
  if (frame.evaluate == Evaluate::no || !node.is_scalar()) return false;
  for (const auto& piece : node.text.pieces)
    if (!piece.hole && piece.literal.find("${{") != std::string::npos) return true;
  return false;
}

expression::Outcome Expander::evaluate(const Text& source, const Node& host, const Frame& frame) {
  // The variables are put together anew after each definition: ten of them cost as much as a node.
  if (!spend(variables_.rebuild_cost() / 10, host.span)) return {};
  expression::Context context{{{"parameters", frame.parameters}, {"variables", variables_.value()}}};
  expression::Outcome outcome;
  if (frame.loops.empty()) {
    outcome = expression::evaluate(source, grammar_, context);
  } else {
    expression::Grammar grammar = grammar_;
    for (const auto& loop : frame.loops) {
      grammar.names.push_back(loop.first);
      context.names.push_back(loop);
    }
    outcome = expression::evaluate(source, grammar, context);
  }
  if (outcome.error) problem(host.span, expression::describe(*outcome.error, source.with_names()), frame);
  return outcome;
}

/// The value of a scalar that is one expression and nothing else; an erroneous one is the empty text.
std::optional<Value> Expander::lone_value(const Node& node, const Frame& frame) {
  const auto parts = expression::find_expressions(node.text);
  if (!parts.is_lone()) return std::nullopt;
  if (const auto directive = directive_of(node)) {
    problem(node.span, fmt::format("Unexpected value '{}': a directive can only be a key", node.string()), frame);
    return Value(Text());
  }
  auto outcome = evaluate(parts.parts[0].text, node, frame);
  if (outcome.error) return Value(Text());
  return std::move(outcome.value);
}

namespace {

/// An empty text has no piece that could tell where it stands; here it gets one.
Text placed(Text text, Span place) {
  if (text.origin()) return text;
  if (text.pieces.empty()) text.pieces.push_back({.literal = {}, .hole = {}, .origin = {}});
  for (auto& piece : text.pieces) piece.origin = place;
  return text;
}

}  // namespace

Node Expander::inserted(const Value& value, Span place) const {
  Node node = to_node(value, place);
  if (node.is_scalar() && is_open(value.origin)) node.text = placed(std::move(node.text), value.origin);
  return node;
}

bool Expander::is_open(Span place) const {
  return std::any_of(open_defaults.begin(), open_defaults.end(),
                     [&](const OpenDefault& standard) { return standard.span == place; });
}

Text Expander::opened(const Text& text) const {
  Text result;
  for (const auto& piece : text.pieces) {
    const bool filled = piece.hole || !piece.literal.empty();
    const auto standard = std::find_if(open_defaults.begin(), open_defaults.end(), [&](const OpenDefault& one) {
      return one.span == piece.origin && one.when_empty;
    });
    if (filled)
      result.pieces.push_back(piece);
    else if (standard != open_defaults.end())
      result.append(Text(*standard->when_empty, piece.origin));
  }
  return result;
}

/// Text with expressions in it.
Node Expander::expand_scalar(const Node& node, const Frame& frame) {
  const auto parts = expression::find_expressions(node.text);
  if (parts.error) problem(node.span, parts.error->message, frame);
  Node result = node;
  result.text = {};
  const bool block = node.style == yaml::Style::literal || node.style == yaml::Style::folded;
  result.style = !parts.has_expression() ? node.style : block ? yaml::Style::folded : yaml::Style::computed;
  for (const auto& part : parts.parts) {
    if (part.kind == expression::PartKind::literal) {
      result.text.append(part.text);
      continue;
    }
    const auto outcome = evaluate(part.text, node, frame);
    if (outcome.error) continue;
    const auto text = expression::to_text(outcome.value);
    if (!text) {
      const auto kind = expression::to_string(outcome.value.kind());
      problem(node.span, fmt::format("Unable to convert from {0} to String. Value: {0}", kind), frame);
      result.text = {};
      return result;
    }
    result.text.append(is_open(outcome.value.origin) ? placed(*text, outcome.value.origin) : *text);
  }
  return result;
}

}  // namespace patscope::pipeline
