#pragma once

#include <string>
#include <string_view>

namespace patscope {

enum class CredentialKind {
  pat,                 ///< a secret that the pipeline maps; presumably a personal access token
  job_token,           ///< System.AccessToken, however it is spelt
  service_connection,  ///< the identity of a task's connection
  entra,               ///< a token minted for Azure DevOps (resource 499b84ac-1321-427f-aa17-267ca6975798)
  none,                ///< the request is sent without any
  unknown,             ///< there is one, but the data flow does not show which
};

/// Who a request is sent as. Only `pat` needs scopes.
struct Credential {
  CredentialKind kind = CredentialKind::unknown;
  /// The variable, in the pipeline's own spelling ("ReleasePat"); for a connection its name; `literal_name` of a PAT
  /// that a script spells out; may be empty.
  std::string name;

  friend auto operator<=>(const Credential&, const Credential&) = default;
};

/// What a PAT is called that stands in a script itself, and so has no variable's name.
inline constexpr std::string_view literal_name = "literal";

/// As JSON spells it: "pat", "job-token", "service-connection", "entra", "none", "unknown".
[[nodiscard]] std::string_view to_string(CredentialKind kind);

}  // namespace patscope
