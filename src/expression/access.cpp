#include "expression/access.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "expression/convert.h"
#include "expression/functions/function.h"
#include "expression/lexer.h"
#include "expression/limits.h"
#include "expression/text_match.h"

namespace patscope::expression {
namespace {

/// ".name" or "['some name']", as the pipeline would spell it.
std::string spelling(const Value& key) {
  const auto text = to_text(key);
  if (!text) return "[...]";
  if (const auto known = text->known(); known && is_name(*known)) return "." + *known;
  return "['" + text->with_names() + "']";
}

Value below(const Hole& hole, const Value& key) {
  Hole part{.name = hole.name + spelling(key), .kind = HoleKind::any, .carries = hole.carries};
  const auto& name = part.name;
  if (name.size() > max_hole_name_bytes) part.name = name.substr(0, max_hole_name_bytes) + "...";
  return part;
}

/// The whole target may be what the key picks.
Value picked_by_run(const Value& target, const Value& key) {
  const Value inputs[] = {key, target};
  return undecided(inputs);
}

std::optional<Value> lookup(const Mapping& mapping, const Value& target, const Value& key) {
  const auto text = to_text(key);
  if (!text) return std::nullopt;
  const auto known = text->known();
  if (!known) return picked_by_run(target, key);
  if (const auto* found = mapping.find(*known)) return *found;
  for (const auto& entry : mapping.entries)
    if (entry.key.has_hole() && same_text(entry.key, *text) != std::optional(false))
      return picked_by_run(target, Value(entry.key));
  return std::nullopt;
}

std::optional<Value> lookup(const Sequence& sequence, const Value& target, const Value& key) {
  const auto position = to_number(key);
  if (position.conversion == Conversion::undecided) return picked_by_run(target, key);
  if (position.conversion == Conversion::impossible) return std::nullopt;
  const auto floored = std::floor(position.value);
  if (!(floored >= 0) || floored >= static_cast<double>(sequence.items.size())) return std::nullopt;
  return sequence.items[static_cast<std::size_t>(floored)];
}

/// Nothing on a miss.
std::optional<Value> lookup(const Value& target, const Value& key) {
  if (const auto* mapping = target.mapping()) return lookup(*mapping, target, key);
  if (const auto* sequence = target.sequence()) return lookup(*sequence, target, key);
  if (const auto* hole = target.unknown()) return below(*hole, key);
  return std::nullopt;
}

void add_children(std::vector<Value>& found, const Value& target) {
  if (const auto* sequence = target.sequence())
    for (const auto& item : sequence->items) found.push_back(item);
  if (const auto* mapping = target.mapping())
    for (const auto& entry : mapping->entries) found.push_back(entry.value);
}

const Value* first_unknown(const Sequence& sequence) {
  const auto found = std::find_if(sequence.items.begin(), sequence.items.end(),
                                  [](const Value& item) { return item.kind() == Kind::unknown; });
  return found == sequence.items.end() ? nullptr : &*found;
}

Value unknown_filter(const Hole& hole) {
  return Hole{.name = hole.name + ".*", .kind = HoleKind::any, .carries = hole.carries};
}

}  // namespace

Outcome index(const Value& target, const Value& key) {
  if (auto found = lookup(target, key)) return {.value = std::move(*found), .error = {}};
  const auto* mapping = target.mapping();
  const auto text = to_text(key);
  if (!mapping || !mapping->missing || !text) return {};
  const auto name = text->known().value_or(std::string());
  if (auto value = mapping->missing(name)) return {.value = std::move(*value), .error = {}};
  return fail("Key not found '" + name + "'");
}

Value filter(const Value& target) {
  if (const auto* hole = target.unknown()) return unknown_filter(*hole);
  Sequence found;
  add_children(found.items, target);
  return found;
}

Value index_each(const Value& filtered, const Value& key) {
  if (const auto* hole = filtered.unknown()) return below(*hole, key);
  const auto& sequence = *filtered.sequence();
  if (const auto* unknown = first_unknown(sequence)) return below(*unknown->unknown(), key);
  Sequence found;
  for (const auto& item : sequence.items)
    if (auto hit = lookup(item, key)) found.items.push_back(std::move(*hit));
  return found;
}

Value filter_each(const Value& filtered) {
  if (const auto* hole = filtered.unknown()) return unknown_filter(*hole);
  const auto& sequence = *filtered.sequence();
  if (const auto* unknown = first_unknown(sequence)) return unknown_filter(*unknown->unknown());
  Sequence found;
  for (const auto& item : sequence.items)
    if (found.items.size() <= max_items) add_children(found.items, item);
  return found;
}

}  // namespace patscope::expression
