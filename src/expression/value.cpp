#include "expression/value.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "expression/convert.h"
#include "expression/limits.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::expression {
namespace {

/// Visits every collection once, however often it is shared.
class CredentialCollector {
 public:
  void visit(const Value& value, std::size_t depth = 0) {
    if (const auto* text = value.string()) add(text->carries());
    if (const auto* hole = value.unknown()) add(hole->carries);
    if (const auto* sequence = value.sequence(); sequence && is_new(sequence, depth))
      for (const auto& item : sequence->items) visit(item, depth + 1);
    if (const auto* mapping = value.mapping(); mapping && is_new(mapping, depth))
      for (const auto& entry : mapping->entries) visit(entry.value, depth + 1);
  }

  std::vector<Credential> found;

 private:
  void add(const std::vector<Credential>& credentials) {
    for (const auto& credential : credentials)
      if (std::find(found.begin(), found.end(), credential) == found.end()) found.push_back(credential);
  }

  bool is_new(const void* collection, std::size_t depth) {
    return depth <= max_collection_depth && visited_.insert(collection).second;
  }

  std::set<const void*> visited_;
};

/// Whether a hole of this kind always has at least one character.
bool never_empty(HoleKind kind) {
  return kind != HoleKind::any && kind != HoleKind::segment;
}

std::optional<bool> is_not_empty(const Text& text) {
  if (text.pieces.empty()) return false;
  for (const auto& piece : text.pieces)
    if (piece.hole ? never_empty(piece.hole->kind) : !piece.literal.empty()) return true;
  return text.has_hole() ? std::nullopt : std::optional(false);
}

bool same_key(std::string_view a, std::string_view b, KeyCase key_case) {
  return key_case == KeyCase::exact ? a == b : equals_ignoring_case(a, b);
}

bool is_key(const Text& text, std::string_view key, KeyCase key_case) {
  if (text.pieces.size() == 1) return !text.pieces[0].hole && same_key(text.pieces[0].literal, key, key_case);
  const auto known = text.known();
  return known && same_key(*known, key, key_case);
}

}  // namespace

Value::Value(Sequence value, Span where) : data(std::make_shared<const Sequence>(std::move(value))), origin(where) {}
Value::Value(Mapping value, Span where) : data(std::make_shared<const Mapping>(std::move(value))), origin(where) {}

const Sequence* Value::sequence() const {
  const auto* held = std::get_if<std::shared_ptr<const Sequence>>(&data);
  return held ? held->get() : nullptr;
}

const Mapping* Value::mapping() const {
  const auto* held = std::get_if<std::shared_ptr<const Mapping>>(&data);
  return held ? held->get() : nullptr;
}

const Value* Mapping::find(std::string_view key) const {
  for (const auto& entry : entries)
    if (is_key(entry.key, key, key_case)) return &entry.value;
  return nullptr;
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "Null";
    case Kind::boolean:
      return "Boolean";
    case Kind::number:
      return "Number";
    case Kind::version:
      return "Version";
    case Kind::string:
      return "String";
    case Kind::sequence:
      return "Array";
    case Kind::mapping:
      return "Object";
    case Kind::unknown:
      return "Unknown";
  }
  check(false, "a Kind without a name");
  return {};
}

std::vector<Credential> carries(const Value& value) {
  CredentialCollector collector;
  collector.visit(value);
  return collector.found;
}

const Hole* first_hole(const Value& value) {
  if (const auto* hole = value.unknown()) return hole;
  if (const auto* text = value.string())
    for (const auto& piece : text->pieces)
      if (piece.hole) return &*piece.hole;
  return nullptr;
}

std::optional<bool> truth(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return false;
    case Kind::boolean:
      return std::get<bool>(value.data);
    case Kind::number:
      return std::get<double>(value.data) != 0;
    case Kind::string:
      return is_not_empty(*value.string());
    case Kind::version:
    case Kind::sequence:
    case Kind::mapping:
      return true;
    case Kind::unknown:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Text> to_text(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return Text();
    case Kind::boolean:
      return Text(std::get<bool>(value.data) ? "True" : "False", value.origin, false);
    case Kind::number:
      return Text(number_text(std::get<double>(value.data)), value.origin, false);
    case Kind::version:
      return Text(version_text(std::get<Version>(value.data)), value.origin, false);
    case Kind::string:
      return *value.string();
    case Kind::unknown:
      return Text(*value.unknown(), value.origin);
    case Kind::sequence:
    case Kind::mapping:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string number_text(double number) {
  if (number == 0) return "0";
  char digits[400];
  const auto [end, problem] = std::to_chars(std::begin(digits), std::end(digits), number, std::chars_format::fixed);
  check(problem == std::errc(), "a double takes fewer than 400 digits");
  return {std::begin(digits), end};
}

}  // namespace patscope::expression
