#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/scopes.h"
#include "net/transport.h"
#include "require/require.h"
#include "verify/liveness.h"
#include "verify/probes.h"
#include "verify/service.h"
#include "verify/tokens.h"

namespace patscope::verify {

enum class Proof {
  held,
  lacking,
  unproven,
};

/// "held", "lacking", "unproven".
[[nodiscard]] std::string_view to_string(Proof proof);

/// What one probe showed of one scope.
struct ScopeEvidence {
  catalog::ScopeId scope{};
  Proof proof = Proof::unproven;
  std::string detail;  ///< the request and what its answer means
};

struct Options {
  ProbeKind strongest_probe = ProbeKind::read;  ///< write: --probe-writes; the command line wants --organization then
  std::size_t most_probes = 6;
};

struct LiveResult {
  Liveness liveness;
  std::vector<ScopeEvidence> evidence;  ///< of probes, in the order of the scopes
};

/// Asks the service what the token of `authorization` allows, of the scopes `needed`. Nothing is changed there: reads
/// only, and with write probes requests that cannot take effect; if one is answered with success a WorldError says so
/// at once.
[[nodiscard]] LiveResult verify_token(net::Transport& transport, const Service& service,
                                      const net::Secret& authorization, const std::vector<catalog::ScopeId>& needed,
                                      const catalog::ScopeTable& scopes, const Options& options);

/// The record's scopes as a grant. Words of its scope string that scopes.txt does not list grant nothing.
[[nodiscard]] require::Grant grant_of(const TokenRecord& record, std::string_view credential, std::string_view source,
                                      const catalog::ScopeTable& scopes);

/// One needed scope against all evidence. A write scope is never covered by a read probe; a part that is lacking shows
/// that the whole is.
[[nodiscard]] require::Verdict judge_scope(catalog::ScopeId needed, const LiveResult& result,
                                           const require::Grant* recorded, const catalog::ScopeTable& scopes);

}  // namespace patscope::verify
