#include "cli/analysis.h"

#include <set>

#include "calls/analyse.h"

namespace patscope::cli {
namespace {

void append_unread(report::Report& report, const std::vector<Coverage>& regions, report::UnreadKind kind) {
  for (const auto& region : regions) report.unread.push_back({.region = region, .kind = kind});
}

}  // namespace

report::Report analyse(World& world) {
  report::Report report;
  std::set<std::string> read;
  for (const auto& path : world.pipelines) {
    const auto pipeline = pipeline::load(world.sources, *world.files, path, world.load);
    const auto found = calls::analyse(world.sources, *world.files, pipeline, world.catalog);
    for (const auto& call : found.calls) report.calls.push_back(require::resolve(call, world.catalog));
    for (const auto& problem : pipeline.problems)
      report.problems.push_back({.place = problem.span, .reason = problem.message});
    append_unread(report, pipeline.unread, report::UnreadKind::template_file);
    append_unread(report, found.unread, report::UnreadKind::script);
    report.unusable = report.unusable || pipeline.broken;
    for (const auto& files : {pipeline.templates, found.files})
      for (const auto id : files) read.emplace(world.sources.path(id));
  }
  for (const auto& call : world.config.calls) report.calls.push_back(require::resolve(call, world.catalog));
  report.grants = world.config.grants;
  sort_and_merge(report.calls, world.sources);
  sort_and_merge(report.unread, world.sources);
  sort_and_merge(report.problems, world.sources);
  report.pipelines = world.pipelines;
  report.files.assign(read.begin(), read.end());
  return report;
}

}  // namespace patscope::cli
