#pragma once

// How the tests write and read values: one context for all, and one line of text for an outcome.

#include <string>
#include <utility>
#include <vector>

#include "expression/expression.h"

namespace patscope::expression::sample {

inline Hole hole(const std::string& name, HoleKind kind = HoleKind::any) {
  return {.name = name, .kind = kind, .carries = {}};
}

inline Hole secret(const std::string& name) {
  return {.name = name, .kind = HoleKind::any, .carries = {{CredentialKind::pat, name}}};
}

inline Value object(std::vector<std::pair<std::string, Value>> entries) {
  Mapping mapping;
  for (auto& [key, value] : entries) mapping.entries.push_back({Text(key), std::move(value)});
  return mapping;
}

inline Value array(std::vector<Value> items) {
  return Sequence{std::move(items)};
}

/// `parameters` as the template engine makes it: letter case ignored, a miss is an error.
inline Value parameters() {
  Mapping mapping;
  const auto add = [&](const char* name, Value value) { mapping.entries.push_back({Text(name), std::move(value)}); };
  add("n", Value());
  add("t", true);
  add("f", false);
  add("one", 1);
  add("s", "abc");
  add("empty", "");
  add("o", object({{"a", 1}, {"b", object({{"c", "deep"}})}, {"my-key", "dashed"}, {"5", "five"}}));
  add("same", object({{"a", 1}}));
  add("l", array({"x", "y", 3}));
  add("e", array({}));
  add("eo", object({}));
  add("people", array({object({{"name", "ann"}, {"tags", array({"p", "q"})}}), object({{"tags", array({"r"})}}),
                       object({{"name", ""}})}));
  add("hole", hole("parameters.hole"));
  add("text", Text("pre-") + Text(hole("mid")) + Text("-post"));
  add("open", Text(hole("parameters.open")));
  add("id", Text(hole("id", HoleKind::guid)));
  add("secret", Text(secret("Pat")));
  mapping.key_case = KeyCase::ignored;
  mapping.missing = [](std::string_view) { return std::optional<Value>(); };
  return mapping;
}

inline Value variables() {
  Mapping mapping;
  mapping.entries = {
      {Text("a.b"), "dotted"}, {Text("x"), "1"}, {Text("Build.Reason"), hole("variables['Build.Reason']")}};
  mapping.key_case = KeyCase::ignored;
  return mapping;
}

inline Context context() {
  return {.names = {{"parameters", parameters()}, {"variables", variables()}}};
}

/// Booleans are True and False, strings 'quoted', collections compact JSON, unknown values ?name, errors !message.
inline std::string shown(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return "null";
    case Kind::string:
      return "'" + value.string()->with_names() + "'";
    case Kind::unknown:
      return "?" + value.unknown()->name;
    case Kind::sequence:
    case Kind::mapping: {
      std::string compact;
      for (const char c : to_json(value)->with_names())
        if (c != '\n' && c != ' ') compact += c;
      return compact;
    }
    default:
      return to_text(value)->with_names();
  }
}

inline std::string shown(const Outcome& outcome) {
  return outcome.error ? "!" + outcome.error->message : shown(outcome.value);
}

inline std::string result_of(const std::string& source, Slot slot = Slot::compile_time) {
  return shown(evaluate(Text(source), grammar_of(slot), context()));
}

/// One row of a table: what is written and what comes out.
struct Row {
  std::string source;
  std::string result;
};

}  // namespace patscope::expression::sample
