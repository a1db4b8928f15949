#include "expression/compare.h"

#include "expression/convert.h"
#include "expression/text_match.h"

namespace patscope::expression {
namespace {

std::strong_ordering order_of_numbers(double a, double b) {
  if (a < b) return std::strong_ordering::less;
  return a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

/// Orders `left` against `right` converted to its type, or says why not.
template <typename T, typename Compare>
Ordering order_converted(const T& left, const Converted<T>& right, const Value& original, Kind to, Compare compare) {
  if (right.conversion == Conversion::undecided) return {};
  if (right.conversion == Conversion::impossible) return {.order = {}, .error = conversion_error(original, to)};
  return {.order = compare(left, right.value), .error = {}};
}

Ordering order_booleans(bool left, const Value& right) {
  const auto other = truth(right);
  if (!other) return {};
  return {.order = static_cast<int>(left) <=> static_cast<int>(*other), .error = {}};
}

std::optional<bool> equal_strings(const Text& left, const Value& right) {
  const auto other = to_text(right);
  return other ? same_text(left, *other) : std::optional(false);
}

bool is_collection(const Value& value) {
  return value.kind() == Kind::sequence || value.kind() == Kind::mapping;
}

}  // namespace

Ordering order(const Value& left, const Value& right) {
  switch (left.kind()) {
    case Kind::null:
      return order_converted(Null{}, to_null(right), right, Kind::null,
                             [](Null, Null) { return std::strong_ordering::equal; });
    case Kind::boolean:
      return order_booleans(std::get<bool>(left.data), right);
    case Kind::number:
      return order_converted(std::get<double>(left.data), to_number(right), right, Kind::number, order_of_numbers);
    case Kind::version:
      return order_converted(std::get<Version>(left.data), to_version(right), right, Kind::version,
                             [](const Version& a, const Version& b) { return a <=> b; });
    case Kind::string:
      if (is_collection(right)) return {.order = {}, .error = conversion_error(right, Kind::string)};
      return {.order = order_of_texts(*left.string(), *to_text(right)), .error = {}};
    case Kind::sequence:
    case Kind::mapping:
      return {.order = {}, .error = conversion_error(left, Kind::number)};
    case Kind::unknown:
      return {};
  }
  return {};
}

std::optional<bool> equal(const Value& left, const Value& right) {
  if (left.kind() == Kind::unknown) return std::nullopt;
  if (left.kind() == Kind::string) return equal_strings(*left.string(), right);
  if (is_collection(left)) {
    if (right.kind() == Kind::unknown) return std::nullopt;
    return left.sequence() == right.sequence() && left.mapping() == right.mapping();
  }
  const auto compared = order(left, right);
  if (!compared.error.empty()) return false;
  return compared.order ? std::optional(*compared.order == std::strong_ordering::equal) : std::nullopt;
}

}  // namespace patscope::expression
