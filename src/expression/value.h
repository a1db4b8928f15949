#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rest/text.h"

namespace patscope::expression {

struct Null {
  friend bool operator==(Null, Null) = default;
};

/// `1.2.3`: two to four segments. A missing segment is -1, so that 1.2 comes before 1.2.0, as the service orders them.
struct Version {
  std::array<std::int32_t, 4> segments{-1, -1, -1, -1};

  friend auto operator<=>(const Version&, const Version&) = default;
};

struct Sequence;
struct Mapping;

enum class Kind { null, boolean, number, version, string, sequence, mapping, unknown };

/// As the service's errors spell it: "Null", "Boolean", "Number", "Version", "String", "Array", "Object".
[[nodiscard]] std::string_view to_string(Kind kind);

/// What an expression yields. Collections are shared and never changed once they are part of a value: copies are cheap,
/// and `eq` on them is identity, as in the service.
struct Value {
  using Data = std::variant<Null, bool, double, Version, Text, std::shared_ptr<const Sequence>,
                            std::shared_ptr<const Mapping>, Hole>;

  /// A `Hole` here is a value of which not even the kind is known. A string of which a part, or all, is unknown is a
  /// Text with holes.
  Data data;
  /// Where the value was written; the default Span for one that was computed.
  Span origin{};

  Value() = default;
  Value(bool value, Span where = {}) : data(value), origin(where) {}
  Value(double value, Span where = {}) : data(value), origin(where) {}
  Value(Version value, Span where = {}) : data(value), origin(where) {}
  Value(Text value, Span where = {}) : data(std::move(value)), origin(where) {}
  Value(Hole value, Span where = {}) : data(std::move(value)), origin(where) {}
  Value(Sequence value, Span where = {});
  Value(Mapping value, Span where = {});
  Value(int value) : data(static_cast<double>(value)) {}
  /// A string that stands nowhere.
  Value(const char* value) : data(Text(value)) {}
  Value(std::string value) : data(Text(std::move(value))) {}

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(data.index()); }
  /// Nothing (null) when the value is of another kind.
  [[nodiscard]] const Sequence* sequence() const;
  [[nodiscard]] const Mapping* mapping() const;
  [[nodiscard]] const Text* string() const { return std::get_if<Text>(&data); }
  [[nodiscard]] const Hole* unknown() const { return std::get_if<Hole>(&data); }
};

struct Sequence {
  std::vector<Value> items;
};

struct MappingEntry {
  Text key;
  Value value;
};

/// Nested objects compare keys exactly; the contexts (`parameters`, `variables`, `dependencies`) ignore letter case.
enum class KeyCase { exact, ignored };

struct Mapping {
  std::vector<MappingEntry> entries;  ///< in authored order
  KeyCase key_case = KeyCase::exact;
  /// What a key that is not there yields. Unset: Null, as for every object and for `variables`. One that returns
  /// nothing: the error "Key not found", as for `parameters`. Anything else: that value, such as a hole for a variable
  /// that a group may define.
  std::function<std::optional<Value>(std::string_view key)> missing;

  [[nodiscard]] const Value* find(std::string_view key) const;
};

/// All credentials that flowed into a value, at any depth; without duplicates.
[[nodiscard]] std::vector<Credential> carries(const Value& value);
/// The first unknown part of a value's own text or the value itself; null when the value is decided (a collection is,
/// whatever its items are).
[[nodiscard]] const Hole* first_hole(const Value& value);

/// The Boolean that `if`, `and`, `condition:` see; nothing when only the run knows it.
[[nodiscard]] std::optional<bool> truth(const Value& value);
/// The text that an inserted scalar becomes: Null is empty, Booleans are "True" and "False", numbers are in their
/// shortest form. An unknown value becomes a hole. Nothing for a sequence or mapping, which has no text.
[[nodiscard]] std::optional<Text> to_text(const Value& value);
/// "1", "0.5", "1000000": the shortest form that reads back as the same number, never with an exponent.
[[nodiscard]] std::string number_text(double number);
/// What `convertToJson` writes. Nothing when it would pass the limits of size or depth.
[[nodiscard]] std::optional<Text> to_json(const Value& value);

}  // namespace patscope::expression
