#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/text.h"
#include "script/program.h"

namespace patscope::calls {

/// Names a list, map, instance or library object in a `Heap`.
enum class ObjectId : std::uint32_t {};
/// Names a scope of variables in a `State`.
enum class FrameId : std::uint32_t {};

/// A function of a script as a value.
struct Callable {
  std::shared_ptr<const script::Function> function;
  script::Language language = script::Language::bash;
  FrameId defined_in{};          ///< where its free variables are looked up
  std::optional<ObjectId> self;  ///< the receiver of a bound method
  std::string file;              ///< where it was defined, from the repository's root; empty for inline scripts

  friend bool operator==(const Callable&, const Callable&) = default;
};

/// What an expression may be: all its alternatives. Without any it is null ($null, None, undefined).
/// Booleans are the texts "true" and "false" as the language spells them, numbers their digits.
struct Value {
  std::vector<Text> texts;          ///< distinct; at most `max_alternatives`
  std::vector<ObjectId> objects;    ///< distinct
  std::vector<Callable> callables;  ///< distinct
  bool maybe_nothing = false;       ///< beside the alternatives it may be null

  Value() = default;
  explicit Value(Text text) { texts.push_back(std::move(text)); }
  explicit Value(std::string literal) { texts.emplace_back(std::move(literal)); }
  explicit Value(ObjectId object) { objects.push_back(object); }
  explicit Value(Callable callable) { callables.push_back(std::move(callable)); }

  [[nodiscard]] bool is_nothing() const { return texts.empty() && objects.empty() && callables.empty(); }
};

inline constexpr std::size_t max_alternatives = 8;

/// A value that only the run knows.
[[nodiscard]] Value unknown(std::string name, HoleKind kind = HoleKind::any, std::vector<Credential> carries = {});
/// The union of both; more texts than `max_alternatives` become one hole that carries what they carried.
[[nodiscard]] Value join(Value a, const Value& b);
/// One more alternative for a value that is being put together: nothing at first, which is no alternative itself.
[[nodiscard]] inline Value with_alternative(Value value, const Value& alternative) {
  return value.is_nothing() ? alternative : join(std::move(value), alternative);
}
/// Every text of `head` followed by every text of `tail`, bounded. Objects and functions count as holes; null as "".
[[nodiscard]] Value concatenate(const Value& head, const Value& tail);
/// The string, when there is one alternative and no hole in it.
[[nodiscard]] std::optional<std::string> known(const Value& value);
/// One Text for all alternatives: the only one, or a hole that carries what they carry. Objects and functions are
/// holes.
[[nodiscard]] Text as_text(const Value& value);
/// The texts, plus a hole for objects and functions when there are any: never empty unless the value is null.
[[nodiscard]] std::vector<Text> as_texts(const Value& value);
/// What flowed into the texts (not into the fields of objects: see `carried_by` in state.h).
[[nodiscard]] std::vector<Credential> carries(const Value& value);
/// Whether one of the texts came out of an answer of Azure DevOps.
[[nodiscard]] bool from_answer(const Value& value);
[[nodiscard]] bool from_answer(const Text& text);
/// Applies `change` to each text; objects, functions and null stay as they are.
template <typename Change>
[[nodiscard]] Value map_texts(const Value& value, Change&& change) {
  Value result;
  for (const auto& text : as_texts(value)) result = with_alternative(std::move(result), Value(change(text)));
  result.maybe_nothing = value.maybe_nothing;
  return result;
}

}  // namespace patscope::calls
