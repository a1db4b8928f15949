#include "calls/analyse.h"

#include <algorithm>
#include <tuple>

#include "calls/agent_system.h"
#include "calls/evaluate/machine.h"
#include "calls/outputs.h"
#include "calls/recognise/foreign.h"
#include "calls/recognise/git_copies.h"
#include "calls/recognise/handed_over.h"
#include "calls/recognise/merge.h"
#include "calls/steps.h"
#include "calls/tasks/artifact_tasks.h"
#include "pipeline/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::Job;
using pipeline::Stage;
using pipeline::Step;
using pipeline::Variable;
using pipeline::VariableScope;

constexpr std::size_t most_legs = 16;

void define_all(VariableScope& scope, const std::vector<Variable>& variables) {
  for (const auto& variable : variables) scope.define(variable);
}

Reach reach_of(const Stage& stage, const Job& job, const Step& step) {
  const bool always = stage.reach == Reach::always && job.reach == Reach::always && step.reach == Reach::always;
  return always ? Reach::always : Reach::maybe;
}

bool names_variable(const Step& step, std::string_view name) {
  const auto macro = "$(" + std::string(name) + ")";
  const auto names = [&](const pipeline::Entry& entry) {
    return find_ignoring_case(flatten(entry.value), macro) != std::string::npos;
  };
  return std::any_of(step.inputs.begin(), step.inputs.end(), names) ||
         std::any_of(step.env.begin(), step.env.end(), names);
}

/// A variable that an earlier step has set in two branches has two values, and a macro can stand for one of them only:
/// the step is run once for each. Values of one branch belong together.
std::size_t ways_to_run(const Machine& machine, const Step& step) {
  constexpr std::size_t most_ways = 4;
  std::size_t ways = 1;
  for (const auto& [name, value] : machine.state.job.variables)
    if (value.texts.size() > ways && names_variable(step, name)) ways = value.texts.size();
  return std::min(ways, most_ways);
}

/// What earlier steps of the job have set wins over everything.
VariableScope with_job_variables(VariableScope scope, const Machine& machine, std::size_t way, std::size_t ways) {
  for (const auto& [name, value] : machine.state.job.variables) {
    const bool chosen = ways > 1 && value.texts.size() > 1;
    scope.set(name, chosen ? value.texts[std::min(way, value.texts.size() - 1)] : as_text(value));
  }
  return scope;
}

void run_in_all_ways(Machine& machine, const Step& step, const VariableScope& scope) {
  const auto ways = ways_to_run(machine, step);
  if (ways > 1) machine.reach = Reach::maybe;
  const JobState before = machine.state.job;
  std::optional<JobState> after;
  for (std::size_t way = 0; way < ways; ++way) {
    machine.state.job = before;
    run_step(machine, step, with_job_variables(scope, machine, way, ways));
    if (after)
      join(*after, machine.state.job);
    else
      after = machine.state.job;
  }
  machine.state.job = std::move(*after);
}

void run_leg(Machine& machine, const Stage& stage, const Job& job, const VariableScope& scope) {
  machine.state.job = {};
  download_for_deployment(machine, job);
  add_checkouts(machine.state, machine.checkouts);
  for (const auto& step : job.steps) {
    if (!step.enabled) continue;
    machine.via = step.via;
    machine.via.push_back(step.span);
    machine.reach = reach_of(stage, job, step);
    run_in_all_ways(machine, step, scope);
  }
}

struct Run {
  Sources& sources;
  JobFiles files;
  const catalog::Catalog& catalog;
  Found found = {};
  ScriptLibrary library = {};
  std::vector<Output> outputs = {};
};

void keep_outputs(Run& run, const std::string& job, const State& state) {
  for (const auto& [name, value] : state.job.variables)
    if (name.find('.') != std::string::npos) run.outputs.push_back({.job = job, .name = name, .value = value});
}

void run_job(Run& run, const pipeline::Pipeline& pipeline, const Stage& stage, const Job& job) {
  VariableScope scope;
  define_all(scope, pipeline.variables);
  define_all(scope, with_outputs(stage.variables, run.outputs));
  define_all(scope, with_outputs(job.variables, run.outputs));
  const auto legs = std::max<std::size_t>(1, std::min(job.matrix.size(), most_legs));
  for (std::size_t leg = 0; leg < legs; ++leg) {
    auto of_leg = scope;
    if (leg < job.matrix.size()) define_all(of_leg, job.matrix[leg]);
    Machine machine{.sources = run.sources,
                    .files = run.files,
                    .catalog = run.catalog,
                    .found = run.found,
                    .library = run.library,
                    .parameter_defaults = pipeline.parameter_defaults};
    machine.checkouts = checkouts_of(pipeline, job, of_leg);
    machine.step.system = system_of(job, of_leg);
    run_leg(machine, stage, job, of_leg);
    keep_outputs(run, job.name, machine.state);
  }
}

template <typename Item>
void sort_distinct(std::vector<Item>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace

Analysis analyse(Sources& sources, const pipeline::Files& files, const pipeline::Pipeline& pipeline,
                 const catalog::Catalog& catalog) {
  Run run{.sources = sources, .files = JobFiles(files, pipeline.clones), .catalog = catalog};
  for (const auto& stage : pipeline.stages)
    for (const auto& job : stage.jobs) run_job(run, pipeline, stage, job);
  tell_handed_over(run.found);
  auto& unread = run.found.unread;
  std::sort(unread.begin(), unread.end(), [](const Coverage& a, const Coverage& b) {
    return std::tie(a.place, a.reason) < std::tie(b.place, b.reason);
  });
  unread.erase(std::unique(unread.begin(), unread.end()), unread.end());
  sort_distinct(run.found.files);
  return {.calls = merge_calls(std::move(run.found.calls), catalog),
          .unread = std::move(unread),
          .files = std::move(run.found.files),
          .foreign = merge_foreign(std::move(run.found.foreign))};
}

}  // namespace patscope::calls
