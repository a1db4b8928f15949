#include "pipeline/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "pipeline/graph.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using yaml::Node;
using Keys = std::vector<std::string_view>;

/// From the published schema; old spellings that the service still takes (`phase`, `queue`) included.
const Keys root_keys = {"name",
                        "appendCommitMessageToRunName",
                        "trigger",
                        "pr",
                        "schedules",
                        "resources",
                        "parameters",
                        "variables",
                        "pool",
                        "stages",
                        "lockBehavior",
                        "strategy",
                        "continueOnError",
                        "container",
                        "services",
                        "workspace",
                        "queue"};
const Keys stage_keys = {"stage", "displayName",  "dependsOn", "condition",   "variables", "jobs",
                         "pool",  "lockBehavior", "trigger",   "isSkippable", "group"};
const Keys job_keys = {"job",
                       "deployment",
                       "displayName",
                       "dependsOn",
                       "condition",
                       "continueOnError",
                       "timeoutInMinutes",
                       "cancelTimeoutInMinutes",
                       "variables",
                       "strategy",
                       "pool",
                       "container",
                       "services",
                       "workspace",
                       "uses",
                       "steps",
                       "environment",
                       "phase",
                       "queue"};
const Keys step_keys = {"task",
                        "name",
                        "displayName",
                        "condition",
                        "continueOnError",
                        "enabled",
                        "env",
                        "timeoutInMinutes",
                        "retryCountOnTaskFailure",
                        "target",
                        "inputs"};

class Validator {
 public:
  explicit Validator(Whole whole) : whole_(whole) {}
  std::vector<Problem> run(const Node& root);

 private:
  void say(Span span, std::string message) { problems_.push_back({span, std::move(message)}); }
  void check_keys(const Node& node, const Keys& known);
  void check_variables(const Node* variables);
  void check_steps(const Node* steps);
  void check_job(const Node& job);
  void check_stage(const Node& stage);

  Whole whole_;
  std::vector<Problem> problems_;
};

void Validator::check_keys(const Node& node, const Keys& known) {
  for (const auto& [key, value] : node.entries) {
    const auto word = key.string();
    if (key.text.has_hole() || std::find(known.begin(), known.end(), word) != known.end()) continue;
    const auto near = nearest(word, known);
    say(key.span, near.empty() ? fmt::format("Unexpected value '{}'", word)
                               : fmt::format("Unexpected value '{}': did you mean '{}'?", word, near));
  }
}

/// Pipelines may set System.Debug, and many do; other names of the system are refused.
bool is_protected(std::string_view name) {
  return starts_with_ignoring_case(name, "system.") && find_predefined(name) &&
         !equals_ignoring_case(name, "system.debug");
}

void Validator::check_variables(const Node* variables) {
  if (!variables) return;
  for (const auto& item : variables->items)
    if (const Node* name = item.get("name"); name && is_protected(name->string()))
      say(name->span, fmt::format("Cannot override system variable '{}'", name->string()));
}

void Validator::check_steps(const Node* steps) {
  if (!steps) return;
  if (!steps->is_sequence() && !steps->text.has_hole() && steps->kind != yaml::Kind::null)
    say(steps->span, "`steps` needs a list");
  for (const auto& step : steps->items) {
    if (step.find("task"))
      check_keys(step, step_keys);
    else if (step.is_mapping() && !step.entries.empty() && !step.find("getPackage"))
      say(step.entries[0].key.span,
          fmt::format("Unexpected value '{}': no kind of step", step.entries[0].key.string()));
    else if (step.is_leaf() && !step.text.has_hole())
      say(step.span, fmt::format("Unexpected value '{}'", step.string()));
  }
}

void Validator::check_job(const Node& job) {
  if (!job.is_mapping()) return;
  check_keys(job, job_keys);
  check_variables(job.get("variables"));
  check_steps(job.get("steps"));
}

void Validator::check_stage(const Node& stage) {
  if (!stage.is_mapping()) return;
  check_keys(stage, stage_keys);
  check_variables(stage.get("variables"));
  const Node* jobs = stage.get("jobs");
  if (!jobs) return;
  for (const auto& job : jobs->items) check_job(job);
  const Node* name = stage.get("stage");
  if (whole_ == Whole::yes) check_jobs_graph(*jobs, name ? name->string() : std::string(), problems_);
}

std::vector<Problem> Validator::run(const Node& root) {
  if (!root.is_mapping()) {
    say(root.span, "Expected a mapping: a pipeline has `steps`, `jobs`, `stages` or `extends`");
    return std::move(problems_);
  }
  check_keys(root, root_keys);
  check_variables(root.get("variables"));
  if (const Node* stages = root.get("stages")) {
    for (const auto& stage : stages->items) check_stage(stage);
    if (whole_ == Whole::yes) check_stages_graph(*stages, problems_);
  }
  return std::move(problems_);
}

}  // namespace

std::vector<Problem> validate(const Node& root, Whole whole) {
  return Validator(whole).run(root);
}

}  // namespace patscope::pipeline
