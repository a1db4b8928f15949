#include "calls/builtins/shell_expansion.h"

#include "calls/builtins/patterns.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Node;

/// Variables that the agent sets for every step. SYSTEM_ACCESSTOKEN is none of them, but a script that asks for it was
/// written for steps that map it.
bool is_set_by_agent(std::string_view name) {
  if (name != to_upper(name)) return false;
  return name == "SYSTEM_ACCESSTOKEN" || name == "TF_BUILD" || pipeline::predefined_from_environment(name).has_value();
}

/// Unset, or known to be empty; nothing when it may be either.
std::optional<bool> is_unset(const Machine& machine, const Node& variable) {
  if (variable.kind != Kind::variable && variable.kind != Kind::environment) return false;
  const auto value = variable.kind == Kind::environment ? find_environment(machine, variable.name)
                                                        : find_variable(machine, variable.name);
  if (!value) return !is_set_by_agent(variable.name);
  const auto empty = compare(machine, "==", *value, Value(std::string{}));
  return value->maybe_nothing ? std::nullopt : std::optional(empty.value_or(false));
}

/// A name as the environment has them that the step does not map: a variable group may still set it, so that a default
/// is one of two values, and an empty one says nothing. Those of other build services are not set here.
bool may_be_set(const Machine& machine, const Node& variable) {
  const std::string_view name = variable.name;
  if (find_environment(machine, name) || name.starts_with("GITHUB_") || name.starts_with("GITLAB_")) return false;
  if (variable.kind == Kind::environment) return true;
  const bool spelt_so =
      name.size() > 1 && name == to_upper(name) && name.find_first_not_of("0123456789_") != std::string_view::npos;
  return spelt_so && !find_variable(machine, name);
}

Value expand_default(Machine& machine, const Node& node) {
  const auto unset = is_unset(machine, node.operands[0]);
  const auto fallback = [&] {
    auto value = node.operands.size() > 1 ? evaluate(machine, node.operands[1]) : Value();
    if (node.target.ends_with('=')) assign(machine, node.operands[0], value, script::Scope::plain);
    return value;
  };
  if (unset == true) {
    auto value = fallback();
    if (!may_be_set(machine, node.operands[0])) return value;
    const auto from_outside = predefined_variable(node.operands[0].name);
    return known(value) == "" ? from_outside : join(std::move(value), from_outside);
  }
  auto value = evaluate(machine, node.operands[0]);
  if (unset == false) return value;
  value.maybe_nothing = false;
  return join(std::move(value), fallback());
}

Value expand_alternate(Machine& machine, const Node& node) {
  if (is_unset(machine, node.operands[0]) == true) return Value(std::string{});
  return node.operands.size() > 1 ? evaluate(machine, node.operands[1]) : Value();
}

/// The shortest or longest prefix of `flat` that fits; npos when none does.
std::size_t prefix_length(const std::string& flat, std::string_view pattern, bool longest) {
  std::size_t found = std::string::npos;
  for (std::size_t length = 0; length <= flat.size(); ++length) {
    if (!matches_glob(pattern, std::string_view(flat).substr(0, length), Case::kept)) continue;
    found = length;
    if (!longest) return found;
  }
  return found;
}

std::size_t suffix_begin(const std::string& flat, std::string_view pattern, bool longest) {
  std::size_t found = std::string::npos;
  for (std::size_t begin = flat.size() + 1; begin-- > 0;) {
    if (!matches_glob(pattern, std::string_view(flat).substr(begin), Case::kept)) continue;
    found = begin;
    if (!longest) return found;
  }
  return found;
}

Value cut(Machine& machine, const Node& node, const Value& value) {
  constexpr std::size_t longest_text = 400;
  const auto pattern = node.operands.size() > 1 ? known(evaluate(machine, node.operands[1])) : std::nullopt;
  if (!pattern) return derived(machine, "part", {value});
  const bool longest = node.target == "##" || node.target == "%%";
  return map_texts(value, [&](const Text& text) {
    const auto flat = flatten(text);
    if (flat.size() > longest_text) return text;
    if (node.name == "remove-prefix") {
      const auto length = prefix_length(flat, *pattern, longest);
      return length == std::string::npos ? text : slice(text, length, flat.size());
    }
    const auto begin = suffix_begin(flat, *pattern, longest);
    return begin == std::string::npos ? text : slice(text, 0, begin);
  });
}

Value expand_replace(Machine& machine, const Node& node, const Value& value) {
  const auto from = node.operands.size() > 1 ? known(evaluate(machine, node.operands[1])) : std::nullopt;
  const Text to = node.operands.size() > 2 ? as_text(evaluate(machine, node.operands[2])) : Text();
  if (!from || from->find_first_of("*?[") != std::string::npos) return derived(machine, "replaced", {value});
  return map_texts(value, [&](const Text& text) { return replace_text(text, *from, to); });
}

Value indirect(Machine& machine, const Value& name) {
  Value result;
  for (const auto& text : name.texts) {
    const auto literal = text.known();
    const auto found = literal ? find_variable(machine, *literal) : std::nullopt;
    const auto one = found.value_or(unknown(text.with_names(), HoleKind::any, text.carries()));
    result = with_alternative(std::move(result), one);
  }
  return result;
}

}  // namespace

std::optional<Value> expand_parameter(Machine& machine, const Node& node) {
  if (node.operands.empty()) return std::nullopt;
  if (node.name == "default") return expand_default(machine, node);
  if (node.name == "alternate") return expand_alternate(machine, node);
  const bool cuts = node.name == "remove-prefix" || node.name == "remove-suffix";
  const bool simple = node.name == "upper" || node.name == "lower" || node.name == "length" || node.name == "indirect";
  if (!cuts && !simple && node.name != "replace" && node.name != "substring") return std::nullopt;
  const auto value = evaluate(machine, node.operands[0]);
  if (cuts) return cut(machine, node, to_text(machine, value));
  if (node.name == "replace") return expand_replace(machine, node, to_text(machine, value));
  if (node.name == "upper") return map_texts(value, [](const Text& text) { return map_literals(text, to_upper); });
  if (node.name == "lower") return map_texts(value, [](const Text& text) { return map_literals(text, to_lower); });
  if (node.name == "indirect") return indirect(machine, value);
  return derived(machine, node.name, {value});
}

}  // namespace patscope::calls
