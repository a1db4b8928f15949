#pragma once

#include <string>
#include <string_view>

#include "net/transport.h"
#include "verify/service.h"

namespace patscope::verify {

/// What a token is, before any scope is looked at.
enum class Standing {
  alive,
  expired,
  invalid,             ///< revoked, mistyped, or no token at all
  wrong_organization,  ///< known to the service, but not here; or too narrow even for the liveness request
  no_organization,     ///< the organization does not exist
  blocked,             ///< conditional access or a policy
  throttled,
  server_error,
  unreachable,  ///< no network, a proxy or certificate in the way
  foreign,      ///< something that is not Azure DevOps answered
  unknown,
};

/// For people.
[[nodiscard]] std::string_view to_string(Standing standing);
/// As JSON spells it: "alive", "wrong-organization".
[[nodiscard]] std::string_view key_of(Standing standing);
/// What the token's owner should do, one sentence.
[[nodiscard]] std::string_view advice(Standing standing);

struct Liveness {
  Standing standing = Standing::unknown;
  std::string evidence;  ///< the request and its answer, without the token
};

/// Sends `GET _apis/connectionData` with the token, and where 401 leaves the reason open a second time without the
/// header that suppresses the sign-in page: only a token that the service does not know is then sent to sign in.
[[nodiscard]] Liveness check_liveness(net::Transport& transport, const Service& service,
                                      const net::Secret& authorization);

}  // namespace patscope::verify
