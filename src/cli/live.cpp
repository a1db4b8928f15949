#include "cli/live.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <thread>

#include "cli/options/grant.h"
#include "cli/output/progress.h"
#include "cli/service.h"
#include "cli/tokens.h"
#include "net/transport.h"
#include "text/strings.h"
#include "verify/combine.h"
#include "verify/patience.h"

namespace patscope::cli {
namespace {

void refuse_half_a_record_search(const LiveOptions& options) {
  const bool named = !options.token_name.empty() || !options.authorization_id.empty();
  const bool asked = !options.admin_token_env.empty() || !options.entra_token_env.empty();
  if (asked && !named)
    throw WorldError(ExitCode::usage, "which record? Name the PAT with --token-name or --authorization-id");
  if (named && !asked)
    throw WorldError(ExitCode::usage,
                     "--token-name and --authorization-id want --admin-token-env or --entra-token-env");
  if (!options.admin_token_env.empty() && options.token_owner.empty())
    throw WorldError(ExitCode::usage, "--admin-token-env wants --token-owner, the subject descriptor of the owner");
}

verify::Access access_of(const LiveOptions& options, const net::Environment& environment) {
  refuse_half_a_record_search(options);
  verify::Access access{.service = service_of(options, environment)};
  if (!options.admin_token_env.empty())
    access.administrator = net::authorization_header(
        token_in(options.admin_token_env, "--admin-token-env", environment), net::Scheme::basic);
  if (!options.entra_token_env.empty())
    access.entra_user = net::authorization_header(token_in(options.entra_token_env, "--entra-token-env", environment),
                                                  net::Scheme::bearer);
  access.owner = options.token_owner;
  access.token_name = {.authorization_id = options.authorization_id, .display_name = options.token_name};
  if (options.probe_writes == ProbeWrites::yes) {
    if (options.organization.empty())
      throw WorldError(ExitCode::usage, "--probe-writes sends what looks like changes: name the --organization");
    access.options.strongest_probe = verify::ProbeKind::write;
  }
  return access;
}

bool is_asked_about(const require::Requirement& requirement, const LiveOptions& options) {
  const auto& name = requirement.credential.name;
  if (requirement.credential.kind != CredentialKind::pat || name.empty()) return false;
  return options.credentials.empty() ||
         std::any_of(options.credentials.begin(), options.credentials.end(),
                     [&](const std::string& credential) { return equals_ignoring_case(credential, name); });
}

/// The least set first, then what would do instead: a PAT may hold either.
std::vector<catalog::ScopeId> scopes_to_ask_for(const require::Requirement& requirement, const report::Report& report) {
  auto needed = requirement.least;
  for (const auto index : requirement.calls)
    for (const auto& rule : require::rules_of(report.calls[index]))
      for (const auto scope : rule.any_of)
        if (std::find(needed.begin(), needed.end(), scope) == needed.end()) needed.push_back(scope);
  return needed;
}

std::vector<require::Requirement> questions(const report::Report& report, const LiveOptions& options,
                                            const catalog::ScopeTable& scopes) {
  auto requirements = require::require(report.calls, scopes);
  std::vector<std::string_view> known;
  for (const auto& requirement : requirements) known.push_back(requirement.credential.name);
  for (const auto& name : options.credentials)
    if (std::none_of(requirements.begin(), requirements.end(), [&](const auto& requirement) {
          return equals_ignoring_case(requirement.credential.name, name);
        })) {
      const auto near = nearest(name, known);
      throw WorldError(ExitCode::usage, fmt::format("--credential: no request carries {}{}", name,
                                                    near.empty() ? "" : fmt::format("; did you mean {}?", near)));
    }
  std::erase_if(requirements, [&](const auto& requirement) { return !is_asked_about(requirement, options); });
  const bool one_token = options.token_source == TokenSource::standard_input || !options.token_name.empty() ||
                         !options.authorization_id.empty();
  if (one_token && requirements.size() > 1)
    throw WorldError(ExitCode::usage, "one token was named, and there are several PATs: choose with --credential");
  return requirements;
}

TokenSearch token_of(const require::Requirement& requirement, const LiveOptions& options,
                     const net::Environment& environment) {
  if (options.token_source == TokenSource::standard_input) return {.token = read_token(std::cin)};
  return find_token(requirement.credential.name, environment);
}

/// The declaration is evidence too; a record outweighs it, probes put it right.
void take_grant(report::Report& report, report::Verification& verification, const catalog::ScopeTable& scopes) {
  auto shown = verify::grant_of(verification.learnt, scopes);
  if (!shown) return;
  for (auto& declared : report.grants) {
    if (!equals_ignoring_case(declared.grant.credential, shown->credential)) continue;
    if (shown->extent == require::Extent::partial) {
      verification.contradicts_declaration = verify::is_contradicted(declared.grant, *shown, scopes);
      shown = verify::combined(declared.grant, *shown, scopes);
    }
    declared.grant = std::move(*shown);
    return;
  }
  report.grants.push_back({.grant = std::move(*shown), .place = std::nullopt});
}

}  // namespace

bool is_run_of_fork(const net::Environment& environment) {
  return equals_ignoring_case(environment("SYSTEM_PULLREQUEST_ISFORK").value_or(""), "true");
}

void ask_service(report::Report& report, const LiveOptions& options, const catalog::ScopeTable& scopes,
                 const net::Environment& environment, const AgentProgress& agent) {
  const auto access = access_of(options, environment);
  const auto asked = questions(report, options, scopes);
  const auto network = net::make_transport(transport_options(options, environment));
  verify::Patient patient(*network, [](std::chrono::seconds pause) { std::this_thread::sleep_for(pause); });
  report.live =
      report::LiveReport{.service = shown_service(access.service),
                         .verifications = {},
                         .now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now()),
                         .expiry = std::chrono::days(options.expiry_days)};
  Progress progress;
  for (const auto& requirement : asked) {
    const auto& name = requirement.credential.name;
    if (agent) agent(report.live->verifications.size(), asked.size(), "Asking the service about " + name);
    const auto found = token_of(requirement, options, environment);
    progress.step(report.live->verifications.size() + 1, asked.size(), "asking about " + name);
    std::optional<net::Secret> authorization;
    if (found.token) authorization = net::authorization_header(*found.token, net::Scheme::basic);
    report::Verification verification{
        .learnt = verify::learn(patient, access,
                                {.credential = name,
                                 .authorization = authorization ? &*authorization : nullptr,
                                 .needed = scopes_to_ask_for(requirement, report)},
                                scopes),
        .no_token = found.problem};
    take_grant(report, verification, scopes);
    report.live->verifications.push_back(std::move(verification));
  }
}

bool is_unverified(const report::Report& report) {
  if (!report.live) return false;
  const auto& verifications = report.live->verifications;
  return std::any_of(verifications.begin(), verifications.end(), [](const report::Verification& verification) {
    return !verify::is_answered(verification.learnt);
  });
}

}  // namespace patscope::cli
