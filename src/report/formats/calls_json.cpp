#include "report/formats/calls.h"
#include "report/formats/json_values.h"

namespace patscope::report {

std::string calls_as_json(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes) {
  Json document = new_document();
  document["calls"] = Json::array();
  for (const auto& call : report.calls) document["calls"].push_back(call_json(call, sources, scopes));
  document["coverage"] = coverage_json(report, sources);
  return print_document(document);
}

}  // namespace patscope::report
