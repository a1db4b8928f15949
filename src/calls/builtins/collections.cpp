// What gives back some of a collection, or makes one value of it.

#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/follow/script_files.h"

namespace patscope::calls {
namespace {

enum class View { keys, values, pairs };

Value viewed(Machine& machine, View view, const Value& key, const Value& value) {
  if (view == View::keys) return key;
  return view == View::values ? value : add_list(machine, {key, value});
}

bool has_entries(const Object& object) {
  return object.kind == ObjectKind::map || object.kind == ObjectKind::instance;
}

/// What a map holds, as a list. Of anything else it is a list of which nothing is known.
Value view_of(Machine& machine, const Value& collection, View view) {
  Object list{.kind = ObjectKind::list, .type = {}, .items = {}, .fields = {}, .others = {}, .of = {}};
  bool unknown_shape = !collection.texts.empty();
  for (const auto id : collection.objects) {
    const auto object = machine.state.heap.get(id);
    unknown_shape = unknown_shape || !has_entries(object);
    if (!has_entries(object)) continue;
    list.maybe_fewer = list.maybe_fewer || object.maybe_fewer;
    for (const auto& [key, value] : object.fields)
      if (!key.starts_with('@')) list.items.push_back(viewed(machine, view, Value(key), value));
    if (!object.others.is_nothing())
      list.others = with_alternative(std::move(list.others), viewed(machine, view, unknown("key"), object.others));
  }
  if (unknown_shape) {
    const auto item = derived(machine, "item", {collection});
    list.others = with_alternative(std::move(list.others), viewed(machine, view, unknown("key"), item));
  }
  return add_object(machine.state, std::move(list));
}

/// Object.keys(map) and its kin.
template <View view>
std::optional<Value> view_argument(Machine& machine, Invocation& invocation) {
  return view_of(machine, argument(invocation, 0), view);
}

/// map.items() and its kin.
template <View view>
std::optional<Value> view_receiver(Machine& machine, Invocation& invocation) {
  const auto& objects = invocation.receiver.objects;
  if (objects.empty() || machine.state.heap.get(objects.front()).kind != ObjectKind::map) return std::nullopt;
  return view_of(machine, invocation.receiver, view);
}

std::optional<bool> passes(Machine& machine, const Invocation& invocation, const Value& item) {
  const auto test = argument(invocation, 0);
  if (test.callables.empty())
    return types(machine.state, test) == std::vector<std::string>{"Boolean"} ? truth(machine, item) : std::nullopt;
  return truth(machine, call_back(machine, test.callables.front(), {item, unknown("index")}, invocation.place));
}

/// list.filter(f): what f is certainly false for is left out.
std::optional<Value> filter(Machine& machine, Invocation& invocation) {
  const auto& receiver = invocation.receiver;
  if (machine.language != script::Language::javascript || receiver.objects.size() != 1 || !receiver.texts.empty())
    return std::nullopt;
  const auto object = machine.state.heap.get(receiver.objects.front());
  if (object.kind != ObjectKind::list || are_too_many(object.items)) return std::nullopt;
  Object kept{.kind = ObjectKind::list, .type = {}, .items = {}, .fields = {}, .others = object.others, .of = {}};
  kept.maybe_fewer = object.maybe_fewer;
  for (const auto& item : object.items) {
    const auto stays = passes(machine, invocation, item);
    if (stays != false) kept.items.push_back(item);
    kept.maybe_fewer = kept.maybe_fewer || !stays;
  }
  if (!object.others.is_nothing()) (void)passes(machine, invocation, object.others);
  return add_object(machine.state, std::move(kept));
}

/// list.reduce(f, first).
std::optional<Value> reduce(Machine& machine, Invocation& invocation) {
  auto all = items(machine.state, invocation.receiver);
  const auto callables = argument(invocation, 0).callables;
  if (callables.empty() || all.empty() || are_too_many(all)) return std::nullopt;
  Value result = argument(invocation, 1);
  std::size_t next = 0;
  if (plain(invocation, 1) == nullptr) result = all[next++];
  const auto before = machine.state.heap;
  for (; next < all.size(); ++next) {
    const bool hole = all[next].texts.size() == 1 && all[next].texts.front().has_hole();
    const auto item = hole ? derived(machine, "item", {all[next]}) : all[next];
    result = call_back(machine, callables.front(), {result, item, unknown("index")}, invocation.place);
  }
  if (!lists_all(machine.state, invocation.receiver)) machine.state.heap.doubt_growth(before);
  return result;
}

constexpr std::array rows = {
    Builtin{"Object.keys", view_argument<View::keys>},
    Builtin{"Object.values", view_argument<View::values>},
    Builtin{"Object.entries", view_argument<View::pairs>},
    Builtin{".items", view_receiver<View::pairs>},
    Builtin{".entries", view_receiver<View::pairs>},
    Builtin{".getenumerator", view_receiver<View::pairs>},
    Builtin{".keys", view_receiver<View::keys>},
    Builtin{".values", view_receiver<View::values>},
    Builtin{".filter", filter},
    Builtin{".reduce", reduce},
};

}  // namespace

std::span<const Builtin> collection_builtins() {
  return rows;
}

}  // namespace patscope::calls
