#pragma once

#include <optional>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A new instance of a class of the scripts, its constructor run.
[[nodiscard]] Value construct(Machine& machine, ObjectId type, const std::vector<EvaluatedArgument>& arguments,
                              Span place);
/// The class of a library that a class of the scripts, or an instance of it, is derived from, however far up.
[[nodiscard]] std::optional<ObjectId> library_base(const State& state, ObjectId type);
/// Runs the constructor of the base class of the running method's receiver.
void construct_base(Machine& machine, const std::vector<EvaluatedArgument>& arguments, Span place);
/// A method of that base class, bound to the receiver.
[[nodiscard]] Value base_method(Machine& machine, std::string_view name);
/// A method found on an object knows its receiver.
[[nodiscard]] Value bind_method(Value method, ObjectId receiver, ObjectKind kind);
/// What a property with a getter gives; nothing when it has none.
[[nodiscard]] std::optional<Value> read_property(Machine& machine, ObjectId id, std::string_view name);

}  // namespace patscope::calls
