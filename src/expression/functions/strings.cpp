#include <algorithm>

#include "expression/functions/format.h"
#include "expression/functions/function.h"
#include "expression/letter_case.h"
#include "expression/limits.h"
#include "expression/slicer.h"
#include "expression/text_builder.h"

namespace patscope::expression {
namespace {

Outcome finish(TextBuilder& result) {
  auto text = result.take();
  return text ? Outcome{.value = std::move(*text), .error = {}} : fail(std::string(memory_exceeded));
}

Outcome map_text(const Value& value, Text (*map)(const Text&)) {
  auto argument = text_argument(value);
  if (argument.error) return {.value = {}, .error = argument.error};
  return {.value = map(argument.text), .error = {}};
}

Outcome lower_case(Arguments arguments) {
  return map_text(arguments[0], lower);
}
Outcome upper_case(Arguments arguments) {
  return map_text(arguments[0], upper);
}
Outcome trimmed(Arguments arguments) {
  return map_text(arguments[0], trim);
}

/// Case-sensitive, in the literals between holes: what the run puts into a hole cannot be searched.
Outcome replace(Arguments arguments) {
  const auto text = text_argument(arguments[0]);
  const auto from = text_argument(arguments[1]);
  const auto to = text_argument(arguments[2]);
  for (const auto* argument : {&text, &from, &to})
    if (argument->error) return {.value = {}, .error = argument->error};
  const auto searched = from.text.known();
  if (!searched) return {.value = undecided(arguments), .error = {}};
  if (searched->empty()) return {.value = text.text, .error = {}};
  const auto flat = flatten(text.text);
  Slicer slicer(text.text);
  TextBuilder result;
  for (std::size_t begin = 0; result.within_limits();) {
    const auto found = std::min(flat.find(*searched, begin), flat.size());
    result.append(slicer.cut(begin, found));
    if (found == flat.size()) break;
    result.append(to.text);
    begin = found + searched->size();
  }
  return finish(result);
}

/// Whether what the run puts into a hole of this kind may hold the delimiter, so that the number of parts is open.
bool may_hold(HoleKind kind, std::string_view delimiter) {
  switch (kind) {
    case HoleKind::integer:
    case HoleKind::guid:
      return delimiter.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
    case HoleKind::segment:
      return delimiter.find('/') == std::string_view::npos;
    case HoleKind::any:
    case HoleKind::collection_url:
    case HoleKind::url:
      return true;
  }
  return true;
}

bool has_open_parts(const Text& text, std::string_view delimiter) {
  return std::any_of(text.pieces.begin(), text.pieces.end(),
                     [&](const Piece& piece) { return piece.hole && may_hold(piece.hole->kind, delimiter); });
}

/// The whole second argument is one delimiter; empty parts are kept.
Outcome split(Arguments arguments) {
  const auto text = text_argument(arguments[0]);
  const auto delimiter = text_argument(arguments[1]);
  if (text.error) return {.value = {}, .error = text.error};
  if (delimiter.error) return {.value = {}, .error = delimiter.error};
  const auto known = delimiter.text.known();
  if (!known || (!known->empty() && has_open_parts(text.text, *known)))
    return {.value = undecided(arguments), .error = {}};
  const auto flat = flatten(text.text);
  Slicer slicer(text.text);
  Sequence parts;
  for (std::size_t begin = 0; parts.items.size() <= max_items;) {
    const auto found = known->empty() ? flat.size() : std::min(flat.find(*known, begin), flat.size());
    parts.items.emplace_back(slicer.cut(begin, found));
    if (found == flat.size()) return {.value = std::move(parts), .error = {}};
    begin = found + known->size();
  }
  return fail(std::string(memory_exceeded));
}

/// The separator comes first. Nested collections are empty; a second argument that is no array is its own text.
/// A mapping in the place of the list is nothing (the matrix template of Azure's SDKs joins `{}`, and runs every day).
Outcome join(Arguments arguments) {
  if (arguments[1].mapping()) return {.value = Value(Text()), .error = {}};
  const auto* sequence = arguments[1].sequence();
  if (!sequence) {
    auto text = text_argument(arguments[1]);
    return {.value = std::move(text.text), .error = text.error};
  }
  const auto separator = text_argument(arguments[0]);
  if (separator.error) return {.value = {}, .error = separator.error};
  TextBuilder result;
  for (const auto& item : sequence->items) {
    if (&item != &sequence->items.front()) result.append(separator.text);
    result.append(to_text(item).value_or(Text()));
  }
  return finish(result);
}

constexpr Function rows[] = {
    {.name = "format", .least = 1, .most = any_number, .run = format},
    {.name = "join", .least = 2, .most = 2, .run = join},
    {.name = "split", .least = 2, .most = 2, .run = split},
    {.name = "replace", .least = 3, .most = 3, .run = replace},
    {.name = "lower", .least = 1, .most = 1, .run = lower_case},
    {.name = "upper", .least = 1, .most = 1, .run = upper_case},
    {.name = "trim", .least = 1, .most = 1, .run = trimmed},
};

}  // namespace

std::span<const Function> string_functions() {
  return rows;
}

}  // namespace patscope::expression
