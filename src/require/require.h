#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "rest/call.h"

namespace patscope::require {

/// A call, matched against the catalogue.
struct ResolvedCall {
  RestCall call;
  catalog::Resolution resolution = catalog::Resolution::unresolved;
  std::vector<const catalog::Operation*> operations;  ///< candidates, best first
  catalog::ScopeRule rule;  ///< of the operation; for several candidates only when all agree, else see `rules_of`
};

/// By `call.operation` where the idiom names one that the catalogue has, else by method and URL. A call whose request
/// is not known, or whose URL is none of Azure DevOps, is `unresolved`.
[[nodiscard]] ResolvedCall resolve(const RestCall& call, const catalog::Catalog& catalog);

/// Every rule that must hold for this call: one, or one a candidate that differs; `unstated` without candidates.
[[nodiscard]] std::vector<catalog::ScopeRule> rules_of(const ResolvedCall& call);

enum class Certainty { exact, lower_bound };

/// What one credential must hold.
struct Requirement {
  Credential credential;
  std::vector<std::size_t> calls;       ///< indices into the resolved calls
  std::vector<catalog::ScopeId> least;  ///< the smallest set of selectable scopes that covers all calls
  bool full_access = false;             ///< a call that only a full-access PAT can make; `least` covers the others
  std::vector<std::size_t> entra_only;  ///< calls that no PAT can make
  /// Calls whose need is not known: unresolved, unknown endpoint, unstated, or one of several candidates is beyond
  /// scopes (full access, Entra).
  std::vector<std::size_t> unknown;
  Certainty certainty = Certainty::exact;
};

/// One for each PAT (credential kinds `pat` and `unknown`), sorted by name. Other credentials need no PAT scopes.
[[nodiscard]] std::vector<Requirement> require(const std::vector<ResolvedCall>& calls,
                                               const catalog::ScopeTable& scopes);

/// The least set that meets every rule of kind any_of: fewest rights, then fewest scopes, then the alphabet. Exact.
/// Only selectable scopes take part, those that include what a rule names among them; a rule that none of them meets
/// brings its own. A scope that another one equals in use and exceeds in rights is no candidate.
[[nodiscard]] std::vector<catalog::ScopeId> least_set(const std::vector<catalog::ScopeRule>& rules,
                                                      const catalog::ScopeTable& scopes);

enum class Extent {
  whole,    ///< a declaration or a record: what it does not name is not held
  partial,  ///< probes: what they did not ask for is not known
};

/// What a token was said or shown to hold.
struct Grant {
  std::string credential;    ///< the PAT's variable
  bool full_access = false;  ///< `app_token` among the scopes says the same
  std::vector<catalog::ScopeId> scopes;
  std::string source;  ///< ".patscope.yml", "--grant", "token administration", "probes"
  Extent extent = Extent::whole;
  std::vector<catalog::ScopeId> lacking = {};  ///< of a partial one: what it was shown not to hold
};

enum class Verdict { covered, missing, unproven };
[[nodiscard]] std::string_view to_string(Verdict verdict);

/// One rule against one grant, were it the only one. A scope is missing where a part of it is lacking.
[[nodiscard]] Verdict judge(const catalog::ScopeRule& rule, const Grant& grant, const catalog::ScopeTable& scopes);

/// One call against one grant; without a grant: `unproven`. Never `covered` without evidence. Full access covers all
/// but what needs an Entra token; of several candidates all must be covered.
[[nodiscard]] Verdict judge(const ResolvedCall& call, const Grant* grant, const catalog::ScopeTable& scopes);

}  // namespace patscope::require
