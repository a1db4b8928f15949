#include "pipeline/parameters.h"

#include <fmt/format.h>

#include <algorithm>

#include "expression/scalar.h"
#include "pipeline/canonical.h"
#include "pipeline/convert.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using expression::Value;
using yaml::Node;

constexpr ParameterType types[] = {
    {"string", "String", Binding::text},
    {"number", "Number", Binding::number},
    {"boolean", "Boolean", Binding::boolean},
    {"object", "Object", Binding::object},
    {"legacyObject", "LegacyObject", Binding::legacy, Place::plain, false, true},
    {"stringList", "StringList", Binding::text_list},
    {"step", "Step", Binding::structure, Place::step},
    {"stepList", "StepList", Binding::structure, Place::steps},
    {"job", "Job", Binding::structure, Place::job},
    {"jobList", "JobList", Binding::structure, Place::jobs},
    {"deployment", "Deployment", Binding::structure, Place::job},
    {"deploymentList", "DeploymentList", Binding::structure, Place::jobs},
    {"stage", "Stage", Binding::structure, Place::stage},
    {"stageList", "StageList", Binding::structure, Place::stages},
    {"container", "Container", Binding::object},
    {"containerList", "ContainerList", Binding::object},
    {"environment", "Environment", Binding::anything, Place::plain, true, false},
    {"filePath", "FilePath", Binding::anything, Place::plain, true, false},
    {"pool", "Pool", Binding::anything, Place::plain, true, false},
    {"secureFile", "SecureFile", Binding::anything, Place::plain, true, false},
    {"serviceConnection", "ServiceConnection", Binding::anything, Place::plain, true, false},
};

const ParameterType* find_type(std::string_view name) {
  const auto found =
      std::find_if(std::begin(types), std::end(types), [&](const ParameterType& type) { return type.name == name; });
  return found == std::end(types) ? nullptr : &*found;
}

std::string shown_value(const Node& node) {
  return node.is_leaf() ? node.string() : node.is_mapping() ? "Object" : "Array";
}

std::optional<Declaration> read_declaration(const Node& item, Declared where, std::vector<Problem>& problems) {
  const Node* name = item.get("name");
  if (!name || name->string().empty()) {
    problems.push_back({item.span, "A parameter needs a `name` as its first key"});
    return std::nullopt;
  }
  if (item.entries.front().key.string() != "name")
    problems.push_back(
        {item.entries.front().key.span,
         fmt::format("Unexpected value '{}': a parameter's first key is `name`", item.entries.front().key.string())});
  Declaration declaration{.name = name->string(), .type = find_type("string"), .values = {}, .span = name->span};
  for (const auto& [key, value] : item.entries) {
    const auto word = key.string();
    if (word == "type") {
      const auto* type = find_type(value.string());
      if (!type || !(where == Declared::in_root ? type->in_root : type->in_template))
        problems.push_back({value.span, fmt::format("Unexpected value '{}': no type of parameters", value.string())});
      declaration.type = type ? type : find_type("object");
    } else if (word == "default") {
      declaration.standard = &value;
    } else if (word == "values") {
      declaration.values = value.items;
    } else if (word != "name" && word != "displayName") {
      problems.push_back({key.span, fmt::format("Unexpected value '{}'", word)});
    }
  }
  // An empty default beside `values` asks for a choice (pipelines do so that run); it is no value.
  const bool empty = declaration.standard && declaration.standard->kind == yaml::Kind::null;
  if (empty && !declaration.values.empty()) declaration.standard = nullptr;
  return declaration;
}

Bound invalid(const Declaration& declaration, const Node& given) {
  const auto message =
      given.is_leaf() ? fmt::format("The '{}' parameter value '{}' is not a valid {}.", declaration.name,
                                    given.string(), declaration.type->shown)
                      : fmt::format("The '{}' parameter is not a valid {}.", declaration.name, declaration.type->shown);
  return {.value = unknown_parameter(declaration), .problem = message};
}

Bound bind_leaf(const Declaration& declaration, const Node& given) {
  if (!given.is_leaf()) return invalid(declaration, given);
  const auto known = given.text.known();
  switch (declaration.type->binding) {
    case Binding::number: {
      if (!known) return {.value = Value(given.text, given.span), .problem = {}};
      const auto number = parse_number(*known);
      return number ? Bound{.value = Value(*number, given.span), .problem = {}} : invalid(declaration, given);
    }
    case Binding::boolean: {
      if (!known) return {.value = Value(given.text.pieces.front().hole.value_or(Hole{}), given.span), .problem = {}};
      const auto boolean = parse_boolean(*known);
      return boolean ? Bound{.value = Value(*boolean, given.span), .problem = {}} : invalid(declaration, given);
    }
    default:
      return {.value = Value(given.text, given.span), .problem = {}};
  }
}

