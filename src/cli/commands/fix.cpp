#include "cli/commands/fix.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/config/edit_scopes.h"
#include "cli/output/write_file.h"
#include "cli/workspace.h"
#include "report/terminal.h"
#include "report/words.h"
#include "text/check.h"
#include "text/strings.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

/// Null when no request carries the PAT, or it is not clear which of several balances the grant belongs to.
const report::CredentialSummary* summary_of(const require::Grant& grant, const report::Report& report) {
  const report::CredentialSummary* found = nullptr;
  for (const auto& summary : report.credentials) {
    if (!equals_ignoring_case(summary.requirement.credential.name, grant.credential)) continue;
    if (found != nullptr) return nullptr;
    found = &summary;
  }
  return found;
}

void add(std::vector<catalog::ScopeId>& ids, const std::vector<catalog::ScopeId>& more) {
  ids.insert(ids.end(), more.begin(), more.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

require::Grant better(const require::Grant& grant, const report::CredentialSummary& summary, Fix fix) {
  auto result = grant;
  if (summary.requirement.full_access) {
    if (fix == Fix::widen && !grant.full_access) result.full_access = true, result.scopes.clear();
    return result;
  }
  if (grant.full_access) {
    if (summary.exact()) result.full_access = false, result.scopes = summary.requirement.least;
    return result;
  }
  if (summary.exact())
    result.scopes = fix == Fix::widen ? summary.requirement.least : summary.enough;
  else if (fix == Fix::widen)
    add(result.scopes, summary.missing);
  return result;
}

std::vector<std::string> names_of(const require::Grant& grant, const catalog::ScopeTable& scopes) {
  if (grant.full_access) return {std::string(catalog::full_access)};
  std::vector<std::string> names;
  for (const auto id : grant.scopes) names.push_back(scopes.info(id).id);
  return names;
}

bool same(const require::Grant& a, const require::Grant& b) {
  return a.full_access == b.full_access && a.scopes == b.scopes;
}

report::DeclaredGrant& declared_as(const require::Grant& grant, report::Report& report) {
  const auto found = std::find_if(report.grants.begin(), report.grants.end(), [&](const report::DeclaredGrant& each) {
    return each.place && equals_ignoring_case(each.grant.credential, grant.credential);
  });
  check(found != report.grants.end(), "a better grant for nothing that was declared");
  return *found;
}

/// What was written must read as what was meant.
void check_edit(const std::string& bytes, const std::vector<require::Grant>& grants, const World& world) {
  Sources sources;
  const auto config = read_config(sources, config_name, bytes, world.catalog.scopes());
  for (const auto& grant : grants)
    check(std::any_of(
              config.grants.begin(), config.grants.end(),
              [&](const auto& read) { return read.grant.credential == grant.credential && same(read.grant, grant); }),
          "an edited configuration says something else");
}

}  // namespace

std::vector<require::Grant> better_grants(const report::Report& report, const catalog::ScopeTable& scopes, Fix fix) {
  std::vector<require::Grant> changed;
  for (const auto& declared : report.grants) {
    const auto* summary = summary_of(declared.grant, report);
    if (!declared.place || summary == nullptr) continue;
    auto grant = better(declared.grant, *summary, fix);
    // A set of the same rights in other words is no improvement.
    const bool reworded = grant.full_access == declared.grant.full_access &&
                          scopes.closure(grant.scopes) == scopes.closure(declared.grant.scopes) &&
                          grant.scopes.size() >= declared.grant.scopes.size();
    if (!reworded) changed.push_back(std::move(grant));
  }
  std::sort(changed.begin(), changed.end(), [](const auto& a, const auto& b) { return a.credential < b.credential; });
  return changed;
}

void fix_config(World& world, report::Report& report, const Options& options) {
  const auto& scopes = world.catalog.scopes();
  const auto grants = better_grants(report, scopes, options.check.fix);
  if (grants.empty()) return;
  std::vector<ScopeEdit> edits;
  for (const auto& grant : grants) edits.push_back({grant.credential, names_of(grant, scopes)});
  const auto source = declared_as(grants.front(), report).place->source;
  const auto path =
      options.input.config.empty() ? world.root / config_name : std::filesystem::path(options.input.config);
  const auto edited = edit_scopes(world.sources.bytes(source), edits);
  if (!edited)
    throw WorldError(ExitCode::usage, fmt::format("--fix: {}: its scopes are written so that only you can change them",
                                                  world.sources.path(source)));
  check_edit(*edited, grants, world);
  write_file(path, *edited);
  const auto plain = report::plain(world.terminal);
  for (const auto& grant : grants) {
    auto& declared = declared_as(grant, report);
    fmt::print(stderr, "{}: {}: {} -> {}\n", report::shown_line(world.sources, *declared.place, plain),
               report::printable(grant.credential), join(names_of(declared.grant, scopes), " "),
               join(names_of(grant, scopes), " "));
    declared.grant = grant;
  }
}

}  // namespace patscope::cli
