#pragma once

#include "expression/value.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// How scalars of an authored tree become values.
enum class Leaves {
  typed,  ///< plain scalars are numbers and Booleans by YAML's core rules: parameters of type `object`
  text,   ///< everything is text
};

/// Scalars that an expression computed keep their kind either way. Null becomes the empty string, as in the service.
[[nodiscard]] expression::Value to_value(const yaml::Node& node, Leaves leaves);

/// Collections become nodes with the places of their keys and items; scalars become text and remember their kind in
/// their tag, for `to_value`.
[[nodiscard]] yaml::Node to_node(const expression::Value& value, Span place);

/// The decimal number that a text is, in the service's rules (sign, thousands commas); nothing when it is none.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
[[nodiscard]] std::optional<bool> parse_boolean(std::string_view text);

}  // namespace patscope::pipeline
