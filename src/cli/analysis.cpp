#include "cli/analysis.h"

#include <algorithm>
#include <set>

#include "calls/analyse.h"
#include "cli/output/progress.h"
#include "cli/workspace.h"

namespace patscope::cli {
namespace {

void append_unread(report::Report& report, const std::vector<Coverage>& regions, report::UnreadKind kind) {
  for (const auto& region : regions) report.unread.push_back({.region = region, .kind = kind});
}

std::set<std::string> paths_of(const pipeline::Pipeline& pipeline, const calls::Analysis& found,
                               const Sources& sources) {
  std::set<std::string> paths;
  for (const auto& files : {pipeline.templates, found.files})
    for (const auto id : files) paths.emplace(sources.path(id));
  return paths;
}

bool reads_all(const pipeline::Pipeline& pipeline, const calls::Analysis& found) {
  return pipeline.problems.empty() && pipeline.unread.empty() && found.unread.empty();
}

/// What could not be read may be a file that is no longer there.
bool is_changed(const std::set<std::string>& files, bool all_read, const World& world) {
  return std::any_of(world.changed->begin(), world.changed->end(), [&](const std::string& path) {
    return files.count(path) != 0 || path == world.config_path || (!all_read && !world.files->is_file(path));
  });
}

}  // namespace

report::Report analyse(World& world, const AgentProgress& agent) {
  report::Report report;
  std::set<std::string> read;
  Progress progress;
  std::size_t done = 0;
  for (const auto& path : world.pipelines) {
    if (agent) agent(done, world.pipelines.size(), "Reading " + path);
    progress.step(++done, world.pipelines.size(), "reading " + path);
    const auto pipeline = pipeline::load(world.sources, *world.files, path, world.load);
    const auto found = calls::analyse(world.sources, *world.files, pipeline, world.catalog);
    auto files = paths_of(pipeline, found, world.sources);
    if (world.changed && !is_changed(files, reads_all(pipeline, found), world)) {
      report.unchanged.push_back(path);
      continue;
    }
    report.pipelines.push_back(path);
    read.merge(files);
    for (const auto& call : found.calls) report.calls.push_back(require::resolve(call, world.catalog));
    report.foreign.insert(report.foreign.end(), found.foreign.begin(), found.foreign.end());
    for (const auto& problem : pipeline.problems)
      report.problems.push_back({.place = problem.span, .reason = problem.message});
    append_unread(report, pipeline.unread, report::UnreadKind::template_file);
    append_unread(report, found.unread, report::UnreadKind::script);
    report.unusable = report.unusable || pipeline.broken;
  }
  for (const auto& call : world.config.calls) report.calls.push_back(require::resolve(call, world.catalog));
  report.grants = world.config.grants;
  sort_and_merge(report.calls, world.sources);
  sort_and_merge(report.foreign, world.sources);
  sort_and_merge(report.unread, world.sources);
  sort_and_merge(report.problems, world.sources);
  report.files.assign(read.begin(), read.end());
  return report;
}

}  // namespace patscope::cli
