#include "pipeline/load.h"

#include <fmt/format.h>

#include "pipeline/build_model.h"
#include "pipeline/canonical.h"
#include "pipeline/expander.h"
#include "pipeline/validate.h"
#include "yaml/write.h"

namespace patscope::pipeline {
namespace {

yaml::Node expand_tree(Expander& expander, std::string_view path) {
  yaml::Node root = expander.expand_root(path);
  canonicalize_root(root);
  if (expander.files().empty() || (root.kind == yaml::Kind::null && !expander.problems.empty())) return root;
  // Where parts are missing, so may be the names that others refer to.
  const bool complete = expander.unread.empty() && expander.problems.empty();
  const auto undecided = [&](const yaml::Node& node) { return expander.is_undecided(node); };
  for (auto& found : validate(root, complete ? Whole::yes : Whole::no, undecided))
    expander.problems.push_back(std::move(found));
  return root;
}

/// "azure-pipelines.yml:12 > steps/build.yml:3", for a step that a template brought in.
std::string chain(const Sources& sources, const Expander& expander, const yaml::Node& node) {
  std::string text;
  auto places = via_of(expander.contexts, node.context);
  if (!node.entries.empty()) places.push_back(node.entries.front().key.span);
  for (const auto& place : places)
    text += fmt::format("{}{}:{}", text.empty() ? "" : " > ", sources.path(place.source),
                        sources.position(place.source, place.begin).line);
  return text;
}

/// Scripts and their environment get what a run may be started with where a default is empty. An input that is nothing
/// else stays empty, and is not there.
void open_defaults(Pipeline& pipeline, const Expander& expander) {
  const auto open = [&](Text& text) { text = expander.opened(text); };
  const auto open_all = [&](std::vector<Variable>& variables) {
    for (auto& variable : variables) open(variable.value);
  };
  open_all(pipeline.variables);
  for (auto& stage : pipeline.stages) {
    open_all(stage.variables);
    for (auto& job : stage.jobs) {
      open_all(job.variables);
      for (auto& step : job.steps) {
        for (auto& entry : step.env) open(entry.value);
        for (auto& entry : step.inputs)
          if (entry.value.pieces.size() == 1 && entry.value.known() == "")
            entry.value = {};
          else
            open(entry.value);
      }
    }
  }
  for (const auto& standard : expander.open_defaults) pipeline.parameter_defaults.push_back(standard.span);
}

}  // namespace

Pipeline load(Sources& sources, const Files& files, std::string_view path, const LoadOptions& options) {
  Expander expander(sources, files, options);
  const yaml::Node root = expand_tree(expander, path);
  Pipeline pipeline = build_model(root, expander.contexts, options);
  pipeline.problems = std::move(expander.problems);
  pipeline.unread = std::move(expander.unread);
  pipeline.clones = options.repositories;
  open_defaults(pipeline, expander);
  for (const auto& file : expander.files()) pipeline.templates.push_back(file.source);
  pipeline.broken = expander.files().empty() || expander.files().front().broken;
  if (!pipeline.templates.empty())
    pipeline.file = pipeline.templates.front();
  else if (!pipeline.problems.empty())
    pipeline.file = pipeline.problems.front().span.source;
  return pipeline;
}

Expansion expand(Sources& sources, const Files& files, std::string_view path, const LoadOptions& options,
                 Annotate annotate) {
  Expander expander(sources, files, options);
  const yaml::Node root = expand_tree(expander, path);
  Expansion expansion;
  expansion.yaml = yaml::write(root, [&](const yaml::Node& item) {
    return annotate == Annotate::yes && item.find("task") ? chain(sources, expander, item) : std::string();
  });
  expansion.json = yaml::write_json(root);
  expansion.problems = std::move(expander.problems);
  expansion.unread = std::move(expander.unread);
  return expansion;
}

}  // namespace patscope::pipeline
