#include <algorithm>
#include <charconv>

#include "calls/evaluate/state.h"
#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr int deepest_look = 3;

template <typename Fields>
auto find_key(Fields& fields, std::string_view key) {
  const auto exact = std::find_if(fields.begin(), fields.end(), [&](const auto& entry) { return entry.first == key; });
  if (exact != fields.end()) return exact;
  return std::find_if(fields.begin(), fields.end(),
                      [&](const auto& entry) { return equals_ignoring_case(entry.first, key); });
}

std::optional<std::size_t> item_index(const Object& object, std::string_view key) {
  int index = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  if (error != std::errc() || end != key.data() + key.size()) return std::nullopt;
  const int size = static_cast<int>(object.items.size());
  if (index < 0) index += size;
  if (index < 0 || index >= size) return std::nullopt;
  return static_cast<std::size_t>(index);
}

Value field_of_object(const State& state, const Object& object, std::string_view key, int depth) {
  const auto found = find_key(object.fields, key);
  if (found != object.fields.end()) return found->second;
  if (const auto index = item_index(object, key)) return object.items[*index];
  if (object.type == environment_type) return predefined_variable(key);
  if (object.of && depth < 16) return field_of_object(state, state.heap.get(*object.of), key, depth + 1);
  return object.others;
}

Hole part_of(const Hole& whole, std::string_view key) {
  Hole part = whole;
  part.kind = HoleKind::any;
  part.name += "." + std::string(key);
  if (part.name.size() > 120) part.name.resize(120);
  return part;
}

/// A walk through objects that may hold very many others.
struct Walk {
  std::vector<Credential> found;
  std::size_t left = 4096;  ///< values still to be looked at
};

void collect(const State& state, const Value& value, int depth, Walk& walk) {
  if (walk.left == 0) return;
  --walk.left;
  auto& found = walk.found;
  for (const auto& credential : carries(value))
    if (std::find(found.begin(), found.end(), credential) == found.end()) found.push_back(credential);
  if (depth == 0) return;
  for (const auto id : value.objects) {
    const auto& object = state.heap.get(id);
    for (const auto& item : object.items) collect(state, item, depth - 1, walk);
    for (const auto& [key, item] : object.fields) collect(state, item, depth - 1, walk);
    collect(state, object.others, depth - 1, walk);
  }
}

}  // namespace

Value field(const State& state, const Value& value, std::string_view key) {
  Value result;
  for (const auto id : value.objects)
    result = with_alternative(std::move(result), field_of_object(state, state.heap.get(id), key, 0));
  for (const auto& text : value.texts)
    for (const auto& piece : text.pieces)
      if (piece.hole) {
        result = with_alternative(std::move(result), Value(Text(part_of(*piece.hole, key), piece.origin)));
        break;
      }
  return result;
}

void set_field(State& state, const Value& target, std::string_view key, const Value& value) {
  const bool certain = target.objects.size() == 1 && target.texts.empty();
  for (const auto id : target.objects) {
    auto& object = state.heap.edit(id);
    if (const auto index = item_index(object, key); index && object.kind == ObjectKind::list) {
      object.items[*index] = certain ? value : join(object.items[*index], value);
      continue;
    }
    const auto found = find_key(object.fields, key);
    if (found == object.fields.end())
      object.fields.emplace_back(std::string(key), value);
    else
      found->second = certain ? value : join(found->second, value);
  }
}

Value add_object(State& state, Object object) {
  return Value(state.heap.add(std::move(object)));
}

Value add_library_object(State& state, std::string type, std::vector<std::pair<std::string, Value>> fields) {
  return add_object(state, {.kind = ObjectKind::library,
                            .type = std::move(type),
                            .items = {},
                            .fields = std::move(fields),
                            .others = {},
                            .of = {}});
}

std::vector<std::string> types(const State& state, const Value& value) {
  std::vector<std::string> found;
  for (const auto id : value.objects)
    if (const auto& object = state.heap.get(id); !object.type.empty()) found.push_back(object.type);
  return found;
}

std::vector<std::pair<std::string, Value>> entries(const State& state, const Value& value) {
  std::vector<std::pair<std::string, Value>> found;
  for (const auto id : value.objects)
    for (const auto& entry : state.heap.get(id).fields) found.push_back(entry);
  return found;
}

void merge_entries(State& state, const Value& into, const Value& from) {
  for (const auto source : from.objects) {
    const auto object = state.heap.get(source);
    if (object.kind == ObjectKind::list)
      for (const auto& item : object.items) merge_entries(state, into, item);
    for (const auto& [key, value] : object.fields) set_field(state, into, key, value);
    for (const auto id : into.objects) {
      auto& target = state.heap.edit(id);
      target.maybe_fewer = target.maybe_fewer || object.maybe_fewer;
      if (object.kind == ObjectKind::map) target.others = with_alternative(std::move(target.others), object.others);
    }
  }
}

std::vector<Value> items(const State& state, const Value& value) {
  std::vector<Value> found;
  for (const auto& text : value.texts) found.emplace_back(text);
  for (const auto id : value.objects) {
    const auto& object = state.heap.get(id);
    if (object.kind == ObjectKind::list) {
      found.insert(found.end(), object.items.begin(), object.items.end());
      if (!object.others.is_nothing()) found.push_back(object.others);
    } else {
      found.emplace_back(id);
    }
  }
  for (const auto& callable : value.callables) found.emplace_back(callable);
  return found;
}

bool lists_all(const State& state, const Value& value) {
  if (value.objects.size() != 1 || !value.texts.empty() || value.maybe_nothing) return false;
  const auto& object = state.heap.get(value.objects.front());
  return object.kind == ObjectKind::list && object.others.is_nothing() && !object.maybe_fewer;
}

std::vector<Credential> carried_by(const State& state, const Value& value) {
  Walk walk;
  collect(state, value, deepest_look, walk);
  return std::move(walk.found);
}

}  // namespace patscope::calls
