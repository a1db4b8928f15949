#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expression/value.h"
#include "pipeline/model.h"
#include "pipeline/place.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// How a parameter takes its value.
enum class Binding { text, number, boolean, object, legacy, text_list, structure, anything };

struct ParameterType {
  std::string_view name;   ///< as declared: "stepList"
  std::string_view shown;  ///< as the service's errors spell it: "StepList"
  Binding binding = Binding::text;
  Place place = Place::plain;  ///< what its value is a part of: templates in it are followed
  bool in_root = true;         ///< may be declared by a pipeline
  bool in_template = true;     ///< may be declared by a template

  [[nodiscard]] bool place_is_plain() const { return place == Place::plain; }
};

struct Declaration {
  std::string name;
  const ParameterType* type = nullptr;
  const yaml::Node* standard = nullptr;  ///< the default, or nullptr
  std::vector<yaml::Node> values;
  Span span;
};

struct Declarations {
  std::vector<Declaration> list;
  bool present = false;  ///< the file has a parameters section
  bool legacy = false;   ///< it is a mapping: untyped, and other arguments are accepted
  std::vector<Problem> problems;

  [[nodiscard]] const Declaration* find(std::string_view name) const;
};

enum class Declared { in_root, in_template };
/// Reads a file's `parameters:`; what cannot be read is a problem and left out.
[[nodiscard]] Declarations read_declarations(const yaml::Node* parameters, Declared where);

/// The value that a parameter takes from `given`, whose expressions are expanded already.
struct Bound {
  expression::Value value;
  std::optional<std::string> problem;
};
[[nodiscard]] Bound bind(const Declaration& declaration, const yaml::Node& given);

/// What a parameter without value is: a hole of its name. A text may be a secret that is handed in, so that it carries
/// a PAT of its name.
[[nodiscard]] expression::Value unknown_parameter(const Declaration& declaration);

}  // namespace patscope::pipeline
