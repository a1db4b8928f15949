#include "pipeline/runtime_checks.h"

#include <fmt/format.h>

#include "expression/expression.h"
#include "expression/scalar.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using expression::Slot;
using yaml::Node;

/// What the service says of an expression; empty when it is fine, or when only the run knows a part of it.
std::string complaint(const Text& source, Slot slot) {
  if (source.has_hole()) return {};
  const auto parsed = expression::parse(source, expression::grammar_of(slot));
  return parsed.error ? expression::describe(*parsed.error, source.with_names()) : std::string();
}

/// The condition, when it is an expression that can be looked at. What the service makes of `$[ ]` around a condition
/// is not known.
const Node* condition_of(const Node& owner) {
  const Node* condition = owner.get("condition");
  if (!condition || !condition->is_scalar()) return nullptr;
  const auto text = condition->string();
  return trim(text).empty() || trim(text).substr(0, 2) == "$[" ? nullptr : condition;
}

void check_condition(const Node& owner, Slot slot, std::vector<Problem>& problems) {
  const Node* condition = condition_of(owner);
  const auto message = condition ? complaint(condition->text, slot) : std::string();
  if (!message.empty()) problems.push_back({condition->span, message});
}

std::string shown_name(const Node& step) {
  for (const auto* key : {"name", "displayName", "task"})
    if (const Node* name = step.get(key)) return name->string();
  return {};
}

}  // namespace

void check_root_variables(const Node& variables, std::vector<Problem>& problems) {
  for (const auto& item : variables.items) {
    const Node* value = item.get("value");
    const auto source = value && value->is_scalar() ? expression::runtime_expression(value->text) : std::nullopt;
    const auto message = source ? complaint(*source, Slot::root_variable) : std::string();
    if (!message.empty())
      problems.push_back({value->span, "An error occurred while loading the YAML build pipeline. " + message});
  }
}

void check_stage_condition(const Node& stage, std::vector<Problem>& problems) {
  check_condition(stage, Slot::stage_condition, problems);
}

void check_job_condition(const Node& job, std::vector<Problem>& problems) {
  check_condition(job, Slot::job_condition, problems);
}

void check_step_condition(const Node& step, std::string_view job, std::vector<Problem>& problems) {
  const Node* condition = condition_of(step);
  const auto message = condition ? complaint(condition->text, Slot::step_condition) : std::string();
  if (!message.empty())
    problems.push_back(
        {condition->span, fmt::format("Job {}: Step {} specifies condition {} which is not valid. Reason: {}", job,
                                      shown_name(step), trim(condition->string()), message)});
}

}  // namespace patscope::pipeline
