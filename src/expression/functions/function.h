#pragma once

#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "expression/expression.h"
#include "expression/value.h"

namespace patscope::expression {

/// The arguments of a function that may leave some of them unevaluated.
struct LazyArguments {
  std::size_t size = 0;
  std::function<Outcome(std::size_t)> at;
};

using Arguments = std::span<const Value>;
using EagerFunction = Outcome (*)(Arguments);
using LazyFunction = Outcome (*)(const LazyArguments&);
/// The run decides, unless the context has a value for "name()".
struct DecidedByRun {
  HoleKind kind = HoleKind::any;
};

enum class Offered { everywhere, with_status, with_counter };

inline constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

/// One row of the function table. Arity is the service's own, which differs from its documentation in places.
struct Function {
  std::string_view name;
  std::size_t least = 0;
  std::size_t most = 0;
  std::variant<EagerFunction, LazyFunction, DecidedByRun> run;
  Offered offered = Offered::everywhere;
};

/// The rows, one file a family.
[[nodiscard]] std::span<const Function> logic_functions();
[[nodiscard]] std::span<const Function> comparison_functions();
[[nodiscard]] std::span<const Function> string_functions();
[[nodiscard]] std::span<const Function> collection_functions();
[[nodiscard]] std::span<const Function> run_functions();

/// Null when there is none of that name in the grammar; letter case does not matter.
[[nodiscard]] const Function* find_function(std::string_view name, const Grammar& grammar);
/// Status functions take no arguments in step conditions.
[[nodiscard]] std::size_t most_arguments(const Function& function, const Grammar& grammar);

/// An error of the function itself; `evaluate` fills in where the call stands.
inline constexpr std::size_t at_the_call = std::numeric_limits<std::size_t>::max();
[[nodiscard]] Outcome fail(std::string message);

/// What depends on the run: named after the first hole among `inputs`, carrying what all of them carry.
[[nodiscard]] Value undecided(Arguments inputs);
/// The Boolean, or what depends on the run.
[[nodiscard]] Value decided(std::optional<bool> result, Arguments inputs);
/// The argument as text, or the service's error for a collection.
struct TextArgument {
  Text text;
  std::optional<Error> error;
};
[[nodiscard]] TextArgument text_argument(const Value& value);

}  // namespace patscope::expression
