#include "expression/functions/function.h"
#include "expression/letter_case.h"
#include "expression/limits.h"

namespace patscope::expression {
namespace {

Value number(std::size_t count) {
  return static_cast<double>(count);
}

/// Items, properties or characters.
Outcome length(Arguments arguments) {
  const auto& value = arguments[0];
  if (const auto* sequence = value.sequence()) return {.value = number(sequence->items.size()), .error = {}};
  if (const auto* mapping = value.mapping()) return {.value = number(mapping->entries.size()), .error = {}};
  const auto text = to_text(value)->known();
  return {.value = text ? number(length_in_utf16(*text)) : undecided(arguments), .error = {}};
}

Outcome convert_to_json(Arguments arguments) {
  auto text = to_json(arguments[0]);
  return text ? Outcome{.value = std::move(*text), .error = {}} : fail(std::string(memory_exceeded));
}

constexpr Function rows[] = {
    {.name = "length", .least = 1, .most = 1, .run = length},
    {.name = "convertToJson", .least = 1, .most = 1, .run = convert_to_json},
};

}  // namespace

std::span<const Function> collection_functions() {
  return rows;
}

}  // namespace patscope::expression
