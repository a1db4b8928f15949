#include "report/formats/json_values.h"

namespace patscope::report {

Json new_document() {
  return {{"schema", json_schema}};
}

std::string print_document(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string print_line(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put_place(Json& object, const Sources& sources, Span span) {
  const auto position = sources.position(span.source, span.begin);
  object["file"] = sources.path(span.source);
  object["line"] = position.line;
  object["column"] = position.column;
}

Json via_json(const Sources& sources, const std::vector<Span>& via) {
  auto list = Json::array();
  for (const auto& span : via)
    list.push_back({{"file", sources.path(span.source)}, {"line", sources.position(span.source, span.begin).line}});
  return list;
}

Json credential_json(const Credential& credential) {
  return {{"kind", to_string(credential.kind)}, {"name", credential.name}};
}

Json scope_ids_json(const std::vector<catalog::ScopeId>& ids, const catalog::ScopeTable& scopes) {
  auto list = Json::array();
  for (const auto id : ids) list.push_back(scopes.info(id).id);
  return list;
}

Json rule_json(const catalog::ScopeRule& rule, const catalog::ScopeTable& scopes) {
  return {{"rule", to_string(rule.kind)}, {"anyOf", scope_ids_json(rule.any_of, scopes)}};
}

void put_resolution(Json& object, const require::ResolvedCall& call, const catalog::ScopeTable& scopes) {
  auto candidates = Json::array();
  for (const auto* operation : call.operations) candidates.push_back(operation->name());
  object["resolution"] = to_string(call.resolution);
  object["operation"] = call.operations.empty() ? std::string() : call.operations.front()->name();
  object["candidates"] = std::move(candidates);

  const auto rules = require::rules_of(call);
  object["scopes"] = rule_json(rules.empty() ? call.rule : rules.front(), scopes);
  if (rules.size() < 2) return;
  auto all = Json::array();
  for (const auto& rule : rules) all.push_back(rule_json(rule, scopes));
  object["scopes"]["allOf"] = std::move(all);
}

Json call_json(const require::ResolvedCall& resolved, const Sources& sources, const catalog::ScopeTable& scopes) {
  const RestCall& call = resolved.call;
  Json object;
  put_place(object, sources, call.place);
  object["method"] = call.method;
  object["url"] = call.url.with_blanks();
  put_resolution(object, resolved, scopes);
  object["credential"] = credential_json(call.credential);
  object["idiom"] = call.idiom;
  object["reach"] = call.reach == Reach::always ? "always" : "maybe";
  if (!call.unresolved.empty()) object["reason"] = call.unresolved;
  object["via"] = via_json(sources, call.via);
  return object;
}

Json summary_json(const CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  Json object = credential_json(summary.requirement.credential);
  object["verdict"] = to_string(summary.verdict);
  object["needed"] = scope_ids_json(summary.requirement.least, scopes);
  object["fullAccess"] = summary.requirement.full_access;
  object["exact"] = summary.exact();
  object["gaps"] = summary.gaps;
  if (summary.grant) {
    object["granted"] = {{"scopes", scope_ids_json(summary.grant->scopes, scopes)},
                         {"fullAccess", summary.grant->full_access},
                         {"source", summary.grant->source}};
  } else {
    object["granted"] = nullptr;
  }
  object["missing"] = scope_ids_json(summary.missing, scopes);
  object["excess"] = scope_ids_json(summary.excess, scopes);
  return object;
}

namespace {

Json region_json(const Coverage& region, std::string_view kind, const Sources& sources) {
  Json object;
  put_place(object, sources, region.place);
  object["endLine"] = sources.position(region.place.source, region.place.end).line;
  object["kind"] = kind;
  object["reason"] = region.reason;
  return object;
}

}  // namespace

Json coverage_json(const Report& report, const Sources& sources) {
  auto list = Json::array();
  for (const auto& problem : report.problems) list.push_back(region_json(problem, "pipeline", sources));
  for (const auto& unread : report.unread) list.push_back(region_json(unread.region, to_string(unread.kind), sources));
  return {{"files", report.files}, {"unread", std::move(list)}};
}

}  // namespace patscope::report
