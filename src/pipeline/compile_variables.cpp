#include "pipeline/compile_variables.h"

#include <map>

#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::pipeline {

using expression::Value;

void CompileVariables::define(std::string_view name, Text value) {
  variables_.emplace_back(name, std::move(value));
  fresh_ = false;
}

void CompileVariables::forget(std::size_t mark) {
  if (mark < variables_.size()) fresh_ = false;
  variables_.resize(std::min(mark, variables_.size()));
}

std::optional<Value> CompileVariables::missing(std::string_view name) const {
  const auto* predefined = find_predefined(name);
  if (!predefined || predefined->available != Available::at_compile_time) return Value();
  for (const auto& [given, value] : given_)
    if (equals_ignoring_case(given, name)) return Value(value);
  return Value(Text(*predefined_hole(name)));
}

const Value& CompileVariables::value() {
  if (fresh_) return value_;
  expression::Mapping mapping;
  mapping.key_case = expression::KeyCase::ignored;
  std::map<std::string, std::size_t> places;
  for (const auto& [name, text] : variables_) {
    const auto [place, is_new] = places.emplace(to_lower(name), mapping.entries.size());
    if (is_new)
      mapping.entries.push_back({Text(name), Value(text)});
    else
      mapping.entries[place->second].value = Value(text);
  }
  mapping.missing = [this](std::string_view name) { return missing(name); };
  value_ = Value(std::move(mapping));
  fresh_ = true;
  return value_;
}

}  // namespace patscope::pipeline
