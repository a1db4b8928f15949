#include "calls/evaluate/variables.h"

#include <algorithm>

#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;
using script::Scope;

bool is_shell(Language language) {
  return language == Language::bash || language == Language::powershell || language == Language::batch;
}

/// PowerShell and batch look variables up without case.
std::string key_of(Language language, std::string_view name) {
  const bool folds = language == Language::powershell || language == Language::batch;
  return folds ? to_lower(name) : std::string(name);
}

/// A scope that only a branch knew which was given up is empty.
const Frame& frame_of(const Machine& machine, FrameId id) {
  static const Frame unknown;
  const auto* frame = machine.state.frames.find(static_cast<std::size_t>(id));
  return frame == nullptr ? unknown : *frame;
}

/// The innermost scope around `frame` that has the variable.
std::optional<FrameId> owner(const Machine& machine, FrameId frame, std::string_view key) {
  for (std::optional<FrameId> at = frame; at; at = frame_of(machine, *at).parent)
    if (frame_of(machine, *at).variables.contains(key)) return at;
  return std::nullopt;
}

}  // namespace

FrameId outermost(const Machine& machine, FrameId frame) {
  while (const auto parent = frame_of(machine, frame).parent) frame = *parent;
  return frame;
}

namespace {

FrameId target_scope(const Machine& machine, std::string_view key, Scope scope) {
  if (scope == Scope::global || scope == Scope::exported) {
    const auto outer = frame_of(machine, machine.frame).parent;
    if (scope == Scope::global && machine.language == Language::python && outer)
      if (const auto found = owner(machine, *outer, key)) return *found;
    return outermost(machine, machine.frame);
  }
  if (scope == Scope::local) return machine.frame;
  if (machine.language == Language::python || machine.language == Language::powershell) return machine.frame;
  return owner(machine, machine.frame, key).value_or(outermost(machine, machine.frame));
}

}  // namespace

FrameId add_frame(Machine& machine, std::optional<FrameId> parent) {
  const auto index = machine.next_frame++;
  // A scope is younger than the one around it: no chain of them ever leads back.
  if (parent && static_cast<std::uint32_t>(*parent) >= index) parent.reset();
  machine.state.frames.set(index, Frame{.variables = {}, .parent = parent});
  return FrameId{index};
}

void drop_frame(Machine& machine, FrameId id) {
  const auto index = static_cast<std::uint32_t>(id);
  if (index + 1 != machine.next_frame) return;
  machine.next_frame = index;
  machine.state.frames.drop(index);
}

Frame& edit_frame(Machine& machine, FrameId id) {
  return machine.state.frames.edit(static_cast<std::size_t>(id));
}

std::optional<Value> find_variable(const Machine& machine, FrameId frame, std::string_view name) {
  const auto key = key_of(machine.language, name);
  const auto scope = owner(machine, frame, key);
  if (!scope) return std::nullopt;
  return frame_of(machine, *scope).variables.find(key)->second;
}

std::optional<Value> find_variable(const Machine& machine, std::string_view name) {
  if (auto value = find_variable(machine, machine.frame, name)) return value;
  const bool shares = machine.language == Language::bash || machine.language == Language::batch;
  return shares ? find_environment(machine, name) : std::nullopt;
}

void set_variable(Machine& machine, std::string_view name, const Value& value, Scope scope) {
  const auto key = key_of(machine.language, name);
  edit_frame(machine, target_scope(machine, key, scope)).variables.insert_or_assign(key, value);
  const bool shares = machine.language == Language::bash || machine.language == Language::batch;
  if (scope == Scope::exported || (shares && scope == Scope::plain && machine.state.environment.contains(name)))
    set_environment(machine, name, value);
}

void unset_variable(Machine& machine, std::string_view name) {
  const auto key = key_of(machine.language, name);
  if (const auto scope = owner(machine, machine.frame, key)) edit_frame(machine, *scope).variables.erase(key);
  machine.state.environment.erase(std::string(name));
}

std::optional<Value> find_environment(const Machine& machine, std::string_view name) {
  const auto& environment = machine.state.environment;
  if (const auto exact = environment.find(name); exact != environment.end()) return exact->second;
  const auto similar = std::find_if(environment.begin(), environment.end(),
                                    [&](const auto& entry) { return equals_ignoring_case(entry.first, name); });
  if (similar == environment.end()) return std::nullopt;
  return similar->second;
}

void set_environment(Machine& machine, std::string_view name, const Value& value) {
  machine.state.environment.insert_or_assign(std::string(name), value);
}

Value predefined_variable(std::string_view environment_name) {
  // A step that does not map it finds nothing: a script that asks whether it is there goes on either way.
  if (environment_name == "SYSTEM_ACCESSTOKEN")
    return unknown("SYSTEM_ACCESSTOKEN", HoleKind::any, {{CredentialKind::job_token, "System.AccessToken"}});
  if (auto hole = pipeline::predefined_from_environment(environment_name)) return Value(Text(std::move(*hole)));
  return unknown(std::string(environment_name));
}

Callable make_callable(Machine& machine, std::shared_ptr<const script::Function> function) {
  ++machine.closures_made;
  return {.function = std::move(function),
          .language = machine.language,
          .defined_in = machine.frame,
          .self = {},
          .file = machine.scripts.empty() ? std::string() : machine.scripts.back().path};
}

std::string function_key(std::string_view name) {
  return "function " + to_lower(name);
}

void declare_function(Machine& machine, const std::shared_ptr<const script::Function>& function) {
  const Value callable(make_callable(machine, function));
  if (is_shell(machine.language))
    edit_frame(machine, machine.frame).variables.insert_or_assign(function_key(function->name), callable);
  else
    set_variable(machine, function->name, callable, Scope::local);
}

std::optional<Callable> find_function(const Machine& machine, std::string_view name) {
  const auto found = owner(machine, machine.frame, function_key(name));
  if (!found) return std::nullopt;
  const auto& value = frame_of(machine, *found).variables.find(function_key(name))->second;
  if (value.callables.empty()) return std::nullopt;
  return value.callables.front();
}

}  // namespace patscope::calls
