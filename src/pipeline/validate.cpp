#include "pipeline/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "pipeline/graph.h"
#include "pipeline/predefined.h"
#include "pipeline/runtime_checks.h"
#include "pipeline/shapes.h"
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
  Validator(Whole whole, const Undecided& undecided) : whole_(whole), undecided_(undecided) {}
  std::vector<Problem> run(const Node& root);

 private:
  void say(Span span, std::string message) { problems_.push_back({span, std::move(message)}); }
  void check_keys(const Node& node, const Keys& known);
  void check_pool(const Node* pool);
  void check_variables(const Node* variables);
  void check_step(const Node& step, std::string_view job);
  void check_steps(const Node* steps, std::string_view job);
  void check_hooks(const Node& lifecycle, std::string_view job);
  void check_job(const Node& job);
  void check_stage(const Node& stage);

  Whole whole_;
  const Undecided& undecided_;
  const Node* packages_ = nullptr;  ///< `resources.packages`
  std::vector<Problem> problems_;
};

void Validator::check_keys(const Node& node, const Keys& known) {
  for (const auto& [key, value] : node.entries) {
    const auto word = key.string();
    if (key.text.has_hole() || undecided_(key) || std::find(known.begin(), known.end(), word) != known.end()) continue;
    const auto near = nearest(word, known);
    say(key.span, near.empty() ? fmt::format("Unexpected value '{}'", word)
                               : fmt::format("Unexpected value '{}': did you mean '{}'?", word, near));
  }
}

/// What stands below it by a slip of indentation is a job's. Its own keys are not judged: hosted pools that templates
/// stand for have more than the schema's.
void Validator::check_pool(const Node* pool) {
  if (!pool || !pool->is_mapping()) return;
  for (const auto& [key, value] : pool->entries) {
    const auto word = key.string();
    const bool of_job = std::find(job_keys.begin(), job_keys.end(), word) != job_keys.end();
    if ((of_job || word == "jobs" || word == "stages") && !key.text.has_hole() && !undecided_(key))
      say(key.span, fmt::format("Unexpected value '{}' under pool", word));
  }
}

/// Pipelines may set System.Debug, and many do; jobs may set more (one of dotnet/dnceng sets System.AccessToken).
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

/// A package is found by its alias in the pipeline's resources.
void check_package(const Node& alias, const Node* packages, std::vector<Problem>& problems) {
  if (alias.text.has_hole()) return;
  const auto is_it = [&](const Node& item) {
    const Node* name = item.get("package");
    return name && (name->text.has_hole() || equals_ignoring_case(name->string(), alias.string()));
  };
  if (packages && std::any_of(packages->items.begin(), packages->items.end(), is_it)) return;
  problems.push_back({alias.span, fmt::format("Cannot find package resource for {}: declare it in resources.packages",
                                              alias.string())});
}

void Validator::check_step(const Node& step, std::string_view job) {
  if (undecided_(step)) return;
  if (step.is_leaf()) {
    if (!step.text.has_hole()) say(step.span, fmt::format("Unexpected value '{}'", step.string()));
    return;
  }
  if (step.entries.empty()) return;
  check_shapes(step, Place::step, undecided_, problems_);
  check_step_condition(step, job, problems_);
  if (step.find("task")) {
    check_keys(step, step_keys);
  } else if (const Node* alias = step.get("getPackage")) {
    if (whole_ == Whole::yes) check_package(*alias, packages_, problems_);
  } else {
    say(step.entries[0].key.span, fmt::format("Unexpected value '{}': no kind of step", step.entries[0].key.string()));
  }
}

void Validator::check_steps(const Node* steps, std::string_view job) {
  if (!steps) return;
  for (const auto& step : steps->items) check_step(step, job);
}

void Validator::check_hooks(const Node& lifecycle, std::string_view job) {
  for (const auto& [key, value] : lifecycle.entries) {
    if (key.string() == "on") check_hooks(value, job);
    check_steps(value.get("steps"), job);
  }
}

void Validator::check_job(const Node& job) {
  if (!job.is_mapping() || undecided_(job)) return;
  check_keys(job, job_keys);
  check_shapes(job, Place::job, undecided_, problems_);
  check_job_condition(job, problems_);
  check_pool(job.get("pool"));
  const Node* name = job.get(job.find("deployment") ? "deployment" : "job");
  const std::string shown = name ? name->string() : std::string();
  check_steps(job.get("steps"), shown);
  if (const Node* strategy = job.get("strategy"))
    for (const auto& [key, value] : strategy->entries) check_hooks(value, shown);
}

void Validator::check_stage(const Node& stage) {
  if (!stage.is_mapping() || undecided_(stage)) return;
  check_keys(stage, stage_keys);
  check_shapes(stage, Place::stage, undecided_, problems_);
  check_stage_condition(stage, problems_);
  check_pool(stage.get("pool"));
  check_variables(stage.get("variables"));
  const Node* jobs = stage.get("jobs");
  if (!jobs) return;
  for (const auto& job : jobs->items) check_job(job);
  const Node* name = stage.get("stage");
  if (whole_ == Whole::yes) check_jobs_graph(*jobs, name ? name->string() : std::string(), undecided_, problems_);
}

std::vector<Problem> Validator::run(const Node& root) {
  if (!root.is_mapping()) {
    say(root.span, "Expected a mapping: a pipeline has `steps`, `jobs`, `stages` or `extends`");
    return std::move(problems_);
  }
  check_keys(root, root_keys);
  check_shapes(root, Place::root, undecided_, problems_);
  check_variables(root.get("variables"));
  check_pool(root.get("pool"));
  if (const Node* variables = root.get("variables")) check_root_variables(*variables, problems_);
  if (const Node* resources = root.get("resources")) packages_ = resources->get("packages");
  if (const Node* stages = root.get("stages")) {
    for (const auto& stage : stages->items) check_stage(stage);
    if (whole_ == Whole::yes) check_stages_graph(*stages, undecided_, problems_);
  }
  return std::move(problems_);
}

}  // namespace

std::vector<Problem> validate(const Node& root, Whole whole, const Undecided& undecided) {
  return Validator(whole, undecided).run(root);
}

}  // namespace patscope::pipeline
