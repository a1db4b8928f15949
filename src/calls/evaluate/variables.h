#pragma once

#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A fresh scope inside `parent`.
[[nodiscard]] FrameId add_frame(Machine& machine, std::optional<FrameId> parent);
/// The scope is left; nothing refers to it any more.
void drop_frame(Machine& machine, FrameId id);
[[nodiscard]] Frame& edit_frame(Machine& machine, FrameId id);

/// The variable as the running script sees it; nothing when it is set nowhere.
[[nodiscard]] std::optional<Value> find_variable(const Machine& machine, std::string_view name);
/// As `find_variable`, in the scope `frame`.
[[nodiscard]] std::optional<Value> find_variable(const Machine& machine, FrameId frame, std::string_view name);
/// Assigns as the language does: to the scope that has it, the local one or the outermost.
void set_variable(Machine& machine, std::string_view name, const Value& value, script::Scope scope);
void unset_variable(Machine& machine, std::string_view name);

/// The type of the map that os.environ and process.env are: what it does not list may be set all the same.
inline constexpr std::string_view environment_type = "environment";
[[nodiscard]] std::optional<Value> find_environment(const Machine& machine, std::string_view name);
void set_environment(Machine& machine, std::string_view name, const Value& value);

/// The scope that is around all others of `frame`.
[[nodiscard]] FrameId outermost(const Machine& machine, FrameId frame);
/// A function as a value, defined here and now.
[[nodiscard]] Callable make_callable(Machine& machine, std::shared_ptr<const script::Function> function);
/// A variable that nobody set: the agent's own by its name in the environment, or a hole. SYSTEM_ACCESSTOKEN is taken
/// for the job token, which is what its author means, although a step has it only when it maps it.
[[nodiscard]] Value predefined_variable(std::string_view environment_name);

/// Functions of shells live in a namespace of their own.
[[nodiscard]] std::string function_key(std::string_view name);
void declare_function(Machine& machine, const std::shared_ptr<const script::Function>& function);
[[nodiscard]] std::optional<Callable> find_function(const Machine& machine, std::string_view name);

}  // namespace patscope::calls
