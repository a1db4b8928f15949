#include <algorithm>
#include <bitset>
#include <functional>
#include <iterator>
#include <tuple>

#include "require/require.h"
#include "text/check.h"

namespace patscope::require {
namespace {

using catalog::RuleKind;
using catalog::ScopeId;
using catalog::ScopeRule;
using catalog::ScopeSet;
using catalog::ScopeTable;

constexpr std::size_t most_rules = 256;
using RuleMask = std::bitset<most_rules>;

/// A scope that may take part.
struct Choice {
  ScopeId id{};
  ScopeSet closure;
  RuleMask meets;
};

/// Distinct any-of rules, without those that another one implies: who meets {a} meets {a, b}.
std::vector<ScopeRule> necessary(const std::vector<ScopeRule>& rules) {
  std::vector<ScopeRule> distinct;
  for (const auto& rule : rules)
    if (rule.kind == RuleKind::any_of && std::find(distinct.begin(), distinct.end(), rule) == distinct.end())
      distinct.push_back(rule);
  const auto is_implied = [&](const ScopeRule& rule) {
    return std::any_of(distinct.begin(), distinct.end(), [&](const ScopeRule& other) {
      return other != rule &&
             std::includes(rule.any_of.begin(), rule.any_of.end(), other.any_of.begin(), other.any_of.end());
    });
  };
  std::vector<ScopeRule> kept;
  std::copy_if(distinct.begin(), distinct.end(), std::back_inserter(kept), std::not_fn(is_implied));
  return kept;
}

RuleMask met_by(const ScopeSet& closure, const std::vector<ScopeRule>& rules) {
  RuleMask met;
  for (std::size_t i = 0; i < rules.size(); ++i)
    met[i] =
        std::any_of(rules[i].any_of.begin(), rules[i].any_of.end(), [&](ScopeId id) { return closure.contains(id); });
  return met;
}

Choice choice_of(ScopeId id, const std::vector<ScopeRule>& rules, const ScopeTable& scopes) {
  const auto closure = scopes.closure(id);
  return {.id = id, .closure = closure, .meets = met_by(closure, rules)};
}

/// `other` does all that `choice` does and holds no right that it lacks.
bool is_beaten(const Choice& choice, const Choice& other) {
  if (choice.id == other.id || (choice.meets & ~other.meets).any() || !choice.closure.includes(other.closure))
    return false;
  const bool same = choice.meets == other.meets && choice.closure == other.closure;
  return !same || other.id < choice.id;
}

/// Selectable scopes first of all; a rule that none of them meets brings its own.
std::vector<Choice> choices_for(const std::vector<ScopeRule>& rules, const ScopeTable& scopes) {
  std::vector<Choice> all;
  RuleMask met;
  for (std::size_t i = 0; i < scopes.all().size(); ++i) {
    const auto& scope = scopes.all()[i];
    if (!scope.selectable || scope.id == catalog::full_access) continue;
    all.push_back(choice_of(ScopeId(i), rules, scopes));
    met |= all.back().meets;
  }
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (!met[i])
      for (const auto id : rules[i].any_of) all.push_back(choice_of(id, rules, scopes));
  std::vector<Choice> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const Choice& choice) {
    return choice.meets.any() &&
           std::none_of(all.begin(), all.end(), [&](const Choice& other) { return is_beaten(choice, other); });
  });
  std::stable_sort(kept.begin(), kept.end(), [](const Choice& a, const Choice& b) {
    return std::tuple(a.closure.rights(), a.id) < std::tuple(b.closure.rights(), b.id);
  });
  return kept;
}

/// Branch and bound over the rule with the fewest choices.
class Search {
 public:
  Search(std::vector<Choice> choices, std::size_t rules) : choices_(std::move(choices)), rules_(rules) {}

  std::vector<ScopeId> run() {
    extend({}, {}, {});
    return best_;
  }

 private:
  using Order = std::tuple<std::size_t, std::size_t, std::vector<ScopeId>>;

  static Order order_of(const ScopeSet& held, std::vector<ScopeId> chosen) {
    std::sort(chosen.begin(), chosen.end());
    const auto count = chosen.size();
    return {held.rights(), count, std::move(chosen)};
  }

  /// The catalogue's rules need a few hundred steps at most; the limit is for those that it may get one day.
  [[nodiscard]] bool is_hopeless(const ScopeSet& held, std::size_t chosen) {
    constexpr std::size_t most_steps = 200'000;
    if (!found_) return false;
    return ++steps_ > most_steps ||
           std::tuple(held.rights(), chosen) > std::tuple(std::get<0>(best_order_), std::get<1>(best_order_));
  }

  void extend(const ScopeSet& held, const RuleMask& met, const std::vector<ScopeId>& chosen) {
    if (is_hopeless(held, chosen.size())) return;
    if (met.count() == rules_) {
      const auto order = order_of(held, chosen);
      if (found_ && best_order_ <= order) return;
      found_ = true;
      best_order_ = order;
      best_ = std::get<2>(order);
      return;
    }
    const auto rule = narrowest(met);
    for (const auto& choice : choices_) {
      if (!choice.meets[rule]) continue;
      auto longer = chosen;
      longer.push_back(choice.id);
      extend(held | choice.closure, met | choice.meets, longer);
    }
  }

  [[nodiscard]] std::size_t narrowest(const RuleMask& met) const {
    std::size_t best = most_rules;
    std::ptrdiff_t fewest = 0;
    for (std::size_t rule = 0; rule < rules_; ++rule) {
      if (met[rule]) continue;
      const auto choices =
          std::count_if(choices_.begin(), choices_.end(), [&](const Choice& choice) { return choice.meets[rule]; });
      if (best != most_rules && choices >= fewest) continue;
      best = rule;
      fewest = choices;
    }
    return best;
  }

  std::vector<Choice> choices_;
  std::size_t rules_;
  bool found_ = false;
  Order best_order_;
  std::vector<ScopeId> best_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<ScopeId> least_set(const std::vector<ScopeRule>& rules, const ScopeTable& scopes) {
  const auto needed = necessary(rules);
  check(needed.size() <= most_rules, "more distinct rules than the catalogue has");
  return Search(choices_for(needed, scopes), needed.size()).run();
}

}  // namespace patscope::require
