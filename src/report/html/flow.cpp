#include "report/html/flow.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/words.h"

namespace patscope::report::html {
namespace {

/// The index of the value that equals `value` by `key`, added if there is none.
template <class Value, class Key>
std::size_t index_in(std::vector<Value>& values, Value value, std::map<Key, std::size_t>& known, Key key) {
  const auto [row, added] = known.emplace(std::move(key), values.size());
  if (added) values.push_back(std::move(value));
  return row->second;
}

void add_once(std::vector<std::size_t>& indices, std::size_t index) {
  if (std::find(indices.begin(), indices.end(), index) == indices.end()) indices.push_back(index);
}

int rank(std::string_view standing) {
  return standing == "missing" ? 2 : standing == "unproven" ? 1 : 0;
}

class Builder {
 public:
  explicit Builder(const Page& page) : page_(page) {}

  Flow build() {
    for (const auto& call : page_.report.calls) add(call);
    // Beside each other what ends at the same scope: fewer lines cross.
    std::stable_sort(flow_.calls.begin(), flow_.calls.end(), [](const FlowCall& a, const FlowCall& b) {
      return std::tie(a.credential, a.needs) < std::tie(b.credential, b.needs);
    });
    return std::move(flow_);
  }

 private:
  void add(const require::ResolvedCall& resolved) {
    const auto& call = resolved.call;
    auto words =
        resolved.operations.empty() ? request_in_words(call) : call.method + ' ' + operations_in_words(resolved);
    const auto credential = index_in(flow_.credentials, credential_in_words(call.credential), credentials_,
                                     credential_in_words(call.credential));
    FlowCall fresh{.request = words, .credential = credential};
    const auto index = index_in(flow_.calls, std::move(fresh), calls_, std::pair(credential, std::move(words)));
    const auto start = call.via.empty() ? call.place : call.via.front();
    const std::string pipeline(page_.sources.path(start.source));
    const auto place = page_.sources.position(call.place.source, call.place.begin);
    auto& node = flow_.calls[index];
    node.places.push_back(std::string(page_.sources.path(call.place.source)) + ':' + std::to_string(place.line));
    add_once(node.pipelines, index_in(flow_.pipelines, pipeline, pipelines_, pipeline));
    const auto standing = standing_of(resolved, page_);
    if (node.standing.empty() || rank(standing) > rank(node.standing)) node.standing = standing;
    add_needs(node, resolved);
  }

  void add_needs(FlowCall& node, const require::ResolvedCall& resolved) {
    const auto* summary = summary_of(resolved, page_);
    if (summary == nullptr) return add_words(node, "no PAT is sent");
    for (const auto& rule : require::rules_of(resolved)) {
      if (rule.kind != catalog::RuleKind::any_of) {
        add_words(node, rule_in_words(rule, page_.scopes));
        continue;
      }
      for (const auto id : summary->requirement.least)
        if (opens(id, rule)) add_scope(node, id);
    }
  }

  [[nodiscard]] bool opens(catalog::ScopeId id, const catalog::ScopeRule& rule) const {
    const auto closed = page_.scopes.closure(id);
    return std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](auto named) { return closed.contains(named); });
  }

  void add_scope(FlowCall& node, catalog::ScopeId id) {
    const auto& info = page_.scopes.info(id);
    add_once(node.needs, index_in(flow_.needs, FlowNeed{label_of(id, page_.scopes), info.id}, needs_, info.id));
  }

  void add_words(FlowCall& node, const std::string& words) {
    add_once(node.needs, index_in(flow_.needs, FlowNeed{words, {}}, needs_, words));
  }

  const Page& page_;
  Flow flow_;
  std::map<std::string, std::size_t> pipelines_;
  std::map<std::string, std::size_t> credentials_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> calls_;
  std::map<std::string, std::size_t> needs_;
};

}  // namespace

Flow flow_of(const Page& page) {
  return Builder(page).build();
}

}  // namespace patscope::report::html
