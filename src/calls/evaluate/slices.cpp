#include <algorithm>
#include <charconv>

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"

namespace patscope::calls {
namespace {

/// A bound of a slice: a number, or absent.
struct Bound {
  bool known = true;
  std::optional<long> value;
};

Bound bound_of(Machine& machine, const script::Node& slice, std::size_t index) {
  if (index >= slice.operands.size() || slice.operands[index].kind == script::Kind::nothing) return {};
  const auto literal = known(evaluate(machine, slice.operands[index]));
  if (!literal) return {.known = false, .value = {}};
  long value = 0;
  const auto [end, error] = std::from_chars(literal->data(), literal->data() + literal->size(), value);
  const bool whole = error == std::errc() && end == literal->data() + literal->size();
  return {.known = whole, .value = whole ? std::optional(value) : std::nullopt};
}

/// From the end when it is negative.
std::size_t place(long bound, std::size_t size) {
  const auto length = static_cast<long>(size);
  return static_cast<std::size_t>(std::clamp(bound < 0 ? bound + length : bound, 0L, length));
}

Value slice_of_list(Machine& machine, const Object& list, const Bound& begin, const Bound& end) {
  Object part = list;
  if (!begin.known || !end.known || !list.others.is_nothing() || list.maybe_fewer) {
    part.maybe_fewer = true;
    return add_object(machine.state, std::move(part));
  }
  const auto from = place(begin.value.value_or(0), list.items.size());
  const auto to = end.value ? place(*end.value, list.items.size()) : list.items.size();
  const auto first = list.items.begin();
  part.items =
      from < to ? std::vector<Value>(first + static_cast<std::ptrdiff_t>(from), first + static_cast<std::ptrdiff_t>(to))
                : std::vector<Value>();
  return add_object(machine.state, std::move(part));
}

/// Of a text with holes only what is cut off in front of the first one can be told.
Value slice_of_text(const Machine& machine, const Text& text, const Bound& begin, const Bound& end) {
  const auto flat = flatten(text);
  const auto hole = flat.find(text_hole_byte);
  const bool whole = hole == std::string::npos;
  const bool prefix = !end.value && begin.value.value_or(0) >= 0 &&
                      static_cast<std::size_t>(begin.value.value_or(0)) <= std::min(hole, flat.size());
  if (!begin.known || !end.known || (!whole && !prefix)) return derived(machine, "part", {Value(text)});
  const auto from = place(begin.value.value_or(0), flat.size());
  const auto to = end.value ? place(*end.value, flat.size()) : flat.size();
  return Value(from < to ? slice(text, from, to) : Text());
}

}  // namespace

Value slice_of(Machine& machine, const Value& object, const script::Node& slice) {
  const auto begin = bound_of(machine, slice, 0);
  const auto end = bound_of(machine, slice, 1);
  Value result;
  for (const auto id : object.objects) {
    const auto whole = machine.state.heap.get(id);
    result =
        with_alternative(std::move(result), whole.kind == ObjectKind::list ? slice_of_list(machine, whole, begin, end)
                                                                           : derived(machine, "part", {Value(id)}));
  }
  for (const auto& text : object.texts)
    result = with_alternative(std::move(result), slice_of_text(machine, text, begin, end));
  return result;
}

}  // namespace patscope::calls