Bound bind_structure(const Declaration& declaration, const Node& given) {
  const Place place = declaration.type->place;
  const bool list = !list_name(place).empty();
  const bool unknown = given.is_scalar() && given.text.has_hole();
  if (!unknown && (list ? !given.is_sequence() && given.kind != yaml::Kind::null : !given.is_mapping()))
    return invalid(declaration, given);
  if (list && given.kind == yaml::Kind::null) return {.value = Value(expression::Sequence{}), .problem = {}};
  Node canonical = given;
  canonicalize(canonical, place);
  return {.value = to_value(canonical, Leaves::text), .problem = {}};
}

bool is_allowed(const Declaration& declaration, const Node& given) {
  if (declaration.values.empty() || !given.is_leaf() || given.text.has_hole()) return true;
  const auto text = given.string();
  return std::any_of(declaration.values.begin(), declaration.values.end(), [&](const Node& allowed) {
    switch (declaration.type->binding) {
      case Binding::number:
        return parse_number(allowed.string()) == parse_number(text);
      case Binding::boolean:
        return parse_boolean(allowed.string()) == parse_boolean(text);
      default:
        return allowed.string() == text;
    }
  });
}

Bound bind_list(const Declaration& declaration, const Node& given) {
  if (given.is_scalar() && given.text.has_hole()) return {.value = Value(given.text), .problem = {}};
  if (!given.is_sequence()) return invalid(declaration, given);
  Bound bound{.value = to_value(given, Leaves::text), .problem = {}};
  for (const auto& item : given.items) {
    if (!item.is_leaf()) return invalid(declaration, given);
    if (!is_allowed(declaration, item))
      bound.problem =
          fmt::format("The '{}' parameter value '{}' is not a valid value.", declaration.name, item.string());
  }
  return bound;
}

}  // namespace

const Declaration* Declarations::find(std::string_view name) const {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Declaration& declaration) {
    return equals_ignoring_case(declaration.name, name);
  });
  return found == list.end() ? nullptr : &*found;
}

Declarations read_declarations(const Node* parameters, Declared where) {
  Declarations result;
  if (!parameters || parameters->is_leaf()) return result;
  result.present = true;
  result.legacy = parameters->is_mapping();
  for (const auto& [key, value] : parameters->entries)
    result.list.push_back(
        {.name = key.string(), .type = find_type("legacyObject"), .standard = &value, .values = {}, .span = key.span});
  for (const auto& item : parameters->items) {
    auto declaration = read_declaration(item, where, result.problems);
    if (!declaration) continue;
    if (result.find(declaration->name))
      result.problems.push_back(
          {declaration->span, fmt::format("The '{}' parameter is declared more than once", declaration->name)});
    else
      result.list.push_back(std::move(*declaration));
  }
  return result;
}

Bound bind(const Declaration& declaration, const Node& given) {
  switch (declaration.type->binding) {
    case Binding::object:
      return {.value = to_value(given, Leaves::typed), .problem = {}};
    case Binding::legacy:
      return {.value = to_value(given, Leaves::text), .problem = {}};
    case Binding::anything:
      return {.value = to_value(given, Leaves::text), .problem = {}};
    case Binding::structure:
      return bind_structure(declaration, given);
    case Binding::text_list:
      return bind_list(declaration, given);
    default:
      break;
  }
  Bound bound = bind_leaf(declaration, given);
  if (!bound.problem && !is_allowed(declaration, given))
    bound.problem = fmt::format("The '{}' parameter value '{}' is not a valid value. Allowed: {}", declaration.name,
                                shown_value(given), [&] {
                                  std::vector<std::string> allowed;
                                  for (const auto& value : declaration.values) allowed.push_back(value.string());
                                  return join(allowed, ", ");
                                }());
  return bound;
}

Value unknown_parameter(const Declaration& declaration) {
  Hole hole{.name = declaration.name, .kind = HoleKind::any, .carries = {}};
  const auto binding = declaration.type->binding;
  if (binding == Binding::number) hole.kind = HoleKind::integer;
  if (binding == Binding::text && declaration.values.empty()) hole.carries = {{CredentialKind::pat, declaration.name}};
  if (binding == Binding::text) return Value(Text(std::move(hole), declaration.span), declaration.span);
  return Value(std::move(hole), declaration.span);
}

}  // namespace patscope::pipeline
