#include "calls/evaluate/state.h"

#include <algorithm>

namespace patscope::calls {
namespace {

template <typename Map>
void join_maps(std::map<std::string, Value, std::less<>>& into, const Map& from) {
  for (auto& [key, value] : into)
    if (!from.contains(key)) value.maybe_nothing = true;
  for (const auto& [key, value] : from) {
    const auto [found, added] = into.try_emplace(key, value);
    if (added)
      found->second.maybe_nothing = true;
    else
      found->second = join(std::move(found->second), value);
  }
}

void join_maps(SharedMap<Value>& into, const SharedMap<Value>& from) {
  if (!into.shares_with(from)) join_maps(into.edit(), from);
}

void join_alternatives(SharedMap<Value>& into, const SharedMap<Value>& from) {
  if (into.shares_with(from)) return;
  auto& entries = into.edit();
  for (const auto& [key, value] : from) {
    const auto [found, added] = entries.try_emplace(key, value);
    if (!added) found->second = join(std::move(found->second), value);
  }
}

void join_fields(Object& into, const Object& from) {
  for (const auto& [key, value] : from.fields) {
    const auto same =
        std::find_if(into.fields.begin(), into.fields.end(), [&](const auto& entry) { return entry.first == key; });
    if (same == into.fields.end())
      into.fields.emplace_back(key, value);
    else
      same->second = join(std::move(same->second), value);
  }
}

std::size_t count_of(const Object& object) {
  return object.kind == ObjectKind::list ? object.items.size() : object.fields.size();
}

bool is_container(const Object& object) {
  return object.kind == ObjectKind::list || object.kind == ObjectKind::map;
}

void join_objects(Object& into, const Object& from) {
  const auto before = count_of(into);
  join_fields(into, from);
  if (!from.others.is_nothing()) into.others = into.others.is_nothing() ? from.others : join(into.others, from.others);
  for (std::size_t i = 0; i < from.items.size(); ++i)
    if (i < into.items.size())
      into.items[i] = join(std::move(into.items[i]), from.items[i]);
    else
      into.items.push_back(from.items[i]);
  const auto both = count_of(into);
  into.maybe_fewer = into.maybe_fewer || from.maybe_fewer || both != before || both != count_of(from);
}

/// A chunk that only one of them wrote may be missing.
void join_chunks(std::vector<Value>& into, const std::vector<Value>& from) {
  const auto shared = std::min(into.size(), from.size());
  for (std::size_t i = 0; i < shared; ++i) into[i] = join(std::move(into[i]), from[i]);
  for (std::size_t i = shared; i < into.size(); ++i) into[i].maybe_nothing = true;
  for (std::size_t i = shared; i < from.size(); ++i) into.push_back(join(from[i], Value()));
}

void join_outputs(std::vector<std::vector<Value>>& into, const std::vector<std::vector<Value>>& from) {
  for (std::size_t i = 0; i < std::min(into.size(), from.size()); ++i) join_chunks(into[i], from[i]);
}

}  // namespace

const Object& Heap::get(ObjectId id) const {
  static const Object unknown;
  const auto* object = objects_.find(static_cast<std::size_t>(id));
  return object == nullptr ? unknown : *object;
}

Object& Heap::edit(ObjectId id) {
  return objects_.edit(static_cast<std::size_t>(id));
}

ObjectId Heap::add(Object object) {
  const auto index = (*next_)++;
  objects_.set(index, std::move(object));
  return ObjectId{index};
}

std::size_t Heap::join(const Heap& other) {
  std::size_t values = 0;
  objects_.join(other.objects_, [&](Object& into, const Object& from) {
    join_objects(into, from);
    values += 1 + from.items.size() + from.fields.size();
  });
  return values;
}

void Heap::doubt_growth(const Heap& before) {
  for (const auto index : objects_.changed_since(before.objects_)) {
    const auto& now = *objects_.find(index);
    if (is_container(now) && count_of(now) > count_of(*before.objects_.find(index)))
      objects_.edit(index).maybe_fewer = true;
  }
}

void join(JobState& state, const JobState& other) {
  join_alternatives(state.files, other.files);
  join_alternatives(state.variables, other.variables);
  join_alternatives(state.facts, other.facts);
}

std::size_t join(State& state, const State& other) {
  auto values = state.heap.join(other.heap);
  join_outputs(state.outputs, other.outputs);
  state.folder = join(std::move(state.folder), other.folder);
  state.frames.join(other.frames, [&](Frame& into, const Frame& from) {
    join_maps(into.variables, from.variables);
    values += 1 + from.variables.size();
  });
  join_alternatives(state.modules, other.modules);
  join_maps(state.environment, other.environment);
  join(state.job, other.job);
  return values;
}

}  // namespace patscope::calls
