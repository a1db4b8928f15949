#include "report/formats/json_values.h"
#include "report/formats/scopes.h"

namespace patscope::report {
namespace {

Json calls_json(const std::vector<std::size_t>& indices, const Report& report, const Sources& sources) {
  auto list = Json::array();
  for (const auto index : indices) {
    const auto& resolved = report.calls[index];
    Json object;
    put_place(object, sources, resolved.call.place);
    object["method"] = resolved.call.method;
    object["url"] = resolved.call.url.with_blanks();
    object["operation"] = resolved.operations.empty() ? std::string() : resolved.operations.front()->name();
    list.push_back(std::move(object));
  }
  return list;
}

}  // namespace

std::string scopes_as_json(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  Json document = new_document();
  document["credentials"] = Json::array();
  for (const auto& summary : report.credentials) {
    const auto& requirement = summary.requirement;
    Json object = credential_json(requirement.credential);
    object["exact"] = summary.exact();
    object["gaps"] = summary.gaps;
    object["fullAccess"] = requirement.full_access;
    object["scopes"] = Json::array();
    for (const auto id : requirement.least)
      object["scopes"].push_back(
          {{"id", scopes.info(id).id},
           {"label", scopes.info(id).label},
           {"calls", calls_json(calls_behind(id, requirement, report, scopes), report, sources)}});
    object["entraOnly"] = calls_json(requirement.entra_only, report, sources);
    object["unknown"] = calls_json(requirement.unknown, report, sources);
    document["credentials"].push_back(std::move(object));
  }
  document["coverage"] = coverage_json(report, sources);
  return print_document(document);
}

}  // namespace patscope::report
