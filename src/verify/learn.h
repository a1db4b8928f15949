#pragma once

#include <optional>
#include <string>
#include <vector>

#include "net/transport.h"
#include "verify/service.h"
#include "verify/tokens.h"
#include "verify/verify.h"

namespace patscope::verify {

/// Whom to ask, and as whom.
struct Access {
  Service service;
  std::optional<net::Secret> administrator = std::nullopt;  ///< Authorization header of a token administrator's PAT
  std::string owner = {};                                   ///< subject descriptor of the owner of the tokens asked for
  std::optional<net::Secret> entra_user = std::nullopt;     ///< Authorization header of the owner's Entra token
  TokenName token_name = {};                                ///< which record is meant; neither id nor name: none
  Options options = {};
};

/// What is asked about one credential.
struct Question {
  std::string credential;                      ///< the PAT's variable
  const net::Secret* authorization = nullptr;  ///< null: the token is not at hand; only records can tell
  std::vector<catalog::ScopeId> needed = {};
};

/// Where a record was looked for.
struct RecordSearch {
  std::string source;   ///< "token administration" or "token lifecycle"
  std::string problem;  ///< why there is none; empty when there is one
};

/// What the service told of one credential.
struct Learnt {
  std::string credential;
  std::optional<LiveResult> live = std::nullopt;
  std::optional<TokenRecord> record = std::nullopt;
  std::vector<RecordSearch> searches = {};
};

/// Looks for the token's record where `access` allows it, then asks with the token itself. With a record, scopes are
/// not probed: the liveness request alone is sent.
[[nodiscard]] Learnt learn(net::Transport& transport, const Access& access, const Question& question,
                           const catalog::ScopeTable& scopes);

/// Whether anything was learnt of the scopes. A token that the service knows for expired or revoked is an answer too.
[[nodiscard]] bool is_answered(const Learnt& learnt);

/// The record's scopes, or else what the probes showed, as a grant; nothing when neither told anything.
[[nodiscard]] std::optional<require::Grant> grant_of(const Learnt& learnt, const catalog::ScopeTable& scopes);

}  // namespace patscope::verify
