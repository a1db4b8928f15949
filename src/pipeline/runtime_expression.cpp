#include "pipeline/runtime_expression.h"

#include "expression/scalar.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using expression::Value;

Text unknown(const Variable& variable) {
  Hole hole{.name = variable.name, .kind = HoleKind::any, .carries = {{CredentialKind::pat, variable.name}}};
  return Text(std::move(hole), variable.span);
}

expression::Mapping variables_of(const VariableScope& scope) {
  expression::Mapping variables;
  variables.key_case = expression::KeyCase::ignored;
  variables.missing = [&scope](std::string_view name) -> std::optional<Value> { return Value(scope.value_of(name)); };
  return variables;
}

/// Names of the run whose values no file tells.
bool needs_the_run(const Text& source) {
  const auto text = to_lower(flatten(source));
  return text.find("dependencies") != std::string::npos || text.find("counter") != std::string::npos ||
         text.find("resources") != std::string::npos || text.find("pipeline.") != std::string::npos;
}

}  // namespace

Variable decide_runtime_expression(Variable variable, const VariableScope& scope, expression::Slot slot) {
  const auto source = expression::runtime_expression(variable.value);
  if (!source) return variable;
  variable.origin = VariableOrigin::runtime_expression;
  variable.expression = source->with_names();
  const expression::Context context{{{"variables", Value(variables_of(scope))}}};
  const auto outcome = expression::evaluate(*source, expression::grammar_of(slot), context);
  const auto text = outcome.error ? std::nullopt : expression::to_text(outcome.value);
  variable.value = !text || (text->has_hole() && needs_the_run(*source)) ? unknown(variable) : *text;
  return variable;
}

}  // namespace patscope::pipeline
