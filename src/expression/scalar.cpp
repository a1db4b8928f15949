#include "expression/scalar.h"

#include <algorithm>

#include "expression/letter_case.h"
#include "expression/slicer.h"
#include "text/strings.h"

namespace patscope::expression {
namespace {

constexpr std::string_view opening = "${{";

/// Behind the `}}` that closes the expression opened at `begin`; npos when nothing does. Quotes toggle, nothing else
/// counts.
std::size_t end_of_expression(std::string_view scalar, std::size_t begin) {
  bool in_string = false;
  for (auto at = begin + opening.size(); at < scalar.size(); ++at) {
    if (scalar[at] == '\'')
      in_string = !in_string;
    else if (!in_string && scalar[at] == '}' && scalar[at - 1] == '}')
      return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

bool ScalarParts::has_expression() const {
  return std::any_of(parts.begin(), parts.end(),
                     [](const ScalarPart& part) { return part.kind == PartKind::expression; });
}

ScalarParts find_expressions(const Text& scalar) {
  const auto flat = flatten(scalar);
  Slicer slicer(scalar);
  ScalarParts found;
  const auto add_literal = [&](std::size_t begin, std::size_t end) {
    if (begin < end)
      found.parts.push_back({.kind = PartKind::literal, .text = slicer.cut(begin, end), .begin = begin, .end = end});
  };
  for (std::size_t at = 0; at < flat.size();) {
    const auto begin = std::min(flat.find(opening, at), flat.size());
    add_literal(at, begin);
    if (begin == flat.size()) break;
    const auto end = end_of_expression(flat, begin);
    if (end == std::string::npos) {
      add_literal(begin, flat.size());
      found.error = Error{.message =
                              "The expression is not closed. An unescaped ${{ sequence was found, but the closing }} "
                              "sequence was not found.",
                          .offset = begin,
                          .kind = ErrorKind::limit};
      break;
    }
    auto inside = slicer.cut(begin + opening.size(), end - 2);
    found.parts.push_back({.kind = PartKind::expression, .text = trim(inside), .begin = begin, .end = end});
    at = end;
  }
  return found;
}

std::string mixed_source(const std::vector<ScalarPart>& parts) {
  std::string format;
  std::string arguments;
  std::size_t count = 0;
  for (const auto& part : parts) {
    const auto text = part.text.with_names();
    if (part.kind == PartKind::literal) {
      format += replace_all(replace_all(replace_all(text, "'", "''"), "{", "{{"), "}", "}}");
    } else {
      format += "{" + std::to_string(count++) + "}";
      arguments += ", " + text;
    }
  }
  return "format('" + format + "'" + arguments + ")";
}

std::optional<Text> runtime_expression(const Text& value) {
  const auto flat = flatten(value);
  if (flat.size() < 3 || !flat.starts_with("$[") || !flat.ends_with("]")) return std::nullopt;
  return trim(slice(value, 2, flat.size() - 1));
}

std::vector<Text> split_units(const Text& text) {
  const auto flat = flatten(text);
  Slicer slicer(text);
  std::vector<Text> units;
  std::size_t begin = 0;
  std::size_t open = 0;
  bool in_string = false;
  for (std::size_t at = 0; at <= flat.size(); ++at) {
    const bool blank = at == flat.size() || std::string_view(" \t\r\n\f\v").find(flat[at]) != std::string_view::npos;
    if (at == flat.size() || (blank && !in_string && open == 0)) {
      if (begin < at) units.push_back(slicer.cut(begin, at));
      begin = at + 1;
    } else if (flat[at] == '\'') {
      in_string = !in_string;
    } else if (flat[at] == '(' && !in_string) {
      ++open;
    } else if (flat[at] == ')' && !in_string && open > 0) {
      --open;
    }
  }
  return units;
}

}  // namespace patscope::expression
