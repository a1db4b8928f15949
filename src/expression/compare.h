#pragma once

#include <compare>
#include <optional>
#include <string>

#include "expression/value.h"

namespace patscope::expression {

/// `eq`: the right side is converted to the left side's kind, one that cannot be is unequal. Collections are equal only
/// to themselves. Nothing: the run decides.
[[nodiscard]] std::optional<bool> equal(const Value& left, const Value& right);

struct Ordering {
  std::optional<std::strong_ordering> order;  ///< nothing: the run decides, or there is an error
  std::string error;                          ///< of a conversion; empty when there is none
};
/// `lt` and its kin: what cannot be converted is an error.
[[nodiscard]] Ordering order(const Value& left, const Value& right);

}  // namespace patscope::expression
