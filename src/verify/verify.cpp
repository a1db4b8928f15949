#include "verify/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "text/strings.h"
#include "text/world_error.h"
#include "verify/answer.h"

namespace patscope::verify {
namespace {

net::Request request_of(const Probe& probe, const Service& service) {
  return {.method = probe.method, .url = url_of(service, probe.sub_host, probe.path), .body = probe.body};
}

/// A 200 proves something only if it was given to this token: public projects answer anybody. Where the service does
/// not say whom it answered, the same request without a token is the control.
bool is_answer_to_anybody(net::Transport& transport, const net::Request& request, const net::Answer& answer) {
  if (caller_of(answer.response) == Caller::known) return false;
  if (caller_of(answer.response) == Caller::anonymous) return true;
  net::Request control = request;
  control.authorization = nullptr;
  return read(transport.send(control)) == Reading::success;
}

Proof proof_of_read(net::Transport& transport, const net::Request& request, const net::Answer& answer,
                    Standing standing) {
  switch (read(answer)) {
    case Reading::success:
      return is_answer_to_anybody(transport, request, answer) ? Proof::unproven : Proof::held;
    case Reading::forbidden:
      return Proof::held;
    case Reading::unauthorized:
      return standing == Standing::alive ? Proof::lacking : Proof::unproven;
    default:
      return Proof::unproven;
  }
}

Proof proof_of_write(const Probe& probe, const net::Answer& answer, Standing standing) {
  if (answer.trouble == net::Trouble::none && answer.response.status / 100 == 2 && answer.response.status != 203)
    throw WorldError(ExitCode::unverified,
                     fmt::format("the write probe {} {} was answered with success, which it must never be: stopped at "
                                 "once; please look at what it did and report it",
                                 probe.method, probe.path));
  switch (read(answer)) {
    case Reading::bad_request:
    case Reading::not_found:
    case Reading::forbidden:
      return Proof::held;
    case Reading::unauthorized:
      return standing == Standing::alive ? Proof::lacking : Proof::unproven;
    default:
      return Proof::unproven;
  }
}

ScopeEvidence run(net::Transport& transport, const Service& service, const net::Secret& authorization,
                  const Probe& probe, Standing standing) {
  if (service.project.empty() && probe.path.find("{project}") != std::string::npos)
    return {probe.scope, Proof::unproven, "the probe needs a project: name one with --project"};
  net::Request request = request_of(probe, service);
  request.authorization = &authorization;
  const auto answer = transport.send(request);
  const auto proof = probe.kind == ProbeKind::read ? proof_of_read(transport, request, answer, standing)
                                                   : proof_of_write(probe, answer, standing);
  return {probe.scope, proof, fmt::format("{} {}: {}", probe.method, probe.path, evidence(answer))};
}

/// A token that the liveness request refused may still be a narrow one of this organization: the probes will tell.
bool is_worth_probing(Standing standing) {
  return standing == Standing::alive || standing == Standing::wrong_organization;
}

std::vector<ScopeEvidence> run_together(net::Transport& transport, const Service& service,
                                        const net::Secret& authorization, const std::vector<Probe>& probes,
                                        Standing standing) {
  std::vector<std::future<ScopeEvidence>> running;
  for (const auto& probe : probes)
    running.push_back(
        std::async(std::launch::async, [&, probe] { return run(transport, service, authorization, probe, standing); }));
  std::vector<ScopeEvidence> evidence;
  for (auto& result : running) evidence.push_back(result.get());
  return evidence;
}

}  // namespace

std::string_view to_string(Proof proof) {
  return proof == Proof::held ? "held" : proof == Proof::lacking ? "lacking" : "unproven";
}

LiveResult verify_token(net::Transport& transport, const Service& service, const net::Secret& authorization,
                        const std::vector<catalog::ScopeId>& needed, const catalog::ScopeTable& scopes,
                        const Options& options) {
  LiveResult result{.liveness = check_liveness(transport, service, authorization), .evidence = {}};
  const auto standing = result.liveness.standing;
  if (!is_worth_probing(standing)) return result;
  const auto table = probe_table(scopes);
  const auto reads = choose_probes(table, needed, scopes, ProbeKind::read, options.most_probes);
  result.evidence = run_together(transport, service, authorization, reads, standing);
  if (options.strongest_probe == ProbeKind::write)
    // One after the other: if one of them should take effect, no other is under way.
    for (const auto& probe : choose_probes(table, needed, scopes, ProbeKind::write, options.most_probes))
      result.evidence.push_back(run(transport, service, authorization, probe, standing));
  return result;
}

require::Grant grant_of(const TokenRecord& record, std::string_view credential, std::string_view source,
                        const catalog::ScopeTable& scopes) {
  require::Grant grant{.credential = std::string(credential), .scopes = {}, .source = std::string(source)};
  for (const auto word : split_words(record.scope)) {
    if (equals_ignoring_case(word, catalog::full_access))
      grant.full_access = true;
    else if (const auto scope = scopes.find(word))
      grant.scopes.push_back(*scope);
  }
  return grant;
}

require::Verdict judge_scope(catalog::ScopeId needed, const LiveResult& result, const require::Grant* recorded,
                             const catalog::ScopeTable& scopes) {
  if (recorded != nullptr) {
    const bool held = recorded->full_access || scopes.closure(recorded->scopes).contains(needed);
    return held ? require::Verdict::covered : require::Verdict::missing;
  }
  const auto whole = scopes.closure(needed);
  auto verdict = require::Verdict::unproven;
  for (const auto& evidence : result.evidence) {
    if (evidence.proof == Proof::lacking && whole.contains(evidence.scope)) return require::Verdict::missing;
    if (evidence.proof == Proof::held && scopes.closure(evidence.scope).contains(needed))
      verdict = require::Verdict::covered;
  }
  return verdict;
}

}  // namespace patscope::verify
