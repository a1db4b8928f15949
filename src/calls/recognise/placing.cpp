#include "calls/recognise/placing.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/strings.h"

namespace patscope::calls {
namespace {

/// The index of the activation that handed a piece in; nothing when none that is still active did.
std::optional<std::size_t> handed_in_by(const Machine& machine, const Piece& piece) {
  if (piece.handed_in == 0) return std::nullopt;
  for (std::size_t i = 0; i < machine.activations.size(); ++i)
    if (machine.activations[i].serial == piece.handed_in) return i;
  return std::nullopt;
}

std::optional<std::size_t> outermost_handing_in(const Machine& machine, const Text& text) {
  std::optional<std::size_t> outermost;
  for (const auto& piece : text.pieces) {
    const auto index = handed_in_by(machine, piece);
    if (index && (!outermost || *index < *outermost)) outermost = index;
  }
  return outermost;
}

/// The offset behind the anchor, or nothing.
std::optional<std::size_t> behind_anchor(const std::string& flat) {
  constexpr std::array<std::string_view, 4> anchors = {"_apis", "_git", "_packaging", "_odata"};
  for (const auto anchor : anchors)
    if (const auto at = find_ignoring_case(flat, anchor); at != std::string::npos) return at + anchor.size();
  return std::nullopt;
}

HoleKind kind_of_literal(std::string_view literal) {
  if (literal.find_first_not_of("0123456789") == std::string_view::npos) return HoleKind::integer;
  const bool guid = literal.size() == 36 && literal.find_first_not_of("0123456789abcdefABCDEF-") == std::string::npos;
  if (guid) return HoleKind::guid;
  return literal.find('/') == std::string_view::npos ? HoleKind::segment : HoleKind::any;
}

/// The route with a hole for every literal that an activation outside of `level` handed in.
Text as_known_at(const Machine& machine, std::size_t level, Text route) {
  for (auto& piece : route.pieces) {
    const auto from = handed_in_by(machine, piece);
    if (piece.hole || piece.literal.empty() || !from || *from >= level) continue;
    piece.hole = Hole{.name = piece.literal, .kind = kind_of_literal(piece.literal), .carries = {}};
    piece.literal.clear();
  }
  return route;
}

Place at(const Machine& machine, std::optional<std::size_t> activation, Span own) {
  Place place{.span = own, .via = machine.via};
  const auto count = activation.value_or(machine.activations.size());
  for (std::size_t i = 0; i < count; ++i) place.via.push_back(machine.activations[i].place);
  if (activation) place.span = machine.activations[*activation].place;
  return place;
}

bool is_url_handed_in(const Machine& machine, const Text& url) {
  return !url.pieces.empty() && handed_in_by(machine, url.pieces.front()).has_value();
}

}  // namespace

std::string resolution_key(const Machine& machine, std::string_view method, const Text& url) {
  const auto pattern = UrlPattern::parse(url);
  if (!pattern) return "?";
  const auto match = machine.catalog.match(method, *pattern);
  std::vector<std::string> names;
  for (const auto* operation : match.operations) names.push_back(operation->name());
  std::sort(names.begin(), names.end());
  if (names.empty())
    for (const auto& segment : pattern->route) names.push_back(to_lower(segment.text.with_blanks()));
  return std::string(to_string(match.resolution)) + " " + patscope::join(names, " ");
}

Place place_by_words(const Machine& machine, const Text& decisive, Span own) {
  return at(machine, outermost_handing_in(machine, decisive), own);
}

/// The activations that handed a part of the route in, innermost first.
std::vector<std::size_t> levels_of(const Machine& machine, const Text& route) {
  std::vector<std::size_t> levels;
  for (const auto& piece : route.pieces)
    if (const auto from = handed_in_by(machine, piece); from && !piece.hole) levels.push_back(*from);
  std::sort(levels.rbegin(), levels.rend());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels;
}

Place place_by_url(const Machine& machine, std::string_view method, const Text& url, Span own) {
  const auto flat = flatten(url);
  const auto anchor = behind_anchor(flat);
  if (!anchor)
    return at(machine, is_url_handed_in(machine, url) ? outermost_handing_in(machine, url) : std::nullopt, own);
  const auto route = slice(url, *anchor, flat.size());
  const auto whole = resolution_key(machine, method, url);
  const auto is_known_at = [&](std::size_t level) {
    return resolution_key(machine, method, slice(url, 0, *anchor) + as_known_at(machine, level, route)) == whole;
  };
  const auto levels = levels_of(machine, route);
  if (levels.empty() || is_known_at(machine.activations.size())) return at(machine, std::nullopt, own);
  for (const auto level : levels)
    if (is_known_at(level)) return at(machine, level, own);
  return at(machine, levels.back(), own);
}

}  // namespace patscope::calls
