#include <algorithm>

#include "require/require.h"
#include "rest/url.h"

namespace patscope::require {
namespace {

using catalog::Operation;
using catalog::Resolution;
using catalog::ScopeRule;

/// The idiom names the operation: nothing is left to match, unless the catalogue has another name for it.
std::optional<catalog::Match> match_named(const RestCall& call, const catalog::Catalog& catalog) {
  if (call.operation.empty()) return std::nullopt;
  const auto* operation = catalog.find(call.operation, call.method);
  if (operation == nullptr) operation = catalog.find(call.operation);
  if (operation == nullptr) return std::nullopt;
  return catalog::Match{.resolution = Resolution::exact, .operations = {operation}};
}

catalog::Match match_url(const RestCall& call, const catalog::Catalog& catalog) {
  const auto url = UrlPattern::parse(call.url);
  if (!url) return {.resolution = Resolution::unresolved, .operations = {}};
  return catalog.match(call.method, *url);
}

std::vector<ScopeRule> distinct_rules(const std::vector<const Operation*>& operations) {
  std::vector<ScopeRule> rules;
  for (const auto* operation : operations)
    if (std::find(rules.begin(), rules.end(), operation->rule) == rules.end()) rules.push_back(operation->rule);
  return rules;
}

}  // namespace

ResolvedCall resolve(const RestCall& call, const catalog::Catalog& catalog) {
  ResolvedCall resolved{.call = call, .resolution = Resolution::unresolved, .operations = {}, .rule = {}};
  auto match = match_named(call, catalog);
  if (!match && !call.unresolved.empty()) return resolved;
  if (!match) match = match_url(call, catalog);
  resolved.resolution = match->resolution;
  resolved.operations = std::move(match->operations);
  const auto rules = distinct_rules(resolved.operations);
  if (rules.size() == 1) resolved.rule = rules.front();
  return resolved;
}

std::vector<ScopeRule> rules_of(const ResolvedCall& call) {
  auto rules = distinct_rules(call.operations);
  if (rules.empty()) rules.emplace_back();
  return rules;
}

}  // namespace patscope::require
