#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/transport.h"
#include "verify/service.h"

namespace patscope::verify {

/// What the service says of a token; never the token itself, which no API returns again.
struct TokenRecord {
  std::string display_name;
  std::string authorization_id;
  std::string scope;     ///< scopes between blanks, or "app_token"
  std::string valid_to;  ///< as the service writes it: "2026-12-01T00:00:00Z"
  bool is_valid = true;
  bool all_organizations = false;
};

/// Which record is meant: by authorization id, or by display name, whichever is given.
struct TokenName {
  std::string authorization_id;
  std::string display_name;
};

struct TokenSearch {
  std::optional<TokenRecord> record;
  /// Why there is none, for people; empty when there is one.
  std::string problem;
};

/// Token administration: `owner` is the subject descriptor of the token's owner; follows the continuation tokens.
/// Needs vso.tokenadministration and a Project Collection Administrator.
[[nodiscard]] TokenSearch find_by_administration(net::Transport& transport, const Service& service,
                                                 const net::Secret& authorization, std::string_view owner,
                                                 const TokenName& wanted);

/// Lifecycle API: one's own active tokens, with an Entra user token. A refusal may come inside a 200 (`patTokenError`).
[[nodiscard]] TokenSearch find_by_lifecycle(net::Transport& transport, const Service& service,
                                            const net::Secret& authorization, const TokenName& wanted);

/// The body and the command that would create a token with exactly these scopes; nothing is sent.
struct Mint {
  std::string url;
  std::string body;          ///< JSON
  std::string command = {};  ///< `az rest ...`
};
[[nodiscard]] Mint mint(const Service& service, std::string_view display_name, const std::vector<std::string>& scopes,
                        std::string_view valid_to);

}  // namespace patscope::verify
