#include "pipeline/canonical.h"

#include <algorithm>
#include <iterator>

namespace patscope::pipeline {
namespace {

using yaml::Entry;
using yaml::Node;

Node named(std::string_view key, Node value) {
  const Span span = value.span;
  return yaml::mapping({{yaml::scalar(key, span), std::move(value)}}, span);
}

/// `{a: 1}` -> `[{name: a, value: 1}]`.
void list_variables(Node& variables) {
  if (!variables.is_mapping()) return;
  std::vector<Node> items;
  for (auto& [key, value] : variables.entries) {
    const Span span = key.span;
    items.push_back(
        yaml::mapping({{yaml::scalar("name", span), std::move(key)}, {yaml::scalar("value", span), value}}, span));
    items.back().context = variables.context;
  }
  Node list = yaml::sequence(std::move(items), variables.span);
  list.context = variables.context;
  variables = std::move(list);
}

/// `e` -> `{name: e}`; `e.r` names the resource r of the environment e.
void name_environment(Node& environment) {
  if (!environment.is_scalar()) return;
  const std::string flat = flatten(environment.text);
  const auto dot = flat.find('.');
  if (dot == std::string::npos || environment.text.has_hole()) {
    environment = named("name", environment);
    return;
  }
  Node name = environment;
  Node resource = environment;
  name.text = slice(environment.text, 0, dot);
  resource.text = slice(environment.text, dot + 1, flat.size());
  environment = named("name", std::move(name));
  environment.entries.push_back({yaml::scalar("resourceName", resource.span), std::move(resource)});
}

void canonicalize_trigger(Node& trigger) {
  const Span span = trigger.span;
  if (trigger.is_scalar() && trigger.string() == "none") {
    trigger = named("enabled", yaml::scalar("false", span));
  } else if (trigger.is_sequence()) {
    trigger = named("branches", named("include", std::move(trigger)));
  }
}

void canonicalize_scalar(std::string_view key, Node& value, Place place) {
  const bool graph = place == Place::stage || place == Place::job;
  if (graph && key == "dependsOn" && value.is_scalar() && !value.text.empty())
    value = yaml::sequence({value}, value.span);
  if (place != Place::job) return;
  if (key == "environment") name_environment(value);
  if (key == "container" && value.is_scalar() && !value.text.empty()) value = named("alias", value);
  if (key == "services")
    for (auto& service : value.entries)
      if (service.value.is_scalar()) service.value = named("alias", service.value);
}

constexpr std::string_view job_keys_of_root[] = {"strategy",  "continueOnError", "pool",
                                                 "container", "services",        "workspace"};

bool is_job_key(const Entry& entry) {
  return std::find(std::begin(job_keys_of_root), std::end(job_keys_of_root), entry.key.string()) !=
         std::end(job_keys_of_root);
}

/// Trees are moved, not copied: these hold the whole pipeline.
Node list_of(Node item) {
  const Span span = item.span;
  std::vector<Node> items;
  items.push_back(std::move(item));
  return yaml::sequence(std::move(items), span);
}

Entry as_stages(Node key, Node jobs) {
  const Span span = key.span;
  std::vector<Entry> stage;
  stage.push_back({yaml::scalar("stage", span), yaml::scalar("__default", span)});
  stage.push_back({yaml::scalar("jobs", span), std::move(jobs)});
  return {yaml::scalar("stages", span), list_of(yaml::mapping(std::move(stage), span))};
}

void wrap_steps(Node& root) {
  const Span span = root.find("steps")->key.span;
  std::vector<Entry> rest;
  std::vector<Entry> job;
  job.push_back({yaml::scalar("job", span), yaml::scalar("Job", span)});
  std::size_t place = 0;
  Entry steps;
  for (auto& entry : root.entries) {
    if (entry.key.string() == "steps") {
      place = rest.size();
      steps = std::move(entry);
    } else {
      (is_job_key(entry) ? job : rest).push_back(std::move(entry));
    }
  }
  Node key = steps.key;
  job.push_back(std::move(steps));
  rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(place),
              as_stages(std::move(key), list_of(yaml::mapping(std::move(job), span))));
  root.entries = std::move(rest);
}

void wrap(Node& root) {
  if (root.find("stages")) return;
  for (auto& entry : root.entries)
    if (entry.key.string() == "jobs") {
      entry = as_stages(std::move(entry.key), std::move(entry.value));
      return;
    }
  if (root.find("steps")) wrap_steps(root);
}

/// Free-form data for templates; the service leaves it out.
void drop_template_context(Node& root) {
  const auto drop = [](Node& node) {
    std::erase_if(node.entries, [](const Entry& entry) { return entry.key.string() == "templateContext"; });
  };
  for (auto& entry : root.entries) {
    if (entry.key.string() != "stages") continue;
    for (auto& stage : entry.value.items) {
      drop(stage);
      for (auto& part : stage.entries)
        if (part.key.string() == "jobs") std::for_each(part.value.items.begin(), part.value.items.end(), drop);
    }
  }
}

}  // namespace

void canonicalize(Node& node, Place place) {
  if (place == Place::step) canonicalize_step(node);
  if (place == Place::variables) list_variables(node);
  if (place == Place::trigger) canonicalize_trigger(node);
  if (place == Place::step || place == Place::variables || place == Place::trigger || place == Place::plain) return;
  for (auto& item : node.items) canonicalize(item, item_place(place));
  for (auto& [key, value] : node.entries) {
    const auto word = key.string();
    canonicalize_scalar(word, value, place);
    const Place child = child_place(place, word);
    if (child != Place::plain && child != Place::parameters) canonicalize(value, child);
  }
}

void canonicalize_root(Node& root) {
  canonicalize(root, Place::root);
  wrap(root);
  for (auto& entry : root.entries)
    if (entry.key.string() == "stages") canonicalize(entry.value, Place::stages);
  drop_template_context(root);
}

}  // namespace patscope::pipeline
