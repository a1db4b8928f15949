#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/script_files.h"

namespace patscope::calls {
namespace {

using script::Language;

bool is_kind(const Machine& machine, const Value& value, ObjectKind kind) {
  return !value.objects.empty() && machine.state.heap.get(value.objects.front()).kind == kind;
}

void append(Machine& machine, const Value& list, const std::vector<Value>& more) {
  const bool certain = list.objects.size() == 1 && list.texts.empty();
  for (const auto id : list.objects) {
    auto& object = machine.state.heap.edit(id);
    object.maybe_fewer = object.maybe_fewer || !certain;
    if (object.items.size() + more.size() < 256)
      object.items.insert(object.items.end(), more.begin(), more.end());
    else
      for (const auto& value : more) object.others = object.others.is_nothing() ? value : join(object.others, value);
  }
}

/// list.Add(x), list.append(x), list.push(x, y); map.Add(key, value).
std::optional<Value> add(Machine& machine, Invocation& invocation) {
  const auto all = plain_arguments(invocation);
  if (is_kind(machine, invocation.receiver, ObjectKind::list)) {
    append(machine, invocation.receiver, all);
    return Value();
  }
  const auto key = all.size() > 1 ? known(to_text(machine, all[0])) : std::nullopt;
  if (!key) return opaque(machine, invocation);
  set_field(machine.state, invocation.receiver, *key, all[1]);
  return Value();
}

std::optional<Value> extend(Machine& machine, Invocation& invocation) {
  const auto more = argument(invocation, 0);
  const auto before = machine.state.heap;
  append(machine, invocation.receiver, items(machine.state, more));
  if (!lists_all(machine.state, more)) machine.state.heap.doubt_growth(before);
  return Value();
}

/// map.get(key, default), map.set(key, value).
std::optional<Value> get(Machine& machine, Invocation& invocation) {
  if (!is_kind(machine, invocation.receiver, ObjectKind::map)) return std::nullopt;
  const auto key = argument(invocation, 0);
  auto found = index_of(machine, invocation.receiver, key);
  const auto fallback = argument(invocation, 1);
  if (found.is_nothing()) return fallback;
  return found;
}

/// map.setdefault(key, default): stored when it is not there, also below a key that is not known.
std::optional<Value> set_default(Machine& machine, Invocation& invocation) {
  if (!is_kind(machine, invocation.receiver, ObjectKind::map)) return std::nullopt;
  const auto key = argument(invocation, 0);
  const auto found = index_of(machine, invocation.receiver, key);
  if (!found.is_nothing()) return found;
  const auto fallback = argument(invocation, 1);
  if (const auto name = known(to_text(machine, key)))
    set_field(machine.state, invocation.receiver, *name, fallback);
  else
    for (const auto id : invocation.receiver.objects) machine.state.heap.edit(id).others = fallback;
  return fallback;
}

std::optional<Value> set(Machine& machine, Invocation& invocation) {
  if (!is_kind(machine, invocation.receiver, ObjectKind::map)) return std::nullopt;
  return add(machine, invocation);
}

std::optional<Value> update(Machine& machine, Invocation& invocation) {
  if (types(machine.state, invocation.receiver) == std::vector{std::string(environment_type)})
    for (const auto& [key, value] : entries(machine.state, argument(invocation, 0)))
      set_environment(machine, key, to_text(machine, value));
  merge_entries(machine.state, invocation.receiver, argument(invocation, 0));
  for (const auto& argument : invocation.arguments)
    if (!argument.name.empty() && argument.value)
      set_field(machine.state, invocation.receiver, argument.name, *argument.value);
  return Value();
}

std::optional<Value> copy(Machine& machine, Invocation& invocation) {
  if (invocation.receiver.objects.empty()) return std::nullopt;
  return add_object(machine.state, machine.state.heap.get(invocation.receiver.objects.front()));
}

/// The function once an item; a hole once with a hole.
std::vector<Value> each(Machine& machine, const Invocation& invocation) {
  std::vector<Value> results;
  auto all = items(machine.state, invocation.receiver);
  if (are_too_many(all)) all = {derived(machine, "item", {invocation.receiver})};
  const auto before = machine.state.heap;
  for (const auto& item : all) {
    const bool hole = item.texts.size() == 1 && item.texts.front().has_hole() && item.objects.empty() &&
                      invocation.receiver.objects.empty();
    const auto value = hole ? derived(machine, "item", {item}) : item;
    for (const auto& callable : argument(invocation, 0).callables)
      results.push_back(call_back(machine, callable, {value, unknown("index")}, invocation.place));
  }
  if (!lists_all(machine.state, invocation.receiver)) machine.state.heap.doubt_growth(before);
  return results;
}

std::optional<Value> map(Machine& machine, Invocation& invocation) {
  const bool exact = lists_all(machine.state, invocation.receiver);
  const auto list = add_list(machine, each(machine, invocation));
  machine.state.heap.edit(list.objects.front()).maybe_fewer = !exact;
  return list;
}

std::optional<Value> for_each(Machine& machine, Invocation& invocation) {
  (void)each(machine, invocation);
  return Value();
}

std::optional<Value> filter(Machine& machine, Invocation& invocation) {
  (void)each(machine, invocation);
  return some_of(machine, invocation.receiver);
}

std::optional<Value> find(Machine& machine, Invocation& invocation) {
  if (argument(invocation, 0).callables.empty()) return std::nullopt;
  (void)each(machine, invocation);
  return index_of(machine, invocation.receiver, unknown("index"));
}

std::optional<Value> pop(Machine& machine, Invocation& invocation) {
  if (is_kind(machine, invocation.receiver, ObjectKind::map)) return get(machine, invocation);
  return index_of(machine, invocation.receiver, unknown("index"));
}

std::optional<Value> slice_list(Machine& machine, Invocation& invocation) {
  if (!is_kind(machine, invocation.receiver, ObjectKind::list)) return opaque(machine, invocation);
  const auto from = known(argument(invocation, 0)).value_or("0");
  auto all = items(machine.state, invocation.receiver);
  if (from.empty() || from.size() > 3 || from.find_first_not_of("0123456789") != std::string::npos)
    return invocation.receiver;
  const auto count = std::min<std::size_t>(std::stoul(from), all.size());
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
  return add_list(machine, std::move(all));
}

/// PowerShell's `& $block` as a method, JavaScript's f.call(this, ...).
std::optional<Value> call_it(Machine& machine, Invocation& invocation) {
  Value result;
  for (const auto& callable : invocation.receiver.callables) {
    auto all = plain_arguments(invocation);
    if (machine.language == Language::javascript && !all.empty()) all.erase(all.begin());
    const auto one = call_back(machine, callable, all, invocation.place);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

constexpr std::array rows = {
    Builtin{".add", add},
    Builtin{".append", add},
    Builtin{".push", add},
    Builtin{".addrange", extend},
    Builtin{".extend", extend},
    Builtin{".get", get},
    Builtin{".setdefault", set_default},
    Builtin{".set", set},
    Builtin{".update", update},
    Builtin{".copy", copy},
    Builtin{".clone", copy},
    Builtin{".map", map},
    Builtin{".flatmap", map},
    Builtin{".foreach", for_each},
    Builtin{".filter", filter},
    Builtin{".where", filter},
    Builtin{".find", find},
    Builtin{".pop", pop},
    Builtin{".shift", pop},
    Builtin{".slice", slice_list},
    Builtin{".toarray", the_receiver},
    Builtin{".invoke", call_it},
    Builtin{".call", call_it},
};

}  // namespace

std::span<const Builtin> container_methods() {
  return rows;
}

}  // namespace patscope::calls
