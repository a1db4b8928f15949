#include "report/formats/mint.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "cli/analysis.h"
#include "cli/commands/commands.h"
#include "cli/output/print.h"
#include "cli/service.h"
#include "report/find/judge.h"
#include "text/strings.h"
#include "verify/expiry.h"

namespace patscope::cli {
namespace {

const report::CredentialSummary& summary_of(const report::Report& report, const std::string& name) {
  std::vector<std::string_view> known;
  for (const auto& summary : report.credentials) {
    if (equals_ignoring_case(summary.requirement.credential.name, name)) return summary;
    known.push_back(summary.requirement.credential.name);
  }
  const auto near = nearest(name, known);
  throw WorldError(ExitCode::usage, fmt::format("--credential: no request carries {}{}", name,
                                                near.empty() ? "" : fmt::format("; did you mean {}?", near)));
}

std::vector<std::string> scopes_of(const require::Requirement& requirement, const catalog::ScopeTable& scopes) {
  if (requirement.full_access) return {std::string(catalog::full_access)};
  std::vector<std::string> ids;
  for (const auto id : requirement.least) ids.push_back(scopes.info(id).id);
  if (ids.empty())
    throw WorldError(ExitCode::usage,
                     fmt::format("no scope is known that {} needs: see patscope scopes", requirement.credential.name));
  return ids;
}

/// Midnight, so that the request is the same all day.
std::string end_of_life(int days) {
  return verify::to_string(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) +
                           std::chrono::days(days));
}

}  // namespace

ExitCode mint(const Options& options) {
  const auto service = service_of(options.live, net::process_environment());
  World world = open_world(options.input);
  const auto& known = world.catalog.scopes();
  auto report = analyse(world);
  report::judge(report, world.sources, known);
  const auto& summary = summary_of(report, options.mint.credential);
  const auto& name = options.live.token_name.empty() ? summary.requirement.credential.name : options.live.token_name;
  const auto mint = verify::mint(service, name, scopes_of(summary.requirement, known), end_of_life(options.mint.days));
  print(options.format == Format::json ? report::mint_as_json(mint, summary, known)
                                       : report::mint_as_text(mint, summary, known, world.terminal),
        options.format);
  return ExitCode::ok;
}

}  // namespace patscope::cli
