#include "catalog/scopes.h"

#include <algorithm>

#include "catalog/records.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

std::size_t index_of(ScopeId id) {
  return static_cast<std::size_t>(id);
}

ScopeInfo scope_of(const Record& line) {
  line.require(!line[0].empty(), "a scope without an id");
  ScopeInfo scope{.id = std::string(line[0]),
                  .label = std::string(line[1]),
                  .includes = {},
                  .selectable = !line[1].empty(),
                  .evidence = std::string(line[4]),
                  .note = std::string(line[5])};
  for (const auto included : split_words(line[2])) scope.includes.emplace_back(included);
  return scope;
}

}  // namespace

ScopeTable ScopeTable::parse(std::string_view lines) {
  ScopeTable table;
  for_each_record("scopes.txt", lines, 6, [&](const Record& line) { table.scopes_.push_back(scope_of(line)); });
  check(table.scopes_.size() <= ScopeSet::capacity, "more scopes than a ScopeSet holds");
  std::sort(table.scopes_.begin(), table.scopes_.end(),
            [](const ScopeInfo& a, const ScopeInfo& b) { return less_ignoring_case(a.id, b.id); });
  for (std::size_t i = 0; i < table.scopes_.size(); ++i) table.closures_.push_back(table.close(ScopeId(i)));
  return table;
}

ScopeSet ScopeTable::close(ScopeId start) const {
  ScopeSet set;
  std::vector<ScopeId> pending{start};
  while (!pending.empty()) {
    const auto id = pending.back();
    pending.pop_back();
    if (set.contains(id)) continue;
    set.bits_.set(index_of(id));
    for (const auto& included : info(id).includes) {
      if (included == "*") {
        for (std::size_t i = 0; i < scopes_.size(); ++i) set.bits_.set(i);
        return set;
      }
      const auto next = find(included);
      check(next.has_value(), ("scopes.txt: no scope " + included).c_str());
      pending.push_back(*next);
    }
  }
  return set;
}

std::optional<ScopeId> ScopeTable::find(std::string_view id) const {
  const auto at = std::lower_bound(
      scopes_.begin(), scopes_.end(), id,
      [](const ScopeInfo& scope, std::string_view name) { return less_ignoring_case(scope.id, name); });
  if (at == scopes_.end() || !equals_ignoring_case(at->id, id)) return std::nullopt;
  return ScopeId(at - scopes_.begin());
}

const ScopeInfo& ScopeTable::info(ScopeId id) const {
  check(index_of(id) < scopes_.size(), "a ScopeId of another table");
  return scopes_[index_of(id)];
}

ScopeSet ScopeTable::closure(ScopeId id) const {
  check(index_of(id) < closures_.size(), "a ScopeId of another table");
  return closures_[index_of(id)];
}

ScopeSet ScopeTable::closure(const std::vector<ScopeId>& ids) const {
  ScopeSet set;
  for (const auto id : ids) set = set | closure(id);
  return set;
}

}  // namespace patscope::catalog
