#include "cli/config/policy.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>

#include "report/find/baseline.h"
#include "report/find/ignore.h"
#include "report/find/judge.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

/// "2026-11-25", in UTC.
std::string today() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

bool names(const std::vector<std::string>& rules, const std::string& rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

void select(std::vector<report::Finding>& findings, const World& world, const CheckOptions& options) {
  const auto& severities = world.config.severities;
  std::erase_if(findings, [&](const report::Finding& finding) {
    const auto set = severities.find(finding.rule);
    const bool off = set != severities.end() && !set->second;
    return off || names(options.ignored_rules, finding.rule) ||
           (!options.selected_rules.empty() && !names(options.selected_rules, finding.rule));
  });
  for (auto& finding : findings)
    if (const auto set = severities.find(finding.rule); set != severities.end()) finding.severity = *set->second;
}

std::set<std::string> baseline_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw WorldError(ExitCode::usage, fmt::format("--baseline: {}: cannot be read", path));
  auto known = report::read_baseline({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  if (!known) throw WorldError(ExitCode::usage, fmt::format("--baseline: {}: is no file of --write-baseline", path));
  return *std::move(known);
}

void write_baseline_file(const report::Report& report, const World& world, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << report::write_baseline(report, world.sources) << std::flush;
  if (!file) throw WorldError(ExitCode::usage, fmt::format("--write-baseline: {}: cannot be written", path));
}

}  // namespace

void apply_policy(report::Report& report, const World& world, const CheckOptions& options) {
  auto ignores = report::ignore_comments(report, world.sources);
  ignores.insert(ignores.end(), world.config.ignores.begin(), world.config.ignores.end());
  report::suppress(report, world.sources, ignores, today());
  select(report.findings, world, options);
  report::sort_findings(report.findings, world.sources);
  if (!options.write_baseline.empty()) write_baseline_file(report, world, options.write_baseline);
  if (!options.baseline.empty()) report::subtract_baseline(report, world.sources, baseline_of(options.baseline));
}

}  // namespace patscope::cli
