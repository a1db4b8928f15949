#include "report/formats/explain.h"
#include "report/formats/json_values.h"

namespace patscope::report {
namespace {

Json operation_json(const catalog::Operation& operation, const catalog::ScopeTable& scopes) {
  return {{"operation", operation.name()},
          {"request", route_in_words(operation)},
          {"scopes", rule_json(operation.rule, scopes)},
          {"versions", operation.versions},
          {"source", source_in_words(operation)},
          {"confidence", to_string(operation.confidence)}};
}

}  // namespace

std::string request_as_json(const require::ResolvedCall& call, std::string_view typed_url,
                            const catalog::ScopeTable& scopes) {
  Json object;
  object["method"] = call.call.method;
  object["url"] = typed_url;
  put_resolution(object, call, scopes);
  object["details"] = Json::array();
  for (const auto* operation : call.operations) object["details"].push_back(operation_json(*operation, scopes));
  return print_line(object);
}

std::string scope_as_json(catalog::ScopeId id, const catalog::Catalog& catalog) {
  const auto& info = catalog.scopes().info(id);
  Json object;
  object["scope"] = info.id;
  object["label"] = info.label;
  object["selectable"] = info.selectable;
  object["includes"] = info.includes;
  object["evidence"] = info.evidence;
  object["note"] = info.note;
  object["operations"] = Json::array();
  for (const auto* operation : operations_naming(id, catalog)) object["operations"].push_back(operation->name());
  return print_line(object);
}

std::string rule_as_json(const Rule& rule) {
  Json object{{"rule", rule.id}, {"title", rule.title}, {"severity", to_string(rule.severity)}, {"help", rule.help}};
  if (const auto* example = find_example(rule.id))
    object["example"] = {{"command", example->command}, {"pipeline", example->pipeline}};
  return print_line(object);
}

}  // namespace patscope::report
