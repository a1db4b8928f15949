#include <fmt/format.h>

#include <algorithm>

#include "report/find/find.h"
#include "report/find/ignore.h"
#include "report/rules/rules.h"
#include "text/glob.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

bool expired(const Ignore& ignore, const std::string& today) {
  return !ignore.until.empty() && ignore.until < today;
}

/// A comment names its own file, whose name may look like a pattern.
bool is_about(const Ignore& ignore, const Finding& finding, const Sources& sources) {
  if (ignore.rule != finding.rule) return false;
  const auto path = finding.place ? sources.path(finding.place->source) : std::string_view();
  if (!ignore.line) return matches_glob(ignore.path, path);
  return finding.place && path == ignore.path &&
         sources.position(finding.place->source, finding.place->begin).line == *ignore.line;
}

std::string why_unused(const Ignore& ignore, const std::string& today) {
  if (find_rule(ignore.rule) == nullptr) {
    std::vector<std::string_view> known;
    for (const auto& rule : rules()) known.push_back(rule.id);
    const auto near = nearest(ignore.rule, known);
    return fmt::format("'{}' is no rule{}", ignore.rule, near.empty() ? "" : fmt::format("; did you mean {}?", near));
  }
  if (expired(ignore, today)) return fmt::format("this ignore of {} expired on {}", ignore.rule, ignore.until);
  return fmt::format("nothing to ignore: there is no {} here", ignore.rule);
}

void complain(const Ignore& ignore, std::string_view rule, std::string message, Report& report) {
  auto finding = make_finding(rule, std::move(message));
  finding.place = ignore.place;
  report.findings.push_back(std::move(finding));
}

}  // namespace

void suppress(Report& report, const Sources& sources, const std::vector<Ignore>& ignores, const std::string& today) {
  std::vector<bool> used(ignores.size(), false);
  std::vector<Finding> kept;
  for (auto& finding : report.findings) {
    const Ignore* by = nullptr;
    for (std::size_t i = 0; i < ignores.size(); ++i) {
      if (expired(ignores[i], today) || !is_about(ignores[i], finding, sources)) continue;
      used[i] = true;
      if (by == nullptr) by = &ignores[i];
    }
    if (by == nullptr)
      kept.push_back(std::move(finding));
    else
      report.suppressed.push_back(
          {.finding = std::move(finding), .reason = by->reason, .in_source = by->line.has_value()});
  }
  report.findings = std::move(kept);
  for (std::size_t i = 0; i < ignores.size(); ++i) {
    if (!used[i] && report.unchanged.empty())
      complain(ignores[i], "unused-ignore", why_unused(ignores[i], today), report);
    if (ignores[i].reason.empty())
      complain(ignores[i], "ignore-without-reason", fmt::format("nothing says why {} is ignored here", ignores[i].rule),
               report);
  }
}

}  // namespace patscope::report
