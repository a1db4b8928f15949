#include "verify/learn.h"

#include <algorithm>

namespace patscope::verify {
namespace {

bool is_named(const TokenName& name) {
  return !name.authorization_id.empty() || !name.display_name.empty();
}

void keep(Learnt& learnt, std::string source, TokenSearch found) {
  learnt.searches.push_back({.source = std::move(source), .problem = std::move(found.problem)});
  if (found.record) learnt.record = std::move(found.record);
}

void look_for_record(net::Transport& transport, const Access& access, Learnt& learnt) {
  if (!is_named(access.token_name)) return;
  if (access.administrator)
    keep(learnt, "token administration",
         find_by_administration(transport, access.service, *access.administrator, access.owner, access.token_name));
  if (!learnt.record && access.entra_user)
    keep(learnt, "token lifecycle",
         find_by_lifecycle(transport, access.service, *access.entra_user, access.token_name));
}

bool shows_anything(const LiveResult& live) {
  return std::any_of(live.evidence.begin(), live.evidence.end(),
                     [](const ScopeEvidence& evidence) { return evidence.proof != Proof::unproven; });
}

bool is_dead(Standing standing) {
  return standing == Standing::expired || standing == Standing::invalid || standing == Standing::blocked ||
         standing == Standing::wrong_organization;
}

}  // namespace

Learnt learn(net::Transport& transport, const Access& access, const Question& question,
             const catalog::ScopeTable& scopes) {
  Learnt learnt{.credential = question.credential};
  look_for_record(transport, access, learnt);
  if (question.authorization != nullptr)
    learnt.live =
        verify_token(transport, access.service, *question.authorization,
                     learnt.record ? std::vector<catalog::ScopeId>() : question.needed, scopes, access.options);
  return learnt;
}

bool is_answered(const Learnt& learnt) {
  if (learnt.record) return true;
  return learnt.live && (learnt.live->liveness.standing == Standing::alive || is_dead(learnt.live->liveness.standing) ||
                         shows_anything(*learnt.live));
}

std::optional<require::Grant> grant_of(const Learnt& learnt, const catalog::ScopeTable& scopes) {
  if (learnt.record) return grant_of(*learnt.record, learnt.credential, learnt.searches.back().source, scopes);
  if (!learnt.live || !shows_anything(*learnt.live)) return std::nullopt;
  require::Grant grant{
      .credential = learnt.credential, .scopes = {}, .source = "probes", .extent = require::Extent::partial};
  for (const auto& evidence : learnt.live->evidence) {
    if (evidence.proof == Proof::held) grant.scopes.push_back(evidence.scope);
    if (evidence.proof == Proof::lacking) grant.lacking.push_back(evidence.scope);
  }
  return grant;
}

}  // namespace patscope::verify
