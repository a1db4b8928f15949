#include "report/formats/explain.h"

#include <fmt/format.h>

#include <algorithm>

namespace patscope::report {
namespace {

std::string_view anchor_in_words(UrlArea anchor) {
  switch (anchor) {
    case UrlArea::git:
      return "_git/";
    case UrlArea::packaging:
      return "_packaging/";
    case UrlArea::odata:
      return "_odata/";
    case UrlArea::apis:
      return "_apis/";
    case UrlArea::api_internal:
      return "_api/";
    case UrlArea::none:
      break;
  }
  return {};
}

std::string_view knowledge_in_words(catalog::Knowledge knowledge) {
  switch (knowledge) {
    case catalog::Knowledge::specification:
      return "published specification";
    case catalog::Knowledge::correction:
      return "correction of the specification";
    case catalog::Knowledge::supplement:
      return "supplement to the specifications";
  }
  return {};
}

}  // namespace

std::vector<const catalog::Operation*> operations_naming(catalog::ScopeId id, const catalog::Catalog& catalog) {
  std::vector<const catalog::Operation*> found;
  for (const auto& operation : catalog.operations())
    if (std::count(operation.rule.any_of.begin(), operation.rule.any_of.end(), id) > 0) found.push_back(&operation);
  return found;
}

std::string source_in_words(const catalog::Operation& operation) {
  std::string text(knowledge_in_words(operation.knowledge));
  if (!operation.versions.empty()) text += ' ' + operation.versions;
  text += fmt::format(", {} confidence", to_string(operation.confidence));
  return operation.evidence.empty() ? text : text + ": " + operation.evidence;
}

std::string route_in_words(const catalog::Operation& operation) {
  return fmt::format("{} {}{}", operation.method, anchor_in_words(operation.anchor), operation.route);
}

}  // namespace patscope::report
