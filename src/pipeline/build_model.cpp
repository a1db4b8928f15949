#include "pipeline/build_model.h"

#include <algorithm>
#include <array>

#include "expression/value.h"
#include "pipeline/canonical.h"
#include "pipeline/convert.h"
#include "pipeline/runtime_expression.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using expression::Slot;
using yaml::Node;

Text text_of(const Node& node) {
  if (node.is_leaf()) return node.text;
  return expression::to_json(to_value(node, Leaves::text)).value_or(Text());
}

Text text_at(const Node& node, std::string_view key) {
  const Node* value = node.get(key);
  return value ? text_of(*value) : Text();
}

std::vector<Entry> entries_of(const Node* mapping) {
  std::vector<Entry> entries;
  if (!mapping) return entries;
  for (const auto& [key, value] : mapping->entries)
    entries.push_back({.key = key.string(), .value = text_of(value), .key_span = key.span});
  return entries;
}

std::vector<std::string> strings_of(const Node* list) {
  std::vector<std::string> strings;
  if (!list) return strings;
  if (list->is_scalar()) strings.push_back(list->string());
  for (const auto& item : list->items) strings.push_back(item.string());
  return strings;
}

bool is_false(const Text& text) {
  const auto known = text.known();
  return known && equals_ignoring_case(trim(*known), "false");
}

Span first_key(const Node& node) {
  return node.entries.empty() ? node.span : node.entries.front().key.span;
}

/// A condition that a run without failures meets: it asks for nothing but how what stands before has ended.
bool asks_for_success(const Text& condition) {
  constexpr std::array names{std::string_view("always"), std::string_view("succeeded"),
                             std::string_view("succeededorfailed"), std::string_view("and"), std::string_view("or")};
  auto written = to_lower(flatten(condition));
  std::erase_if(written, [](char byte) { return std::string_view(" \t\r\n").find(byte) != std::string_view::npos; });
  written = replace_all(written, "not(canceled())", "");
  for (std::size_t at = 0; at < written.size();) {
    const auto end = std::min(written.find_first_of("(),'", at), written.size());
    const auto name = std::string_view(written).substr(at, end - at);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) return false;
    const bool is_quote = end < written.size() && written[end] == '\'';
    at = (is_quote ? std::min(written.find('\'', end + 1), written.size()) : end) + 1;
  }
  return true;
}

class Builder {
 public:
  Builder(const std::vector<Context>& contexts, const LoadOptions& options) : contexts_(contexts), options_(options) {}

  Pipeline build(const Node& root);

 private:
  Stage stage(const Node& node, const Node& root, const VariableScope& outer, const Stage* previous);
  Job job(const Node& node, const Node& stage, const Node& root, const VariableScope& outer);
  Step step(const Node& node) const;
  void add_steps(const Node* steps, std::vector<Step>& out) const;
  void add_hooks(const Node& lifecycle, std::vector<Step>& out) const;
  std::vector<Variable> variables(const Node* list, VariableScope& scope, Slot slot) const;
  std::vector<std::vector<Variable>> matrix(const Node* legs, const VariableScope& scope) const;
  [[nodiscard]] Reach reach_of(const Node& node) const {
    return asks_for_success(text_at(node, "condition")) ? contexts_[node.context].reach : Reach::maybe;
  }

  const std::vector<Context>& contexts_;
  const LoadOptions& options_;
};

std::vector<Variable> Builder::variables(const Node* list, VariableScope& scope, Slot slot) const {
  std::vector<Variable> result;
  if (!list) return result;
  for (const auto& item : list->items) {
    Variable variable;
    if (const Node* group = item.get("group")) {
      variable = {.name = group->string(), .value = {}, .origin = VariableOrigin::group, .span = group->span};
    } else if (const Node* name = item.get("name")) {
      variable = {.name = name->string(), .value = text_at(item, "value"), .span = name->span};
      variable = decide_runtime_expression(std::move(variable), scope, slot);
    } else {
      continue;
    }
    scope.define(variable);
    result.push_back(std::move(variable));
  }
  return result;
}

std::vector<std::vector<Variable>> Builder::matrix(const Node* legs, const VariableScope& scope) const {
  std::vector<std::vector<Variable>> result;
  if (!legs) return result;
  for (const auto& leg : legs->entries) {
    std::vector<Variable> variables;
    for (const auto& [key, value] : leg.value.entries)
      variables.push_back(decide_runtime_expression({.name = key.string(), .value = text_of(value), .span = key.span},
                                                    scope, Slot::job_variable));
    result.push_back(std::move(variables));
  }
  return result;
}

Step Builder::step(const Node& node) const {
  Step step;
  step.task = known_task(node.get("task") ? node.get("task")->string() : std::string());
  step.name = text_at(node, "name").with_names();
  step.inputs = entries_of(node.get("inputs"));
  step.env = entries_of(node.get("env"));
  step.condition = text_at(node, "condition");
  step.enabled = !is_false(text_at(node, "enabled")) && !is_false(step.condition);
  step.reach = reach_of(node);
  step.span = first_key(node);
  step.via = via_of(contexts_, node.context);
  return step;
}

