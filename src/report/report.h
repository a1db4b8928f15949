#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/scopes.h"
#include "report/finding.h"
#include "report/live.h"
#include "require/require.h"
#include "rest/call.h"
#include "text/sources.h"

namespace patscope::report {

/// What somebody said that a PAT holds, and where.
struct DeclaredGrant {
  require::Grant grant;
  std::optional<Span> place;  ///< in the configuration; nothing for the command line
};

enum class UnreadKind { template_file, script };
/// As JSON spells it: "template", "script".
[[nodiscard]] std::string_view to_string(UnreadKind kind);

struct Unread {
  Coverage region;
  UnreadKind kind = UnreadKind::script;
};

/// One PAT: what it must hold, what it was said to hold, and the difference.
struct CredentialSummary {
  require::Requirement requirement;
  std::optional<require::Grant> grant;    ///< nothing was declared or shown: every need is unproven
  std::vector<catalog::ScopeId> missing;  ///< the least that must be added; empty without a grant
  std::vector<catalog::ScopeId> excess;   ///< granted, but wider than what the calls need; empty unless exact
  std::vector<catalog::ScopeId> enough;   ///< what of the grant the calls do need
  require::Verdict verdict = require::Verdict::unproven;  ///< the worst of its calls
  /// Why the need may be larger than what is shown: "2 calls not resolved", "1 script not read". Empty: it is exact.
  std::vector<std::string> gaps;

  [[nodiscard]] bool exact() const { return gaps.empty(); }
};

/// A finding that somebody has decided to live with.
struct Suppressed {
  Finding finding;
  std::string reason;
  bool in_source = false;  ///< by a comment beside it; else by the configuration or the baseline
};

/// All that an analysis found out. Formats see nothing else.
struct Report {
  std::vector<std::string> pipelines;        ///< paths of the pipelines that were analysed, in order
  std::vector<std::string> unchanged;        ///< those that a pull request leaves as they are: not analysed
  std::vector<require::ResolvedCall> calls;  ///< sorted by path, place, credential
  std::vector<ForeignRequest> foreign;       ///< what leads elsewhere with a secret; sorted by path, place, credential
  std::vector<DeclaredGrant> grants;
  std::vector<Coverage> problems;  ///< what the service would refuse in the pipelines; sorted
  std::vector<Unread> unread;      ///< sorted by path and place
  std::vector<std::string> files;  ///< every file that was read: pipelines, templates, scripts; sorted, no duplicates
  std::optional<LiveReport> live = {};  ///< what the service told, when it was asked
  bool unusable = false;                ///< a pipeline is broken: little or nothing of it could be read

  std::vector<CredentialSummary> credentials;  ///< filled by `judge`; sorted by name
  std::vector<Finding> findings;               ///< filled by `judge`; sorted by path, place, rule
  std::vector<Suppressed> suppressed;          ///< taken out of `findings`, in the same order
};

/// The version of the JSON, `"schema"` in every document. See docs/json.md.
inline constexpr const char* json_schema = "patscope/1";

}  // namespace patscope::report
