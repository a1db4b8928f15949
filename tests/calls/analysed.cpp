#include "analysed.h"

#include "calls/analyse.h"
#include "pipeline/memory_files.h"

namespace patscope::calls {
namespace {

/// Each text in a source of its own, so that lines count from its beginning.
Text in_source(Sources& sources, const std::string& name, const std::string& bytes) {
  const auto source = sources.add(name, bytes);
  return Text(bytes, Span{source, 0, static_cast<std::uint32_t>(bytes.size())}, true);
}

pipeline::Step step_of(Sources& sources, const Scripted& scripted) {
  pipeline::Step step;
  step.task = scripted.task;
  for (const auto& [key, value] : scripted.inputs)
    step.inputs.push_back({.key = key, .value = in_source(sources, key, value), .key_span = {}});
  for (const auto& [key, value] : scripted.env)
    step.env.push_back({.key = key, .value = in_source(sources, key, value), .key_span = {}});
  return step;
}

std::string shown(const Sources& sources, const RestCall& call) {
  const auto line = sources.position(call.place.source, call.place.begin).line;
  std::string text = call.method + " " + call.url.with_names() + " " + std::string(to_string(call.credential.kind));
  if (!call.credential.name.empty()) text += ":" + call.credential.name;
  const auto file = std::string(sources.path(call.place.source));
  const bool inlined = file == "script" || file == "inlineScript" || file == "Inline";
  return text + " @" + (inlined ? "" : file + ":") + std::to_string(line) +
         (call.unresolved.empty() ? "" : " unresolved");
}

const catalog::Catalog& the_catalog() {
  static const auto catalog = catalog::Catalog::embedded();
  return catalog;
}

std::string shown(const Sources& sources, const ForeignRequest& request) {
  return request.method + " " + request.host + " " + request.credential.name + " @" +
         std::to_string(sources.position(request.place.source, request.place.begin).line) +
         (request.sent == Sent::perhaps ? " perhaps" : "");
}

Analysis analysis_of(Sources& sources, const std::vector<Scripted>& steps) {
  pipeline::MemoryFiles files;
  pipeline::Job job;
  for (const auto& scripted : steps) {
    for (const auto& [path, bytes] : scripted.files) files.add(path, bytes);
    job.steps.push_back(step_of(sources, scripted));
  }
  pipeline::Stage stage;
  stage.jobs.push_back(std::move(job));
  pipeline::Pipeline pipeline;
  pipeline.stages.push_back(std::move(stage));
  return analyse(sources, files, pipeline, the_catalog());
}

Scripted bash_step(const std::string& script, std::vector<std::pair<std::string, std::string>> env) {
  return {.task = "Bash@3", .inputs = {{"targetType", "inline"}, {"script", script}}, .env = std::move(env)};
}

}  // namespace

std::vector<std::string> calls_of_job(const std::vector<Scripted>& steps) {
  Sources sources;
  const auto analysis = analysis_of(sources, steps);
  std::vector<std::string> all;
  for (const auto& call : analysis.calls) all.push_back(shown(sources, call));
  for (const auto& region : analysis.unread) all.push_back("unread: " + region.reason);
  return all;
}

std::vector<std::string> calls_of(const Scripted& scripted) {
  return calls_of_job({scripted});
}

std::vector<std::string> bash_calls(const std::string& script, std::vector<std::pair<std::string, std::string>> env) {
  return calls_of(bash_step(script, std::move(env)));
}

std::vector<std::string> foreign_of_bash(const std::string& script,
                                         std::vector<std::pair<std::string, std::string>> env) {
  Sources sources;
  std::vector<std::string> all;
  for (const auto& request : analysis_of(sources, {bash_step(script, std::move(env))}).foreign)
    all.push_back(shown(sources, request));
  return all;
}

std::vector<std::string> powershell_calls(const std::string& script,
                                          std::vector<std::pair<std::string, std::string>> env) {
  return calls_of(
      {.task = "PowerShell@2", .inputs = {{"targetType", "inline"}, {"script", script}}, .env = std::move(env)});
}

std::vector<std::string> python_calls(const std::string& script, std::vector<std::pair<std::string, std::string>> env) {
  return calls_of(
      {.task = "PythonScript@0", .inputs = {{"scriptSource", "inline"}, {"script", script}}, .env = std::move(env)});
}

std::vector<std::string> javascript_calls(const std::string& script,
                                          std::vector<std::pair<std::string, std::string>> env) {
  return calls_of({.task = "Bash@3",
                   .inputs = {{"targetType", "inline"}, {"script", "node main.js"}},
                   .env = std::move(env),
                   .files = {{"main.js", script}}});
}

}  // namespace patscope::calls