void Builder::add_steps(const Node* steps, std::vector<Step>& out) const {
  if (!steps) return;
  for (const auto& item : steps->items)
    if (item.is_mapping()) out.push_back(step(item));
}

/// In the order in which the service runs them.
void Builder::add_hooks(const Node& lifecycle, std::vector<Step>& out) const {
  for (const auto hook : {"preDeploy", "deploy", "routeTraffic", "postRouteTraffic"})
    if (const Node* node = lifecycle.get(hook)) add_steps(node->get("steps"), out);
  const Node* outcomes = lifecycle.get("on");
  if (!outcomes) return;
  for (const auto hook : {"success", "failure"})
    if (const Node* node = outcomes->get(hook)) add_steps(node->get("steps"), out);
}

const Node* pool_of(std::initializer_list<const Node*> owners) {
  for (const Node* owner : owners)
    if (const Node* pool = owner->get("pool")) return pool;
  return nullptr;
}

/// `os` and `image` are keys of the pools that 1ES templates take, `type` one of OneBranch's; demands name an image
/// ("ImageOverride -equals windows-2022") or a system ("Agent.OS -equals Windows_NT").
std::vector<Text> pool_hints(const Node& pool) {
  if (!pool.is_mapping()) return {text_of(pool)};
  std::vector<Text> hints;
  for (const auto key : {"os", "type", "image", "demands", "name"})
    if (auto hint = text_at(pool, key); !hint.empty()) hints.push_back(std::move(hint));
  return hints;
}

Job Builder::job(const Node& node, const Node& stage, const Node& root, const VariableScope& outer) {
  Job job;
  job.deployment = node.find("deployment") != nullptr;
  job.name = text_at(node, job.deployment ? "deployment" : "job").with_names();
  const Node* pool = node.get("pool");
  job.server = pool && pool->string() == "server";
  VariableScope scope = outer;
  job.variables = variables(node.get("variables"), scope, Slot::job_variable);
  job.depends_on = strings_of(node.get("dependsOn"));
  add_steps(node.get("steps"), job.steps);
  if (const Node* strategy = node.get("strategy")) {
    job.matrix = matrix(strategy->get("matrix"), scope);
    for (const auto lifecycle : {"runOnce", "rolling", "canary"})
      if (const Node* hooks = strategy->get(lifecycle)) add_hooks(*hooks, job.steps);
  }
  job.reach = reach_of(node);
  if (const Node* inherited = pool_of({&node, &stage, &root})) {
    if (inherited->is_mapping()) job.pool_image = text_at(*inherited, "vmImage");
    job.pool_hints = pool_hints(*inherited);
  }
  job.span = first_key(node);
  return job;
}

Stage Builder::stage(const Node& node, const Node& root, const VariableScope& outer, const Stage* previous) {
  Stage stage;
  stage.name = text_at(node, "stage").with_names();
  VariableScope scope = outer;
  stage.variables = variables(node.get("variables"), scope, Slot::root_variable);
  if (node.find("dependsOn"))
    stage.depends_on = strings_of(node.get("dependsOn"));
  else if (previous)
    stage.depends_on = {previous->name};
  if (const Node* jobs = node.get("jobs"))
    for (const auto& item : jobs->items)
      if (item.is_mapping()) stage.jobs.push_back(job(item, node, root, scope));
  stage.reach = reach_of(node);
  stage.span = first_key(node);
  return stage;
}

Pipeline Builder::build(const Node& root) {
  Pipeline pipeline;
  VariableScope scope;
  for (const auto& [name, value] : options_.variables) {
    pipeline.variables.push_back({.name = name, .value = Text(value), .span = {}});
    scope.define(pipeline.variables.back());
  }
  for (auto& variable : variables(root.get("variables"), scope, Slot::root_variable))
    pipeline.variables.push_back(std::move(variable));
  if (const Node* resources = root.get("resources"))
    if (const Node* repositories = resources->get("repositories"))
      for (const auto& item : repositories->items)
        if (const Node* alias = item.get("repository"))
          pipeline.repositories.push_back({.alias = alias->string(),
                                           .name = text_at(item, "name"),
                                           .type = text_at(item, "type").with_names(),
                                           .has_endpoint = item.get("endpoint") != nullptr,
                                           .span = alias->span});
  if (const Node* stages = root.get("stages"))
    for (const auto& item : stages->items)
      if (item.is_mapping()) {
        const Stage* previous = pipeline.stages.empty() ? nullptr : &pipeline.stages.back();
        pipeline.stages.push_back(stage(item, root, scope, previous));
      }
  return pipeline;
}

}  // namespace

std::vector<Span> via_of(const std::vector<Context>& contexts, std::uint32_t context) {
  std::vector<Span> via;
  for (auto at = context; at != 0; at = contexts[at].parent)
    if (contexts[at].template_line) via.push_back(*contexts[at].template_line);
  std::reverse(via.begin(), via.end());
  return via;
}

Pipeline build_model(const Node& root, const std::vector<Context>& contexts, const LoadOptions& options) {
  return Builder(contexts, options).build(root);
}

}  // namespace patscope::pipeline
