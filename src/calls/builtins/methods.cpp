#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/shell_expansion.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

bool has_text(const Invocation& invocation) {
  return !invocation.receiver.texts.empty();
}

/// What stands between quotes in `.Trim('/')`; blanks without.
std::string trim_set(const Invocation& invocation) {
  return known(argument(invocation, 0)).value_or(" \t\r\n");
}

template <Text (*Cut)(const Text&, std::string_view)>
std::optional<Value> trim_method(Machine& machine, Invocation& invocation) {
  if (!has_text(invocation)) return std::nullopt;
  const auto set = trim_set(invocation);
  return changed(machine, invocation.receiver, [&](const Text& text) { return Cut(text, set); });
}

template <std::string (*Change)(std::string_view)>
std::optional<Value> case_method(Machine& machine, Invocation& invocation) {
  if (!has_text(invocation)) return std::nullopt;
  return changed(machine, invocation.receiver, [](const Text& text) { return map_literals(text, Change); });
}

std::optional<Value> replace(Machine& machine, Invocation& invocation) {
  if (!has_text(invocation)) return std::nullopt;
  const auto from = known(argument(invocation, 0));
  if (!from) return opaque(machine, invocation);
  const auto to = as_text(to_text(machine, argument(invocation, 1)));
  return changed(machine, invocation.receiver, [&](const Text& text) { return replace_text(text, *from, to); });
}

std::optional<Value> split(Machine& machine, Invocation& invocation) {
  if (invocation.receiver.texts.size() != 1) return std::nullopt;
  const auto separator = known(argument(invocation, 0));
  const auto& text = invocation.receiver.texts.front();
  if (text.has_hole() && text.pieces.size() == 1) return derived(machine, "part", {invocation.receiver});
  std::vector<Value> parts;
  for (auto& part : separator && !separator->empty() ? split_text(text, *separator) : words_of(text))
    parts.emplace_back(std::move(part));
  return add_list(machine, std::move(parts));
}

/// .Contains, .includes, `in`: of a text or of a list.
std::optional<Value> contains(Machine& machine, Invocation& invocation) {
  return as_boolean(machine, compare(machine, "in", argument(invocation, 0), invocation.receiver));
}

template <bool Start>
std::optional<Value> starts_or_ends(Machine& machine, Invocation& invocation) {
  const auto wanted = known(argument(invocation, 0));
  if (!wanted || invocation.receiver.texts.size() != 1) return as_boolean(machine, std::nullopt);
  const auto text = as_tested(machine, invocation.receiver).texts.front();
  const auto flat = flatten(text);
  const bool holds = Start ? flat.starts_with(*wanted) : flat.ends_with(*wanted);
  if (holds || !text.has_hole()) return as_boolean(machine, holds);
  const char edge = flat.empty() ? ' ' : (Start ? flat.front() : flat.back());
  return edge == text_hole_byte ? as_boolean(machine, std::nullopt) : as_boolean(machine, false);
}

/// Python's "{}".format(...), "sep".join(list); JavaScript's list.join(sep).
std::optional<Value> format(Machine& machine, Invocation& invocation) {
  if (!has_text(invocation)) return std::nullopt;
  std::vector<std::pair<std::string, Value>> keywords;
  for (const auto& argument : invocation.arguments)
    if (!argument.name.empty() && argument.value) keywords.emplace_back(argument.name, *argument.value);
  return format_braces(machine, invocation.receiver, plain_arguments(invocation), keywords);
}

/// What fills a list may have gone unseen: an empty one that does not list all it has is not known to be "".
Value joined(Machine& machine, const Value& list, const Value& separator) {
  const auto all = items(machine.state, list);
  if (all.empty() && !lists_all(machine.state, list)) return derived(machine, "list", {list});
  return join_items(machine, all, separator);
}

std::optional<Value> join_method(Machine& machine, Invocation& invocation) {
  if (machine.language == Language::python) return joined(machine, argument(invocation, 0), invocation.receiver);
  const auto separator = argument(invocation, 0);
  return joined(machine, invocation.receiver, separator.is_nothing() ? Value(std::string(",")) : separator);
}

std::optional<Value> to_string(Machine& machine, Invocation& invocation) {
  const auto encoding = known(argument(invocation, 0));
  if (encoding && equals_ignoring_case(*encoding, "base64")) return base64(machine, invocation);
  return to_text(machine, invocation.receiver);
}

std::optional<Value> concat(Machine& machine, Invocation& invocation) {
  Value result = invocation.receiver;
  for (const auto& part : plain_arguments(invocation)) result = combine(machine, "+", result, part);
  return result;
}

std::optional<Value> substring(Machine& machine, Invocation& invocation) {
  if (!has_text(invocation)) return std::nullopt;
  return opaque(machine, invocation);
}

/// Of a promise, which is its value: `.then(f)` is f of it.
std::optional<Value> then(Machine& machine, Invocation& invocation) {
  Value result = invocation.receiver;
  for (const auto& callable : argument(invocation, 0).callables)
    result = call_back(machine, callable, {invocation.receiver}, invocation.place);
  return result;
}

std::optional<Value> caught(Machine& machine, Invocation& invocation) {
  for (const auto& callable : argument(invocation, 0).callables)
    (void)either(
        machine, [&] { return call_back(machine, callable, {unknown("error")}, invocation.place); },
        [] { return Value(); });
  return invocation.receiver;
}

constexpr std::array rows = {
    Builtin{".trim", trim_method<trim_text>},
    Builtin{".strip", trim_method<trim_text>},
    Builtin{".trimend", trim_method<trim_end>},
    Builtin{".rstrip", trim_method<trim_end>},
    Builtin{".trimstart", trim_method<trim_start>},
    Builtin{".lstrip", trim_method<trim_start>},
    Builtin{".tolower", case_method<to_lower>},
    Builtin{".tolowerinvariant", case_method<to_lower>},
    Builtin{".lower", case_method<to_lower>},
    Builtin{".tolowercase", case_method<to_lower>},
    Builtin{".toupper", case_method<to_upper>},
    Builtin{".toupperinvariant", case_method<to_upper>},
    Builtin{".upper", case_method<to_upper>},
    Builtin{".touppercase", case_method<to_upper>},
    Builtin{".replace", replace},
    Builtin{".replaceall", replace},
    Builtin{".split", split},
    Builtin{".contains", contains},
    Builtin{".includes", contains},
    Builtin{".containskey", contains},
    Builtin{".startswith", starts_or_ends<true>},
    Builtin{".endswith", starts_or_ends<false>},
    Builtin{".format", format},
    Builtin{".join", join_method},
    Builtin{".tostring", to_string},
    Builtin{".concat", concat},
    Builtin{".substring", substring},
    Builtin{".encode", the_receiver},
    Builtin{".decode", the_receiver},
    Builtin{".then", then},
    Builtin{".catch", caught},
    Builtin{".finally", caught},
};

}  // namespace

std::span<const Builtin> text_methods() {
  return rows;
}

}  // namespace patscope::calls
