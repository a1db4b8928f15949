#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "verify/learn.h"

namespace patscope::report {

/// What the service told of one PAT, and what had been declared of it.
struct Verification {
  verify::Learnt learnt;
  std::string no_token = {};  ///< why the token was not at hand; empty when it was
  bool contradicts_declaration = false;
};

/// What --live and `patscope verify` found out.
struct LiveReport {
  std::string service;  ///< the organization, or the server's URL
  std::vector<Verification> verifications;
  std::chrono::sys_seconds now{};
  std::chrono::days expiry{14};  ///< tokens that end within are told
};

/// Null for a PAT that the service was not asked about.
[[nodiscard]] const Verification* find_verification(const std::optional<LiveReport>& live, std::string_view credential);

/// The token is of no use whatever its scopes: expired, revoked, blocked, or of another organization.
[[nodiscard]] bool is_useless(const verify::Learnt& learnt);

/// How the token stands, in words: "alive in contoso (GET _apis/connectionData: status 200: accepted)".
[[nodiscard]] std::string standing_in_words(const Verification& verification, const std::string& service);
/// A line for each source that was asked: the record, or each probe with its answer.
[[nodiscard]] std::vector<std::string> evidence_in_words(const verify::Learnt& learnt,
                                                         const catalog::ScopeTable& scopes);

}  // namespace patscope::report
