#include <compare>

#include "expression/compare.h"
#include "expression/convert.h"
#include "expression/functions/function.h"
#include "expression/text_match.h"

namespace patscope::expression {
namespace {

std::optional<bool> opposite(std::optional<bool> answer) {
  return answer ? std::optional(!*answer) : std::nullopt;
}

Outcome answer(std::optional<bool> result, Arguments inputs) {
  return {.value = decided(result, inputs), .error = {}};
}

Outcome eq(Arguments arguments) {
  return answer(equal(arguments[0], arguments[1]), arguments);
}

Outcome ne(Arguments arguments) {
  return answer(opposite(equal(arguments[0], arguments[1])), arguments);
}

Outcome ordered(Arguments arguments, bool (*accepts)(std::strong_ordering)) {
  const auto compared = order(arguments[0], arguments[1]);
  if (!compared.error.empty()) return fail(compared.error);
  return answer(compared.order ? std::optional(accepts(*compared.order)) : std::nullopt, arguments);
}

Outcome lt(Arguments arguments) {
  return ordered(arguments, [](std::strong_ordering order) { return order < 0; });
}
Outcome le(Arguments arguments) {
  return ordered(arguments, [](std::strong_ordering order) { return order <= 0; });
}
Outcome gt(Arguments arguments) {
  return ordered(arguments, [](std::strong_ordering order) { return order > 0; });
}
Outcome ge(Arguments arguments) {
  return ordered(arguments, [](std::strong_ordering order) { return order >= 0; });
}

/// The needle comes first; candidates behind a match stay unevaluated. `found` is the answer for a match.
Outcome search_candidates(const LazyArguments& arguments, bool found) {
  const auto needle = arguments.at(0);
  if (needle.error) return needle;
  std::vector<Value> open;
  for (std::size_t i = 1; i < arguments.size; ++i) {
    auto candidate = arguments.at(i);
    if (candidate.error && open.empty()) return candidate;
    const auto same = candidate.error ? std::nullopt : equal(needle.value, candidate.value);
    if (same == true) return {.value = found, .error = {}};
    if (same) continue;
    if (open.empty()) open.push_back(needle.value);
    open.push_back(std::move(candidate.value));
  }
  return {.value = open.empty() ? Value(!found) : undecided(open), .error = {}};
}

Outcome in(const LazyArguments& arguments) {
  return search_candidates(arguments, true);
}
Outcome not_in(const LazyArguments& arguments) {
  return search_candidates(arguments, false);
}

Outcome match(Arguments arguments, std::optional<bool> (*matches)(const Text&, const Text&)) {
  const auto text = text_argument(arguments[0]);
  const auto part = text_argument(arguments[1]);
  if (text.error) return {.value = {}, .error = text.error};
  if (part.error) return {.value = {}, .error = part.error};
  return answer(matches(text.text, part.text), arguments);
}

Outcome contains(Arguments arguments) {
  return match(arguments, holds_text);
}
Outcome starts_with(Arguments arguments) {
  return match(arguments, starts_with_text);
}
Outcome ends_with(Arguments arguments) {
  return match(arguments, ends_with_text);
}

/// Items are converted to the kind of what is looked for.
Outcome contains_value(Arguments arguments) {
  const auto& wanted = arguments[1];
  bool open = arguments[0].kind() == Kind::unknown;
  bool found = false;
  const auto consider = [&](const Value& item) {
    const auto same = equal(wanted, item);
    found = found || same == true;
    open = open || !same;
  };
  if (const auto* sequence = arguments[0].sequence())
    for (const auto& item : sequence->items) consider(item);
  if (const auto* mapping = arguments[0].mapping())
    for (const auto& entry : mapping->entries) consider(entry.value);
  if (found) return {.value = true, .error = {}};
  return answer(open ? std::nullopt : std::optional(false), arguments);
}

constexpr Function rows[] = {
    {.name = "eq", .least = 2, .most = 2, .run = eq},
    {.name = "ne", .least = 2, .most = 2, .run = ne},
    {.name = "lt", .least = 2, .most = 2, .run = lt},
    {.name = "le", .least = 2, .most = 2, .run = le},
    {.name = "gt", .least = 2, .most = 2, .run = gt},
    {.name = "ge", .least = 2, .most = 2, .run = ge},
    {.name = "in", .least = 2, .most = any_number, .run = in},
    {.name = "notIn", .least = 2, .most = any_number, .run = not_in},
    {.name = "contains", .least = 2, .most = 2, .run = contains},
    {.name = "containsValue", .least = 2, .most = 2, .run = contains_value},
    {.name = "startsWith", .least = 2, .most = 2, .run = starts_with},
    {.name = "endsWith", .least = 2, .most = 2, .run = ends_with},
};

}  // namespace

std::span<const Function> comparison_functions() {
  return rows;
}

}  // namespace patscope::expression
