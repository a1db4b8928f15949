#include "catalog/operations.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "catalog/records.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

constexpr auto rule_words = std::to_array<RuleKind>(
    {RuleKind::any_pat, RuleKind::no_pat, RuleKind::full_access_only, RuleKind::entra_only, RuleKind::unstated});
constexpr auto confidences = std::to_array<Confidence>({Confidence::high, Confidence::medium, Confidence::low});

constexpr auto anchors = std::to_array<std::pair<std::string_view, UrlArea>>({
    {"/_git", UrlArea::git},
    {"/_packaging", UrlArea::packaging},
    {"/_odata", UrlArea::odata},
    {"/_api", UrlArea::api_internal},
});

void place_route(Operation& operation, std::string_view route) {
  for (const auto& [anchor, area] : anchors) {
    if (!route.starts_with(anchor) || (route.size() > anchor.size() && route[anchor.size()] != '/')) continue;
    operation.anchor = area;
    route.remove_prefix(std::min(anchor.size() + 1, route.size()));
    break;
  }
  operation.route = route;
}

ScopeRule rule_of(const Record& line, std::string_view text, const ScopeTable& scopes) {
  const auto rule = parse_rule(text, scopes);
  line.require(rule.has_value(), "no scopes and no rule");
  return *rule;
}

Confidence confidence_of(const Record& line, std::string_view text) {
  const auto at = std::find_if(confidences.begin(), confidences.end(),
                               [&](Confidence confidence) { return to_string(confidence) == text; });
  line.require(at != confidences.end(), "no confidence: high, medium or low");
  return *at;
}

/// Areas name the file; the supplement's lines name their own, and where the knowledge comes from.
void place_origin(Operation& operation, const Record& line, std::string_view file) {
  if (file != "supplement.txt") {
    operation.area = file.substr(0, file.rfind('.'));
    operation.id = line[2];
    return;
  }
  const auto slash = line[2].find('/');
  line.require(slash != std::string_view::npos, "no area in front of the operationId");
  operation.area = line[2].substr(0, slash);
  operation.id = line[2].substr(slash + 1);
  operation.knowledge = Knowledge::supplement;
  operation.confidence = confidence_of(line, line[7]);
  operation.evidence = line[8];
}

Operation operation_of(const Record& line, std::string_view file, const ScopeTable& scopes) {
  line.require(!line[0].empty() && !line[1].empty() && !line[2].empty(), "no method, route or operationId");
  Operation operation;
  place_origin(operation, line, file);
  place_route(operation, line[1]);
  operation.rule = rule_of(line, line[3], scopes);
  operation.versions = line[4] == "-" ? std::string_view() : line[4];
  operation.service = line[5];
  for (const auto name : split_words(line[6])) operation.required_query.push_back(to_lower(name));
  return operation;
}

/// -1, 0, 1: the operation's name before, equal to or after `name`.
int compare_name(const Operation& operation, std::string_view name) {
  const auto slash = std::min(name.find('/'), name.size());
  const auto area = name.substr(0, slash);
  if (!equals_ignoring_case(operation.area, area)) return less_ignoring_case(operation.area, area) ? -1 : 1;
  const auto id = name.substr(std::min(slash + 1, name.size()));
  if (equals_ignoring_case(operation.id, id)) return 0;
  return less_ignoring_case(operation.id, id) ? -1 : 1;
}

template <class Operations>
auto range_named(Operations& operations, std::string_view name) {
  const auto first = std::partition_point(operations.begin(), operations.end(),
                                          [&](const Operation& other) { return compare_name(other, name) < 0; });
  const auto last = std::partition_point(first, operations.end(),
                                         [&](const Operation& other) { return compare_name(other, name) == 0; });
  return std::pair(first, last);
}

}  // namespace

std::optional<ScopeRule> parse_rule(std::string_view text, const ScopeTable& scopes) {
  for (const auto kind : rule_words)
    if (text == to_string(kind)) return ScopeRule{.kind = kind, .any_of = {}};
  ScopeRule rule{.kind = RuleKind::any_of, .any_of = {}};
  for (const auto word : split_words(text)) {
    const auto scope = scopes.find(word);
    if (!scope) return std::nullopt;
    rule.any_of.push_back(*scope);
  }
  if (rule.any_of.empty()) return std::nullopt;
  std::sort(rule.any_of.begin(), rule.any_of.end());
  rule.any_of.erase(std::unique(rule.any_of.begin(), rule.any_of.end()), rule.any_of.end());
  return rule;
}

void read_operations(const EmbeddedFile& file, const ScopeTable& scopes, std::vector<Operation>& operations) {
  for_each_record(file.name, file.bytes, 9, [&](const Record& line) {
    for (const auto method : split(line[0], ',')) {
      operations.push_back(operation_of(line, file.name, scopes));
      operations.back().method = to_upper(trim(method));
    }
  });
}

void sort_by_name(std::vector<Operation>& operations) {
  std::vector<Operation*> order;
  for (auto& operation : operations) order.push_back(&operation);
  std::stable_sort(order.begin(), order.end(), [](const Operation* a, const Operation* b) {
    if (!equals_ignoring_case(a->area, b->area)) return less_ignoring_case(a->area, b->area);
    if (!equals_ignoring_case(a->id, b->id)) return less_ignoring_case(a->id, b->id);
    return a->method < b->method;
  });
  std::vector<Operation> sorted;
  sorted.reserve(operations.size());
  for (auto* operation : order) sorted.push_back(std::move(*operation));
  operations = std::move(sorted);
}

std::span<Operation> named(std::vector<Operation>& operations, std::string_view name) {
  const auto [first, last] = range_named(operations, name);
  return {first, last};
}

const Operation* find_operation(const std::vector<Operation>& operations, std::string_view name,
                                std::string_view method) {
  const auto [first, last] = range_named(operations, name);
  const auto at = std::find_if(
      first, last, [&](const Operation& operation) { return method.empty() || operation.method == method; });
  return at == last ? nullptr : &*at;
}

std::vector<Correction> read_corrections(std::string_view bytes, const ScopeTable& scopes) {
  std::vector<Correction> corrections;
  for_each_record("corrections.txt", bytes, 5, [&](const Record& line) {
    corrections.push_back({.method = to_upper(line[0]),
                           .name = std::string(line[1]),
                           .rule = rule_of(line, line[2], scopes),
                           .confidence = confidence_of(line, line[3]),
                           .evidence = std::string(line[4])});
  });
  return corrections;
}

bool apply(const Correction& correction, std::vector<Operation>& sorted_operations) {
  bool changed = false;
  for (auto& operation : named(sorted_operations, correction.name)) {
    if (operation.method != correction.method) continue;
    changed = changed || operation.rule != correction.rule;
    operation.rule = correction.rule;
    operation.knowledge = Knowledge::correction;
    operation.confidence = correction.confidence;
    operation.evidence = correction.evidence;
  }
  return changed;
}

}  // namespace patscope::catalog
