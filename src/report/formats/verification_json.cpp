#include "report/formats/json_values.h"

namespace patscope::report {
namespace {

Json record_json(const verify::TokenRecord& record) {
  return {{"displayName", record.display_name},
          {"authorizationId", record.authorization_id},
          {"scope", record.scope},
          {"validTo", record.valid_to},
          {"isValid", record.is_valid},
          {"allOrganizations", record.all_organizations}};
}

}  // namespace

Json verification_json(const std::optional<LiveReport>& live, std::string_view credential,
                       const catalog::ScopeTable& scopes) {
  const auto* verification = find_verification(live, credential);
  if (verification == nullptr) return nullptr;
  const auto& learnt = verification->learnt;
  Json object;
  object["service"] = live->service;
  object["standing"] = learnt.live ? verify::key_of(learnt.live->liveness.standing) : std::string_view("not-asked");
  object["evidence"] = learnt.live ? learnt.live->liveness.evidence : verification->no_token;
  object["advice"] = learnt.live ? verify::advice(learnt.live->liveness.standing) : std::string_view();
  object["record"] = learnt.record ? record_json(*learnt.record) : Json(nullptr);
  object["searches"] = Json::array();
  for (const auto& search : learnt.searches)
    object["searches"].push_back({{"source", search.source}, {"problem", search.problem}});
  object["probes"] = Json::array();
  if (!learnt.live) return object;
  for (const auto& evidence : learnt.live->evidence)
    object["probes"].push_back({{"scope", scopes.info(evidence.scope).id},
                                {"proof", to_string(evidence.proof)},
                                {"evidence", evidence.detail}});
  return object;
}

}  // namespace patscope::report
