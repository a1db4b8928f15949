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

/// Alone between blanks: what may be inserted there are options and other words of a command line, and none is one case
/// of it. A hole would be taken for the command's first argument.
bool is_word(const std::vector<Piece>& pieces, std::size_t index) {
  constexpr std::string_view blanks = " \t\n";
  const auto is_blank = [&](const Piece& piece, std::size_t at) {
    return !piece.hole && (piece.literal.empty() || blanks.find(piece.literal[at]) != std::string_view::npos);
  };
  const bool first = index == 0;
  const bool last = index + 1 == pieces.size();
  const bool begins = first || is_blank(pieces[index - 1], pieces[index - 1].literal.size() - 1);
  const bool ends = last || is_blank(pieces[index + 1], 0);
  return begins && ends && !(first && last);
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
  const auto& pieces = text.pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].hole || !pieces[i].literal.empty()) {
      result.pieces.push_back(pieces[i]);
      continue;
    }
    const auto standard = std::find_if(open_defaults.begin(), open_defaults.end(), [&](const OpenDefault& one) {
      return one.span == pieces[i].origin && one.when_empty;
    });
    if (standard == open_defaults.end() || is_word(pieces, i)) continue;
    result.append(Text(*standard->when_empty, pieces[i].origin));
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
